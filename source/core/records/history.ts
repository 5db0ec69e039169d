import path from 'node:path';
import {readSmallFile, readSmallFileLater} from '../../host/read-small.ts';
import {errorCodeOf, reasonOf} from '../../values/file-error.ts';
import {contentOf, format, type Content} from './record-content.ts';
import {DistinctRecords, isSameRun, type HistoryRecord} from './record.ts';
import {
	folderNotRead,
	leftOut,
	newestFirst,
	timeInName,
	writeRecord,
} from './record-files.ts';
import {
	newPlace,
	placesIn,
	placesLater,
	placesOfRun,
} from './record-places.ts';
import type {Restored} from './restore-record.ts';
import {
	keepRestore,
	readRestores,
	type RestoreReading,
} from './restores.ts';

/** Records read from the history. */
export type Reading<Kind extends HistoryRecord = HistoryRecord> = {
	/** Newest first. */
	readonly records: readonly Kind[];
	/** Plain sentence on unreadable records that were left out; undefined when there are none. */
	readonly notice: string | undefined;
	/** True when an unreadable record may belong among these, or before them. */
	readonly isUncertain: boolean;
	/** True when there are more records than were to be read, and any of them may belong among these. */
	readonly isCutShort?: boolean;
};

type IsOfKind<Kind extends HistoryRecord> = (record: HistoryRecord) => record is Kind;

export type History = {
	/** Keeps one more record. Resolves to a plain sentence when it could not be kept. Never rejects. */
	add(record: HistoryRecord): Promise<string | undefined>;
	/**
	Keeps a record in place of the one of the same run, which has the same start, computer and file. Resolves to a plain
	sentence when it could not be kept, or not in place of the other. Never rejects.
	*/
	update(record: HistoryRecord): Promise<string | undefined>;
	/** Returns all records, including repeated ones of a run. Never throws. */
	list(): Reading;
	/**
	Resolves to the newest records that fit, up to `count`, one for each run that left a backup. Reads hardly more files
	than needed, of all or of the newest `most`, and lets other work run meanwhile. Never rejects.
	*/
	newest<Kind extends HistoryRecord>(count: number, fits: IsOfKind<Kind>, most?: number): Promise<Reading<Kind>>;
	newest(count: number, fits: (record: HistoryRecord) => boolean, most?: number): Promise<Reading>;
	/**
	Keeps a restore, refused ones too, in place of what was kept of it before. It never counts as a backup. Resolves to a
	plain sentence when it could not be kept. Never rejects.
	*/
	addRestore(restored: Restored): Promise<string | undefined>;
	/** Returns all restores, newest first. Never throws. */
	restores(): RestoreReading;
};

/** Files read in parallel when looking for the newest records. */
const filesAtOnce = 32;

/**
Opens the history in a folder, with one file per record: runs that end at the same moment cannot lose each other's
record, and no lock can be left behind.
*/
export function openHistory(folder: string): History {
	return {
		add: async record => keep(folder, newPlace(record), record),
		update: async record => update(folder, record),
		list() {
			try {
				return readAll(folder);
			} catch (error) {
				return unreadFolder(folder, error);
			}
		},
		async newest<Kind extends HistoryRecord>(count: number, fits: IsOfKind<Kind>, most = Infinity) {
			try {
				return await readNewest(folder, count, fits, most);
			} catch (error) {
				return unreadFolder(folder, error);
			}
		},
		addRestore: async restored => keepRestore(folder, restored),
		restores: () => readRestores(folder),
	};
}

/** Returns a history that keeps nothing, for lack of a folder. */
export function noHistory(notice: string): History {
	const nothing = {records: [], notice, isUncertain: true};
	return {
		add: async () => notice,
		update: async () => notice,
		list: () => nothing,
		newest: async () => nothing,
		addRestore: async () => notice,
		restores: () => ({records: [], notice}),
	};
}

/** Returns the reading of a folder that could not be read. */
function unreadFolder(folder: string, error: unknown): Reading<never> {
	const notice = folderNotRead(folder, error);
	return {records: [], notice, isUncertain: notice !== undefined};
}

async function update(folder: string, record: HistoryRecord): Promise<string | undefined> {
	let known: {readonly place?: string; readonly isUnread: boolean};
	try {
		known = placeOf(folder, record);
	} catch (error) {
		known = {isUnread: errorCodeOf(error) !== 'ENOENT'};
	}

	const notice = await keep(folder, known.place ?? newPlace(record), record);
	return notice ?? (known.isUnread
		? `The earlier record of this run in ${folder} could not be read, so there is one more of it now.`
		: undefined);
}

/** Finds the place of the record of this run, without its ending, or else whether an unreadable one may have it. */
function placeOf(folder: string, record: HistoryRecord): {readonly place?: string; readonly isUnread: boolean} {
	const contents = placesOfRun(folder, record).map(place => [place, readRecord(path.join(folder, place))] as const);
	const own = contents.find(([, known]) => typeof known === 'object' && isSameRun(known, record));
	return own === undefined
		? {isUnread: contents.some(([, known]) => isUnread(known))}
		: {place: own[0].slice(0, -'.json'.length), isUnread: false};
}

async function keep(folder: string, place: string, record: HistoryRecord): Promise<string | undefined> {
	try {
		await writeRecord(folder, place, {format, ...record});
		return undefined;
	} catch (error) {
		return `This run could not be added to the history in ${folder}: ${reasonOf(error)}.`;
	}
}

function readAll(folder: string): Reading {
	const found = placesIn(folder).map(place => [place, readRecord(path.join(folder, place))] as const);
	const records = newestFirst(found.map(([, content]) => content).filter(content => typeof content === 'object'));
	const notice = leftOut(found, folder);
	return {records, notice, isUncertain: notice !== undefined};
}

async function readNewest<Kind extends HistoryRecord>(
	folder: string,
	count: number,
	fits: IsOfKind<Kind>,
	most: number,
): Promise<Reading<Kind>> {
	const others: Array<readonly [place: string, content: Exclude<Kept, HistoryRecord>]> = [];
	const fitting = new DistinctRecords<Kind>();
	// A record whose time differs from its name counts only if no unread file can be newer.
	const isEnough = (reached: string | undefined): boolean => reached !== undefined
		&& fitting.size >= count
		&& fitting.records.filter(({time}) => time >= reached).length >= count;

	let read = 0;
	let isCutShort = false;
	for await (const places of placesLater(folder, filesAtOnce)) {
		if (read >= most) {
			isCutShort = true;
			break;
		}

		const contents = await Promise.all(places.map(async ({place}) => readRecordLater(path.join(folder, place))));
		fitting.add(contents.filter(content => typeof content === 'object').filter(record => fits(record)));
		for (const [index, content] of contents.entries()) {
			if (typeof content === 'string') {
				others.push([places[index]?.place ?? '', content]);
			}
		}

		read += places.length;
		if (isEnough(places.at(-1)?.reached)) {
			break;
		}
	}

	const given = newestFirst(fitting.records).slice(0, count);
	const oldest = given.length < count ? '' : given.at(-1)?.time ?? '';
	return {
		records: given,
		notice: leftOut(others, folder),
		isUncertain: others.some(([place, content]) =>
			isUnread(content) && (timeInName(path.basename(place)) ?? oldest) >= oldest),
		...(isCutShort && {isCutShort}),
	};
}

/** What is in the place of a record. */
type Kept = Content | 'folder';

/** Returns whether a record file may be of a backup, and cannot be read. */
function isUnread(content: Kept): boolean {
	return typeof content === 'string' && content !== 'restore';
}

function readRecord(file: string): Kept {
	try {
		return contentOf(readSmallFile(file));
	} catch (error) {
		return withoutContent(error);
	}
}

/** Like `readRecord`, but lets other work run meanwhile. */
async function readRecordLater(file: string): Promise<Kept> {
	try {
		return contentOf(await readSmallFileLater(file));
	} catch (error) {
		return withoutContent(error);
	}
}

function withoutContent(error: unknown): 'folder' | 'unreadable' {
	return errorCodeOf(error) === 'EISDIR' ? 'folder' : 'unreadable';
}
