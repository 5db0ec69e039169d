import {constants} from 'node:fs';
import * as fs from 'node:fs/promises';
import {nextFreeName} from '../answers/backup-file.ts';
import type {Clock} from './clock.ts';
import {completePath} from './completion.ts';
import {inTime} from './in-time.ts';
import {makeFolder} from './make-folder.ts';
import type {Host, PathStyle, TargetFacts} from './host.ts';
import {renameWithoutReplacing} from './rename.ts';
import {pathRules} from './system.ts';

/** The file part of a host, the same on every system. */
export type Files = Pick<Host, 'inspectFile' | 'inspectFolder' | 'createFolder' | 'renameFile' | 'completePath'>;

/** The calls of node:fs/promises that are used here. */
export type FileSystem = Pick<typeof fs, 'stat' | 'lstat' | 'access' | 'statfs' | 'readdir' | 'mkdir' | 'realpath'>;

/** Milliseconds after which a question to the file system counts as unanswered: a network share that is gone can hang. */
export const fileTimeLimit = 5000;

/** Names that are tried to find a free one. */
const mostNames = 20;

export type FilesOptions = {
	readonly pathStyle: PathStyle;
	readonly clock: Clock;
	readonly fileSystem?: FileSystem;
	/** Milliseconds. */
	readonly timeLimit?: number;
	/** Whether this user may make files in a folder that is there; needed on Windows, where node:fs cannot tell. */
	readonly canWrite?: (folder: string) => Promise<TargetFacts['writable']>;
};

type Place = Pick<TargetFacts, 'folder' | 'writable'> & {readonly freeBytes?: number};

const unknownPlace: Place = {folder: 'unknown', writable: 'unknown'};

/** The file part of a host. What cannot be found out is 'unknown'; only `createFolder` throws. */
export function createFiles({pathStyle, clock, fileSystem = fs, timeLimit = fileTimeLimit, canWrite}: FilesOptions): Files {
	const rules = pathRules(pathStyle);

	const bounded = async <T>(work: Promise<T>, otherwise: T) => inTime(clock, timeLimit, work, otherwise);

	async function inspect(target: string, folder: string): Promise<TargetFacts> {
		const volume = {kind: 'unknown', system: 'unknown'} as const;
		// The root first: where it hangs, nothing else is asked.
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

		const [kind, {freeBytes, ...place}] = await Promise.all([
			bounded(kindOf(fileSystem, target), 'unknown'),
			bounded(placeOf(folder), unknownPlace),
		]);
		return {
			target: kind, root: 'there', ...place, volume: freeBytes === undefined ? volume : {...volume, freeBytes},
		};
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
			return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error)) ? 'no' : 'unknown';
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
			const freeName = facts.target === 'file' ? await bounded(findFreeName(fileSystem, file), undefined) : undefined;
			return freeName === undefined ? facts : {...facts, freeName};
		},
		inspectFolder: async folder => inspect(folder, folder),
		async createFolder(folder) {
			await makeFolder(folder, {rules, makeLevel: fileSystem.mkdir, stat: fileSystem.stat});
			return undefined;
		},
		renameFile: async (from, to) => renameWithoutReplacing(from, to),
		completePath: async (text, kind) => bounded(completePath({fileSystem, pathStyle}, text, kind), []),
	};
}

/** The next name in the row at which nothing stands; undefined where there are too many to count. */
async function findFreeName(fileSystem: FileSystem, file: string): Promise<string | undefined> {
	let name = file;
	for (let count = 0; count < mostNames; count++) {
		name = nextFreeName(name);
		// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is taken
		if (await kindOf(fileSystem, name) === 'nothing') {
			return name;
		}
	}

	return undefined;
}

/** What stands at the path: a link that leads nowhere counts as a file, since it is in the way of one. */
async function kindOf(fileSystem: FileSystem, target: string): Promise<TargetFacts['target']> {
	try {
		const stats = await fileSystem.stat(target);
		return stats.isDirectory() ? 'folder' : 'file';
	} catch (error) {
		if (codeOf(error) === 'ENOTDIR') {
			return 'nothing';
		}

		if (codeOf(error) !== 'ENOENT') {
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

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
