/** Returns the code of a file system error such as `ENOENT`; an empty text for anything else. */
export function errorCodeOf(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'the folder or drive is not there',
	ENOTDIR: 'part of the path is a file, not a folder',
	ENODEV: 'the drive is not there',
	ENXIO: 'the drive is not there',
	EHOSTDOWN: 'the other machine does not answer',
	EHOSTUNREACH: 'the other machine cannot be reached',
	ENETUNREACH: 'the network cannot be reached',
	ETIMEDOUT: 'the other machine does not answer',
	ECONNRESET: 'the connection to the other machine was lost',
	ECONNREFUSED: 'the other machine refuses the connection',
	ECONNABORTED: 'the connection to the other machine was lost',
	EPIPE: 'the connection to the other machine was lost',
	ESTALE: 'the folder on the other machine is no longer there',
	// Code that Node.js uses for Windows errors it has no name for, such as a share that is not found.
	UNKNOWN: 'Windows gives no reason that is known; the share or drive may not be there',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the space allowed to this user is used up',
	EFBIG: 'the file is too large for this disk',
	EACCES: 'this user may not write there',
	EPERM: 'this user may not write there',
	EROFS: 'the disk is read-only',
	EEXIST: 'a file of this name is there already',
	EINVAL: 'this name cannot be used there',
	EISDIR: 'a folder of this name is there already',
	ENAMETOOLONG: 'the path is too long',
	EBUSY: 'another program is using it',
	EIO: 'the disk reports an error',
};

/** Returns the reason why the file system refused to write, as the second half of a sentence, in plain words. */
export function reasonOf(error: unknown): string {
	const code = errorCodeOf(error);
	return reasons[code] ?? (code === '' ? 'the reason is not known' : `the system reports ${code}`);
}

/** Where the words for writing would be wrong. */
const reasonsNotRead: Readonly<Record<string, string>> = {
	ENOENT: 'it is not there',
	EACCES: 'this user may not read there',
	EPERM: 'this user may not read there',
	EISDIR: 'it is a folder, not a file',
};

/** Returns the reason why the file system refused to read, as the second half of a sentence, in plain words. */
export function reasonNotRead(error: unknown): string {
	return reasonsNotRead[errorCodeOf(error)] ?? reasonOf(error);
}
