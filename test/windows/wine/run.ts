import {execFile} from 'node:child_process';
import process from 'node:process';

/** Runs a program to its end and gives what it printed. Rejects, with what it said, when it does not end well. */
export async function run(program: string, programArguments: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<string> {
	return new Promise((resolve, reject) => {
		execFile(program, programArguments, {env: environment, maxBuffer: 2 ** 26}, (error, stdout, stderr) => {
			if (error === null) {
				resolve(stdout);
			} else {
				reject(new Error(`${program} did not end well.\n${stdout.slice(-2000)}${stderr.slice(-2000)}`, {cause: error}));
			}
		});
	});
}
