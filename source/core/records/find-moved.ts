import {lstat, opendir} from 'node:fs/promises';
import {
	folderOf,
	isSamePath,
	joinPath,
	type PathStyle,
} from '../../values/path-text.ts';
import type {Clock} from '../../values/clock.ts';
import {fileTimeLimit} from '../../host/files.ts';
import {withTimeout} from '../../values/waiting.ts';
import {lookAtFile} from '../proof/look.ts';
import type {RunRecord} from './record.ts';

/** Most entries of a folder that are looked at: backups are not kept in one with more. */
const mostEntries = 2000;

type Services = {
	readonly pathStyle: PathStyle;
	readonly clock: Clock;
};

/**
Looks in the folders of these places for other files with the size and SHA-256 of a record, for at most five seconds per
folder. Returns them in the order of the places. Never rejects.
*/
export async function findMoved(
	record: RunRecord,
	places: readonly string[],
	{pathStyle, clock}: Services,
): Promise<string[]> {
	const isPlace = (file: string): boolean => places.some(place => isSamePath(place, file, pathStyle));
	const folders = [...new Set(places.map(place => folderOf(place, pathStyle)))];
	const found = await Promise.all(folders.map(async folder => {
		const over = new AbortController();
		const files = await withTimeout(clock, fileTimeLimit, findIn(folder, record, pathStyle, over.signal), []);
		over.abort();
		return files;
	}));
	return found.flat().filter(file => !isPlace(file));
}

async function findIn(
	folder: string,
	{size, sha256}: RunRecord,
	pathStyle: PathStyle,
	over: AbortSignal,
): Promise<string[]> {
	const found: string[] = [];
	if (size === undefined || sha256 === undefined) {
		return found;
	}

	let count = 0;
	for await (const {name} of await opendir(folder)) {
		count++;
		if (over.aborted || count > mostEntries) {
			break;
		}

		const file = joinPath(folder, name, pathStyle);
		if (await sizeOf(file) !== size) {
			continue;
		}

		const facts = await lookAtFile(file);
		if (facts.state === 'there' && facts.sha256 === sha256) {
			found.push(file);
		}
	}

	return found;
}

/** Returns the size in bytes; undefined for anything but a file, and for one that is gone by now. */
async function sizeOf(file: string): Promise<number | undefined> {
	try {
		const facts = await lstat(file);
		return facts.isFile() ? facts.size : undefined;
	} catch {
		return undefined;
	}
}
