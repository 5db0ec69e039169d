import {readdirSync, type Dirent} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {errorCodeOf} from '../../values/file-error.ts';
import {
	hasTime,
	isRecordName,
	newName,
	recordNames,
	startOfName,
	timeInName,
	type Dated,
} from './record-files.ts';

/*
Where the records of backups are in the folder of the history: each in a folder for its year, so that the newest are
found without a look at the names of all others. Earlier versions kept them in the folder itself, where they stay. A
place is a path from there.
*/

/** Name of the folder of the restores, which are no backups. */
export const restoresName = 'restores';

const yearShape = /^\d{4}$/v;

/** Returns a place that no other run uses, without its ending. */
export function newPlace(record: Dated): string {
	return path.join(yearOf(record), newName(record));
}

/** Returns the places of the records that may be of a run. Throws the file system's error. */
export function placesOfRun(history: string, record: Dated): string[] {
	const year = yearOf(record);
	const start = startOfName(record);
	return [...readdirSync(history), ...namesOfYear(history, year).map(name => path.join(year, name))]
		.filter(place => isRecordName(place) && path.basename(place).startsWith(start));
}

/** Returns the places of all records, about the newest first. Throws the file system's error. */
export function placesIn(history: string): string[] {
	const {undated, years} = sortedOut(readdirSync(history, {withFileTypes: true}));
	return [undated, ...years.flatMap(year => placesOfYear(year, namesOfYear(history, year.year)))].flat();
}

/** A record that is to be read. */
export type Place = {
	readonly place: string;
	/** No record that comes after this one has a later time in its name; undefined where that is not known. */
	readonly reached: string | undefined;
};

/**
Gives the places of all records, so many at a time, newest first; what has no time in its name comes before all that it
may be newer than. A year is listed only when it is reached. Lets other work run meanwhile. Rejects with the file
system's error.

@yields Places, in order.
*/
export async function * placesLater(history: string, atOnce: number): AsyncGenerator<Place[]> {
	let next: Place[] = [];
	for await (const place of inOrder(history)) {
		next.push(place);
		if (next.length < atOnce) {
			continue;
		}

		yield next;
		next = [];
	}

	if (next.length > 0) {
		yield next;
	}
}

async function * inOrder(history: string): AsyncGenerator<Place> {
	const {undated, years} = sortedOut(await readdir(history, {withFileTypes: true}));
	const ofAnyTime = (place: string): Place => ({place, reached: undefined});
	yield * undated.map(place => ofAnyTime(place));
	for (const year of years) {
		// eslint-disable-next-line no-await-in-loop -- a year is listed only where those after it do not do
		const names = await readdir(path.join(history, year.year)).catch((error: unknown) => noneWhereMissing(error));
		const [anyTime, dated] = placesOfYear(year, names);
		yield * anyTime.map(place => ofAnyTime(place));
		yield * dated.map(place => ({place, reached: timeInName(path.basename(place))}));
	}
}

/** Returns an empty year, which stands for the folder itself, where the time has more digits than a name can show. */
function yearOf({time}: Dated): string {
	const year = time.slice(0, 4);
	return yearShape.test(year) ? year : '';
}

type Year = {
	readonly year: string;
	/** Names of its records that are in the folder of the history itself. */
	readonly atTop: readonly string[];
};

/**
Returns what the folder of the history has: records of no known time, and years, the newest first. Other folders, which
may be years that somebody renamed, count as records that cannot be read.
*/
function sortedOut(
	entries: ReadonlyArray<Pick<Dirent, 'isDirectory' | 'name'>>,
): {readonly undated: readonly string[]; readonly years: readonly Year[]} {
	const names = entries.map(({name}) => name);
	const strange = entries
		.filter(entry => entry.isDirectory() && !isKnownFolder(entry.name))
		.map(({name}) => name);
	const {dated = [], undated = []} = Object.groupBy(
		recordNames(names),
		name => hasTime(name) ? 'dated' : 'undated',
	);
	const atTop = Map.groupBy(dated, name => name.slice(0, 4));
	const years = new Set([...atTop.keys(), ...names.filter(name => yearShape.test(name))]);
	return {
		undated: [...strange, ...undated],
		years: [...years].toSorted().toReversed().map(year => ({year, atTop: atTop.get(year) ?? []})),
	};
}

function isKnownFolder(name: string): boolean {
	return yearShape.test(name) || name === restoresName || name.startsWith('.') || isRecordName(name);
}

/** Returns the places of the records of a year: first of those that may be of any time in it, then newest first. */
function placesOfYear({year, atTop}: Year, names: readonly string[]): [anyTime: string[], dated: string[]] {
	const {dated = [], anyTime = []} = Object.groupBy(
		recordNames(names),
		name => hasTime(name) && name.startsWith(`${year}-`) ? 'dated' : 'anyTime',
	);
	const placed = [
		...atTop.map(name => ({name, place: name})),
		...dated.map(name => ({name, place: path.join(year, name)})),
	];
	return [
		anyTime.map(name => path.join(year, name)),
		placed.toSorted((one, other) => Number(one.name < other.name) - Number(one.name > other.name))
			.map(({place}) => place),
	];
}

function namesOfYear(history: string, year: string): string[] {
	try {
		return readdirSync(path.join(history, year));
	} catch (error) {
		return noneWhereMissing(error);
	}
}

/** Nothing was kept in a folder that is not there. */
function noneWhereMissing(error: unknown): string[] {
	if (errorCodeOf(error) === 'ENOENT') {
		return [];
	}

	throw error;
}
