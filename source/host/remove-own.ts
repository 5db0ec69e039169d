import {lstat, unlink, type FileHandle} from 'node:fs/promises';
import {errorCodeOf} from '../values/file-error.ts';

/**
Removes the file that was made and is still open here; what somebody else put at its name meanwhile stays. Never
rejects.
*/
export async function removeOwn(file: string, handle: FileHandle): Promise<void> {
	try {
		const {ino} = await handle.stat({bigint: true});
		await removeNumbered(file, ino);
	} catch {}
}

/**
Does the same by the number of the file alone: work that hangs in the open file cannot hold it up. Returns whether
nothing of the file is left at the name.
*/
export async function removeNumbered(file: string, ino: bigint): Promise<boolean> {
	try {
		const found = await lstat(file, {bigint: true});
		if (found.ino === ino) {
			await unlink(file);
		}

		return true;
	} catch (error) {
		return errorCodeOf(error) === 'ENOENT';
	}
}

/** Returns whether the open file is what stands at the name. Throws the file system's error. */
export async function isAt(file: string, handle: FileHandle): Promise<boolean> {
	const [own, found] = await Promise.all([handle.stat({bigint: true}), lstat(file, {bigint: true})]);
	return own.ino === found.ino;
}
