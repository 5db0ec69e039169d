import {lstat} from 'node:fs/promises';
import {fileTimeLimit} from '../host/files.ts';
import {systemClock} from '../values/clock.ts';
import {folderOf, type PathStyle} from '../values/path-text.ts';
import {withTimeout} from '../values/waiting.ts';

/** Said in place of what may be no path. */
export const noSuchFile = 'The file that was given does not exist.';

/**
Returns the path of a given file, where it may be repeated and kept; undefined where it may as well be a password that
somebody typed in the wrong place: nothing is there, and it has neither the name of a backup nor a folder of its own
that is there. Never rejects.
*/
export async function pathToTell(
	file: string | undefined,
	{pathStyle, workingFolder}: {readonly pathStyle: PathStyle; readonly workingFolder: string},
): Promise<string | undefined> {
	if (file === undefined) {
		return undefined;
	}

	const isThere = async (place: string): Promise<boolean> =>
		withTimeout(systemClock, fileTimeLimit, lstat(place).then(() => true), false);
	const folder = folderOf(file, pathStyle);
	const isPath = /\.bak$/iv.test(file)
		|| await isThere(file)
		|| (folder !== workingFolder && await isThere(folder));
	return isPath ? file : undefined;
}
