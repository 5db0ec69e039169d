import * as fs from 'node:fs/promises';
import {errorCodeOf} from '../values/file-error.ts';

/** `taken`: something stands at the new name. */
export type Renaming = 'renamed' | 'taken' | 'not-possible';

/** Calls of node:fs/promises that are used here. */
export type RenamingCalls = Pick<typeof fs, 'link' | 'lstat' | 'unlink'>;

/**
Returns a file another name on the same volume, and never replaces what stands there: a hard link is made in one step,
or refused. Where the file system has none (FAT, some shares), or the old name cannot be taken away, the file stays as
it is. Never rejects.
*/
export async function renameWithoutReplacing(from: string, to: string, calls: RenamingCalls = fs): Promise<Renaming> {
	try {
		await calls.link(from, to);
	} catch (error) {
		return errorCodeOf(error) === 'EEXIST' ? 'taken' : 'not-possible';
	}

	try {
		// Anything that somebody else put at the old name meanwhile is theirs.
		if (await isOneFile(from, to, calls)) {
			await calls.unlink(from);
		}

		return 'renamed';
	} catch {
		return await hasBothNames(from, to, calls) ? 'not-possible' : 'renamed';
	}
}

/** Returns whether the file still has its old name; the new one is taken away again then. */
async function hasBothNames(from: string, to: string, calls: RenamingCalls): Promise<boolean> {
	try {
		const isBoth = await isOneFile(from, to, calls);
		if (isBoth) {
			await calls.unlink(to);
		}

		return isBoth;
	} catch {
		return true;
	}
}

/** Returns whether two names are those of one file; a name at which nothing stands is that of none. */
async function isOneFile(one: string, other: string, {lstat}: RenamingCalls): Promise<boolean> {
	try {
		const [first, second] = await Promise.all([lstat(one, {bigint: true}), lstat(other, {bigint: true})]);
		return first.ino === second.ino;
	} catch (error) {
		if (errorCodeOf(error) === 'ENOENT') {
			return false;
		}

		throw error;
	}
}
