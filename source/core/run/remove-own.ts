import {lstat, unlink, type FileHandle} from 'node:fs/promises';

/**
Removes the file that was made and is still open here; what somebody else put at its name meanwhile stays. Never
rejects.
*/
export async function removeOwn(file: string, handle: FileHandle): Promise<void> {
	try {
		if (await isAt(file, handle)) {
			await unlink(file);
		}
	} catch {}
}

/** Returns whether the open file is what stands at the name. Throws the file system's error. */
export async function isAt(file: string, handle: FileHandle): Promise<boolean> {
	const [own, found] = await Promise.all([handle.stat({bigint: true}), lstat(file, {bigint: true})]);
	return own.ino === found.ino;
}
