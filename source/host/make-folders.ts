import type path from 'node:path';
import {errorCodeOf} from '../values/file-error.ts';
import type {FolderRights} from './host.ts';
import type {FileSystem} from './file-system.ts';

type Services = {
	readonly rules: Pick<path.PlatformPath, 'dirname'>;
	readonly fileSystem: Pick<FileSystem, 'stat' | 'lstat'>;
	/** Makes one folder in one that is there; rejects with `EEXIST` where something is there already. */
	readonly makeFolder: (folder: string) => Promise<void>;
};

/**
Makes a folder and those missing above it, one by one, and returns the first that was there after all: somebody else
made it since it was seen to be missing, so its rights are theirs. Rejects with the error of the file system.
*/
export async function makeFolders(folder: string, services: Services): Promise<string | undefined> {
	const missing = await missingFolders(folder, services);
	let found = missing.length === 0 ? folder : undefined;
	for (const place of missing) {
		try {
			// eslint-disable-next-line no-await-in-loop -- each is in the one before
			await services.makeFolder(place);
		} catch (error) {
			// eslint-disable-next-line no-await-in-loop -- as above
			if (errorCodeOf(error) !== 'EEXIST' || !await isFolder(place, services)) {
				throw error;
			}

			found ??= place;
		}
	}

	return found;
}

/** Returns what is to be said of a folder that was there when it was to be made. */
export function foundRights(folder: string): FolderRights {
	return {
		state: 'not-limited',
		detail: `${folder} was there when it was to be made, so its rights were left as they are.`,
	};
}

/** Returns the folders that are missing, the uppermost first. */
async function missingFolders(folder: string, {rules, fileSystem}: Services): Promise<string[]> {
	const missing: string[] = [];
	for (let place = folder; ; place = rules.dirname(place)) {
		try {
			// eslint-disable-next-line no-await-in-loop -- each counts only where the one below it is missing
			const stats = await fileSystem.stat(place);
			if (!stats.isDirectory()) {
				throw Object.assign(new Error(`ENOTDIR: ${place} is not a folder`), {code: 'ENOTDIR'});
			}

			return missing;
		} catch (error) {
			if (errorCodeOf(error) !== 'ENOENT' || rules.dirname(place) === place) {
				throw error;
			}

			missing.unshift(place);
		}
	}
}

/** Not for a link: who could put one there meant the file to go elsewhere. */
async function isFolder(place: string, {fileSystem}: Services): Promise<boolean> {
	const stats = await fileSystem.lstat(place);
	return stats.isDirectory();
}
