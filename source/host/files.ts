import {constants} from 'node:fs';
import * as fs from 'node:fs/promises';
import type {Clock} from '../values/clock.ts';
import {errorCodeOf} from '../values/file-error.ts';
import {withTimeout} from '../values/waiting.ts';
import {nextFreeName, type PathStyle} from '../values/path-text.ts';
import {completePath} from './path-completion.ts';
import {findExposures, type LookAtPlace} from './exposure.ts';
import type {Exposure, Host, TargetFacts} from './host.ts';
import {foundRights, makeFolders} from './make-folders.ts';
import {renameWithoutReplacing} from './rename.ts';
import {pathRules} from './system.ts';
import type {FileSystem} from './file-system.ts';

/** File part of a host, the same on every system. */
export type Files = Pick<Host, 'inspectFile' | 'inspectFolder' | 'createFolder' | 'renameFile' | 'completePath'>;

/**
Milliseconds after which a question to the file system counts as unanswered: a network share that is gone can hang.
*/
export const fileTimeLimit = 5000;

/** Rights on a folder that is made here: all for this user, none for others. */
const privateMode = 0o700;

/** Names that are tried to find a free one. */
const mostNames = 20;

export type FilesOptions = {
	readonly pathStyle: PathStyle;
	readonly clock: Clock;
	readonly fileSystem?: FileSystem;
	/** Milliseconds. */
	readonly timeLimit?: number;
	/** Returns whether this user may make files in an existing folder; needed on Windows, where node:fs cannot tell. */
	readonly canWrite?: (folder: string) => Promise<TargetFacts['writable']>;
	/** Returns how others may change a place; left out where nobody is to look. */
	readonly lookAt?: LookAtPlace;
};

type Place = Pick<TargetFacts, 'folder' | 'writable'> & {readonly freeBytes?: number};

const unknownPlace: Place = {folder: 'unknown', writable: 'unknown'};

/** Returns the file part of a host. What cannot be found out is 'unknown'; only `createFolder` throws. */
export function createFiles({
	pathStyle, clock, fileSystem = fs, timeLimit = fileTimeLimit, canWrite, lookAt,
}: FilesOptions): Files {
	const rules = pathRules(pathStyle);

	const bounded = async <T>(work: Promise<T>, fallback: T) => withTimeout(clock, timeLimit, work, fallback);

	async function inspect(target: string, folder: string): Promise<TargetFacts> {
		const volume = {kind: 'unknown', system: 'unknown'} as const;
		// Root first: where it hangs, nothing else is asked.
		const root = await bounded(kindOf(fileSystem, rules.parse(target).root), 'unknown');
		if (root !== 'folder') {
			return root === 'nothing'
				? {
					target: 'nothing', folder: 'missing', root: 'missing', volume, writable: 'unknown',
				}
				: {
					target: 'unknown', folder: 'unknown', root: 'unknown', volume, writable: 'unknown',
				};
		}

		const [kind, {freeBytes, ...place}, exposures] = await Promise.all([
			bounded(kindOf(fileSystem, target), 'unknown'),
			bounded(placeOf(folder), unknownPlace),
			exposuresOf(folder),
		]);
		return {
			target: kind,
			root: 'there',
			...place,
			volume: freeBytes === undefined ? volume : {...volume, freeBytes},
			...(exposures !== undefined && {exposures}),
		};
	}

	async function exposuresOf(folder: string): Promise<readonly Exposure[] | undefined> {
		return lookAt
			&& bounded(findExposures(folder, 'folder', {rules, fileSystem, lookAt}), [{kind: 'unknown', path: folder}]);
	}

	async function placeOf(folder: string): Promise<Place> {
		let nearest = folder;
		let kind = await kindOf(fileSystem, nearest);
		while (kind === 'nothing' && rules.dirname(nearest) !== nearest) {
			nearest = rules.dirname(nearest);
			// eslint-disable-next-line no-await-in-loop -- each parent is asked only when the folder below it is missing
			kind = await kindOf(fileSystem, nearest);
		}

		if (kind !== 'folder') {
			return kind === 'file' ? {folder: 'not-a-folder', writable: 'unknown'} : unknownPlace;
		}

		const [writable, freeBytes] = await Promise.all([writableBy(nearest), freeIn(nearest)]);
		return {folder: nearest === folder ? 'there' : 'missing', writable, ...(freeBytes !== undefined && {freeBytes})};
	}

	async function writableBy(folder: string): Promise<TargetFacts['writable']> {
		// On Windows fs.access looks at the read-only attribute alone, never at the permissions.
		if (pathStyle === 'windows') {
			return await canWrite?.(folder) ?? 'unknown';
		}

		try {
			// eslint-disable-next-line no-bitwise -- fs.access takes a set of flags
			await fileSystem.access(folder, constants.W_OK | constants.X_OK);
			return 'yes';
		} catch (error) {
			return ['EACCES', 'EPERM', 'EROFS'].includes(errorCodeOf(error)) ? 'no' : 'unknown';
		}
	}

	async function freeIn(folder: string): Promise<number | undefined> {
		try {
			const {bavail, bsize} = await fileSystem.statfs(folder);
			return bavail * bsize;
		} catch {
			return undefined;
		}
	}

	return {
		async inspectFile(file) {
			const facts = await inspect(file, rules.dirname(file));
			const isTaken = facts.target === 'file' || facts.target === 'folder';
			const freeName = isTaken ? await bounded(findFreeName(fileSystem, file), undefined) : undefined;
			return freeName === undefined ? facts : {...facts, freeName};
		},
		inspectFolder: async folder => inspect(folder, folder),
		async createFolder(folder) {
			const found = await makeFolders(folder, {
				rules, fileSystem, makeFolder: async place => makePrivateFolder(place, pathStyle, fileSystem),
			});
			if (found !== undefined) {
				return foundRights(found);
			}

			// On Windows its rights are those of the folder above.
			return pathStyle === 'windows'
				? undefined
				: {state: 'limited', detail: 'Only this user has rights on the new folder.'};
		},
		renameFile: async (from, to) => renameWithoutReplacing(from, to),
		completePath: async (text, kind) => bounded(completePath({fileSystem, pathStyle}, text, kind), []),
	};
}

/** Makes a folder for this user alone. */
async function makePrivateFolder(folder: string, pathStyle: PathStyle, fileSystem: FileSystem): Promise<void> {
	await fileSystem.mkdir(folder, {mode: privateMode});
	const {mode} = await fileSystem.lstat(folder);
	if (pathStyle === 'windows' || mode % 0o1000 === privateMode) {
		return;
	}

	// A strange umask took rights from this user; it never gives any to others.
	// eslint-disable-next-line no-bitwise -- fs.open takes a set of flags
	const handle = await fileSystem.open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
	try {
		await handle.chmod(privateMode);
	} finally {
		await handle.close();
	}
}

/** Returns the next name in the row at which nothing stands; undefined where there are too many to count. */
async function findFreeName(fileSystem: FileSystem, file: string): Promise<string | undefined> {
	for (let further = 0; further < mostNames; further++) {
		const name = nextFreeName(file, further);
		// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is taken
		if (await kindOf(fileSystem, name) === 'nothing') {
			return name;
		}
	}

	return undefined;
}

/** Returns what stands at the path. A link that leads nowhere counts as a file, since it is in the way of one. */
async function kindOf(fileSystem: FileSystem, target: string): Promise<TargetFacts['target']> {
	try {
		const stats = await fileSystem.stat(target);
		return stats.isDirectory() ? 'folder' : 'file';
	} catch (error) {
		if (errorCodeOf(error) === 'ENOTDIR') {
			return 'nothing';
		}

		if (errorCodeOf(error) !== 'ENOENT') {
			return 'unknown';
		}
	}

	try {
		await fileSystem.lstat(target);
		return 'file';
	} catch {
		return 'nothing';
	}
}
