import {execFile} from 'node:child_process';

/** Runs a program to its end and gives what it printed. Rejects when it does not end well. */
export async function run(program: string, programArguments: readonly string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		execFile(program, programArguments, (error, stdout) => {
			if (error === null) {
				resolve(stdout);
			} else {
				reject(new Error(`${program} did not end well`, {cause: error}));
			}
		});
	});
}
