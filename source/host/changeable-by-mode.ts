import path from 'node:path';
import type {FileSystem} from './files.ts';
import type {YesNoUnknown} from './host.ts';

/** Bits of a mode (inode(7)): the group, or all others, may write; in a folder with the sticky bit only its owner takes away what is there. */
const groupOrOthersWrite = 0o022;
const sticky = 0o1000;

const root = 0;

/**
Returns whether others than root and this user can change a program, what is beside it, or can put another in its place. The path as it
is written is looked at, each link on it by itself, and the one that it leads to. By modes and owners alone: lists of rights are not seen.
*/
export async function othersCanChangeByMode(
	program: string,
	userId: number | undefined,
	fileSystem: Pick<FileSystem, 'lstat' | 'realpath'>,
): Promise<YesNoUnknown> {
	try {
		const files = new Set([program, await fileSystem.realpath(program)]);
		const answers = await Promise.all([...files].flatMap(file => {
			const [first = file, folder = file, ...parents] = upFrom(file);
			const isOpen = async (place: string, canBeSticky: boolean) => isChangeable(place, {userId, canBeSticky, fileSystem});
			return [isOpen(first, false), isOpen(folder, false), ...parents.map(async parent => isOpen(parent, true))];
		}));
		return answers.includes(true) ? 'yes' : 'no';
	} catch {
		return 'unknown';
	}
}

type Asked = {
	readonly userId: number | undefined;
	readonly canBeSticky: boolean;
	readonly fileSystem: Pick<FileSystem, 'lstat'>;
};

async function isChangeable(place: string, {userId, canBeSticky, fileSystem}: Asked): Promise<boolean> {
	const stats = await fileSystem.lstat(place);
	if (stats.uid !== root && stats.uid !== userId) {
		return true;
	}

	/* eslint-disable no-bitwise -- a mode is a set of bits */
	const isOpen = (stats.mode & groupOrOthersWrite) !== 0;
	const isKept = canBeSticky && (stats.mode & sticky) !== 0;
	/* eslint-enable no-bitwise */
	// The mode of a link means nothing.
	return isOpen && !isKept && !stats.isSymbolicLink();
}

/** The path, and each folder that it is in. */
function upFrom(file: string): string[] {
	const parent = path.posix.dirname(file);
	return parent === file ? [file] : [file, ...upFrom(parent)];
}
