import type {System} from './system.ts';
import type {FileSystem} from './file-system.ts';

/**
Returns the owner of a file by the number that posix systems keep: the name of this user, or of root, or else the
number. Undefined on Windows, or when it cannot be found out.
*/
export async function ownerByNumber(
	file: string,
	{pathStyle, user, userId}: System,
	fileSystem: Pick<FileSystem, 'lstat'>,
): Promise<string | undefined> {
	if (pathStyle === 'windows') {
		return undefined;
	}

	try {
		const {uid} = await fileSystem.lstat(file);
		return uid === userId && user !== undefined ? user : (uid === 0 ? 'root' : `user ${uid}`);
	} catch {
		return undefined;
	}
}
