import type {LookAtPlace, Role} from './exposure.ts';
import type {Exposure} from './host.ts';
import type {FileSystem} from './file-system.ts';

/** Owner and rights of a place, as lstat has them. */
export type PosixRights = {
	readonly uid: number;
	readonly gid: number;
	readonly mode: number;
};

const groupWrites = 0o020;
const othersWrite = 0o002;
const sticky = 0o1000;
const root = 0;

/**
Returns the ways in which others than root and this user may change a place. In a sticky folder they cannot rename or
remove what is not theirs. A group with the number of this user has nobody else in it, as `useradd` makes one for each
user. Pure.
*/
export function posixExposures(
	path: string,
	role: Role,
	{uid, gid, mode}: PosixRights,
	userId: number | undefined,
): Exposure[] {
	const isGuarded = role === 'parent' && has(mode, sticky);
	const isForGroup = has(mode, groupWrites) && gid !== root && gid !== userId;
	const who = has(mode, othersWrite) ? 'everyone' : (isForGroup ? `the group ${gid}` : undefined);
	return [
		...(who === undefined || isGuarded ? [] : [{kind: 'writable', path, who} as const]),
		...(isTrusted(uid, userId) ? [] : [{kind: 'foreign-owner', path, who: `user ${uid}`} as const]),
	];
}

/** Looks at places by the rights that posix systems keep. A link that root made is part of the system. */
export function createPosixLook(fileSystem: Pick<FileSystem, 'lstat'>, userId: number | undefined): LookAtPlace {
	return async (path, role, link) => {
		const stats = await fileSystem.lstat(path);
		if (link === undefined) {
			return posixExposures(path, role, stats, userId);
		}

		// Its mode says nothing; who may replace it is a matter of the folder that it is in.
		const owner = isTrusted(stats.uid, userId) ? [] : [{kind: 'foreign-owner', path, who: `user ${stats.uid}`} as const];
		return [...owner, ...(stats.uid === root ? [] : [{kind: 'link', path, target: link} as const])];
	};
}

function isTrusted(uid: number, userId: number | undefined): boolean {
	return uid === root || uid === userId;
}

function has(mode: number, bit: number): boolean {
	return Math.floor(mode / bit) % 2 === 1;
}
