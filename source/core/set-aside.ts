import {lstat, rename} from 'node:fs/promises';
import {adviceAfterSetAside} from './advice.ts';
import {errorCodeOf} from './file-error.ts';
import type {BackupResult} from './result.ts';

/** Leftovers of one backup file; more than that are no accident. */
const mostLeftovers = 99;

/**
Gives a file that a failed run made another name (`<backup file>.incomplete`), so that nobody takes it for a backup, and gives the result
with that name. A file that carries a time before the run is left alone, and so is one that cannot be renamed. Where times cannot be compared,
it counts that nothing stood there when the run began. Never rejects.
*/
export async function withLeftoverSetAside(result: BackupResult): Promise<BackupResult> {
	const {verdict, evidence, file} = result;
	if (verdict !== 'failed' || evidence.every(({id, state}) => id !== 'new' || state === 'bad')) {
		return result;
	}

	const leftover = await moveAway(file);
	return leftover === undefined ? result : {...result, leftover, advice: adviceAfterSetAside(result.advice, file, leftover)};
}

/** Where the file is now; undefined when it stayed. */
async function moveAway(file: string): Promise<string | undefined> {
	for (let number = 1; number <= mostLeftovers; number++) {
		const name = `${file}.incomplete${number === 1 ? '' : `-${number}`}`;
		try {
			// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is taken
			if (await isFree(name)) {
				// eslint-disable-next-line no-await-in-loop -- as above
				await rename(file, name);
				return name;
			}
		} catch {
			return undefined;
		}
	}

	return undefined;
}

/** Throws the file system's error when that cannot be found out. */
async function isFree(name: string): Promise<boolean> {
	try {
		await lstat(name);
		return false;
	} catch (error) {
		if (errorCodeOf(error) === 'ENOENT') {
			return true;
		}

		throw error;
	}
}
