import * as fs from 'node:fs/promises';
import path from 'node:path';
import {errorCodeOf} from '../values/file-error.ts';

export type MakeFolderOptions = {
	/** Makes one level, whose parent should be there; left out, for this user alone. */
	readonly makeLevel?: (folder: string) => Promise<unknown>;
	/** Looks at a level that could not be made. */
	readonly stat?: (folder: string) => Promise<{isDirectory(): boolean}>;
	readonly rules?: Pick<path.PlatformPath, 'dirname' | 'resolve'>;
};

type Attempt = 'made' | 'there' | 'not-found';

/**
Makes a folder with its parents, each level by itself, and gives the first that was made; undefined where all was there.
Each level is tried twice at most, where `fs.mkdir` with `recursive` tries for ever in a place that makes no folders,
such as /proc. Throws the file system's error.
*/
export async function makeFolder(folder: string, options: MakeFolderOptions = {}): Promise<string | undefined> {
	const {makeLevel = makePrivateLevel, stat = fs.stat, rules = path} = options;
	const levels = levelsOf(rules.resolve(folder), rules);
	const attempt = async (level: string): Promise<Attempt> => {
		try {
			await makeLevel(level);
			return 'made';
		} catch (error) {
			if (errorCodeOf(error) === 'ENOENT') {
				return 'not-found';
			}

			// Some systems refuse to make what is there for another reason, such as the root of a drive.
			if (await isFolder(level, stat)) {
				return 'there';
			}

			throw error;
		}
	};

	let index = 0;
	let result = await attempt(levels[index]!);
	while (result === 'not-found' && index + 1 < levels.length) {
		index++;
		// eslint-disable-next-line no-await-in-loop -- a parent is made only where the level below it misses one
		result = await attempt(levels[index]!);
	}

	if (result === 'not-found') {
		throw failure('ENOENT', levels[index]!);
	}

	let first = result === 'made' ? levels[index] : undefined;
	while (index > 0) {
		index--;
		// eslint-disable-next-line no-await-in-loop -- each level needs the one above it
		result = await attempt(levels[index]!);
		if (result === 'not-found') {
			// Its parent is there, so this is about the place, or about the name.
			throw failure('EINVAL', levels[index]!);
		}

		first ??= result === 'made' ? levels[index] : undefined;
	}

	return first;
}

/** On Windows its rights are those of the folder above. */
async function makePrivateLevel(folder: string): Promise<void> {
	await fs.mkdir(folder, {mode: 0o700});
}

/** Returns the folder, its parent, and so on up to the root. */
function levelsOf(folder: string, {dirname}: Pick<path.PlatformPath, 'dirname'>): string[] {
	const levels = [folder];
	for (let parent = dirname(folder); parent !== levels.at(-1); parent = dirname(parent)) {
		levels.push(parent);
	}

	return levels;
}

async function isFolder(level: string, stat: NonNullable<MakeFolderOptions['stat']>): Promise<boolean> {
	try {
		const stats = await stat(level);
		return stats.isDirectory();
	} catch {
		return false;
	}
}

function failure(code: 'EINVAL' | 'ENOENT', folder: string): Error {
	return Object.assign(new Error(`${code}: ${folder} cannot be made`), {code});
}
