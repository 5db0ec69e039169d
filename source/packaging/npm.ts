import {execFile} from 'node:child_process';
import process from 'node:process';

/** Returns the output of npm. Rejects with its error output when it fails. */
export async function npm(npmArguments: readonly string[], folder: string): Promise<string> {
	return new Promise((resolve, reject) => {
		// On Windows npm is a batch file, which only a shell can start.
		const options = {cwd: folder, shell: process.platform === 'win32', maxBuffer: 100_000_000};
		execFile('npm', npmArguments, options, (error, stdout) => {
			if (error === null) {
				resolve(stdout);
			} else {
				reject(new Error(`npm ${npmArguments[0]} failed.`, {cause: error}));
			}
		});
	});
}
