import type fs from 'node:fs/promises';

/** Calls of node:fs/promises that are used here. */
export type FileSystem = Pick<
	typeof fs,
	'stat' | 'lstat' | 'access' | 'statfs' | 'readdir' | 'readlink' | 'mkdir' | 'open'
>;
