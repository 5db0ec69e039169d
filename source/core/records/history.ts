import {readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {makeFolder} from '../../host/make-folder.ts';
import {readSmallFile, readSmallFileLater} from '../../host/read-small.ts';
import {errorCodeOf, reasonNotRead, reasonOf} from '../../values/file-error.ts';
import {contentOf, format, type Content} from './record-content.ts';
import {isSameRun, withoutRepeats, type HistoryRecord} from './record.ts';

/** Records read from the history. */
export type Reading<Kind extends HistoryRecord = HistoryRecord> = {
	/** Newest first. */
	readonly records: readonly Kind[];
	/** Plain sentence on unreadable records that were left out; undefined when there are none. */
	readonly notice: string | undefined;
	/** True when an unreadable record may belong among these, or before them. */
	readonly isUncertain: boolean;
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
	than needed, and lets other work run
	meanwhile. Never rejects.
	*/
	newest<Kind extends HistoryRecord>(count: number, fits: IsOfKind<Kind>): Promise<Reading<Kind>>;
	newest(count: number, fits: (record: HistoryRecord) => boolean): Promise<Reading>;
};

/** Files read in parallel when looking for the newest records. */
const filesAtOnce = 32;

type StoredRecord = HistoryRecord & {readonly format: typeof format};

/**
Opens the history in a folder, with one file per record: runs that end at the same moment cannot lose each other's
record, and no lock can be left behind.
*/
export function openHistory(folder: string): History {
	return {
		add: async record => keep(folder, newName(record), record),
		update: async record => update(folder, record),
		list() {
			try {
				return readAll(folder);
			} catch (error) {
				return unreadFolder(folder, error);
			}
		},
		async newest<Kind extends HistoryRecord>(count: number, fits: IsOfKind<Kind>) {
			try {
				return await readNewest(folder, count, fits);
			} catch (error) {
				return unreadFolder(folder, error);
			}
		},
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
	};
}

/** Returns the reading of a folder that could not be read. A missing folder means that nothing was kept yet. */
function unreadFolder(folder: string, error: unknown): Reading<never> {
	return errorCodeOf(error) === 'ENOENT'
		? {records: [], notice: undefined, isUncertain: false}
		: {records: [], notice: `The history in ${folder} could not be read: ${reasonNotRead(error)}.`, isUncertain: true};
}

function startOfName({time}: HistoryRecord): string {
	return `${time.replaceAll(':', '-')}-`;
}

/** Returns a name that no other run uses. */
function newName(record: HistoryRecord): string {
	// Loaded when needed, because loading takes a while.
	const {randomBytes} = process.getBuiltinModule('node:crypto');
	return `${startOfName(record)}${randomBytes(4).toString('hex')}`;
}

/** Returns the start of the run in a record file, in ISO 8601; undefined when its name does not contain it. */
function timeInName(name: string): string | undefined {
	const shape = /^(?<day>\d{4}-\d{2}-\d{2}T)(?<hour>\d{2})-(?<minute>\d{2})-(?<rest>\d{2}\.\d{3}Z)-/v;
	const {day, hour, minute, rest} = shape.exec(name)?.groups ?? {};
	return day === undefined ? undefined : `${day}${hour}:${minute}:${rest}`;
}

async function update(folder: string, record: HistoryRecord): Promise<string | undefined> {
	let place: {readonly name?: string; readonly isUnread: boolean};
	try {
		place = placeOf(folder, record);
	} catch (error) {
		place = {isUnread: errorCodeOf(error) !== 'ENOENT'};
	}

	const notice = await keep(folder, place.name ?? newName(record), record);
	return notice ?? (place.isUnread
		? `The earlier record of this run in ${folder} could not be read, so there is one more of it now.`
		: undefined);
}

/** Finds the file with the record of this run, or else whether an unreadable one may have it. */
function placeOf(folder: string, record: HistoryRecord): {readonly name?: string; readonly isUnread: boolean} {
	const names = namesIn(folder).filter(name => name.startsWith(startOfName(record)));
	const contents = names.map(name => [name, readRecord(path.join(folder, name))] as const);
	const own = contents.find(([, known]) => typeof known === 'object' && isSameRun(known, record));
	return own === undefined
		? {isUnread: contents.some(([, known]) => typeof known === 'string')}
		: {name: path.basename(own[0], '.json'), isUnread: false};
}

/** Writes a record; conf puts it in place in one step, so that an earlier one is never half lost. */
async function keep(folder: string, name: string, record: HistoryRecord): Promise<string | undefined> {
	try {
		// Not left to conf, which would try for ever where it cannot be made.
		await makeFolder(folder);
		const {default: Conf} = await import('conf');
		new Conf<StoredRecord>({
			cwd: folder, configName: name, configFileMode: 0o600, accessPropertiesByDotNotation: false,
		}).store = {format, ...record};
		return undefined;
	} catch (error) {
		return `This run could not be added to the history in ${folder}: ${reasonOf(error)}.`;
	}
}

/**
Returns the names of the record files, newest first, since they begin with the time. Throws the file system's error.
*/
function namesIn(folder: string): string[] {
	return readdirSync(folder).filter(name => name.endsWith('.json')).toSorted().toReversed();
}

function readAll(folder: string): Reading {
	const found = namesIn(folder).map(name => readRecord(path.join(folder, name)));
	const records = newestFirst(found.filter(record => typeof record === 'object'));
	const notice = leftOut(found, folder);
	return {records, notice, isUncertain: notice !== undefined};
}

async function readNewest<Kind extends HistoryRecord>(
	folder: string,
	count: number,
	fits: IsOfKind<Kind>,
): Promise<Reading<Kind>> {
	const names = namesIn(folder);
	// Files with other names may be of any time.
	const undated = names.filter(name => timeInName(name) === undefined);
	const dated = names.filter(name => timeInName(name) !== undefined);
	const read: Array<readonly [name: string, content: Content]> = [];
	let records: Kind[] = [];
	// A record whose time differs from its name counts only if no unread file can be newer.
	const isEnough = (start: number): boolean => {
		const reached = timeInName(dated[start - 1] ?? '') ?? '';
		return records.length >= count && records.filter(({time}) => time >= reached).length >= count;
	};

	for (let start = 0; start === 0 || (start < dated.length && !isEnough(start)); start += filesAtOnce) {
		const next = start === 0 ? [...undated, ...dated.slice(0, filesAtOnce)] : dated.slice(start, start + filesAtOnce);
		// eslint-disable-next-line no-await-in-loop -- the older ones are read only where these do not do
		const contents = await Promise.all(next.map(async name => readRecordLater(path.join(folder, name))));
		read.push(...contents.map((content, index) => [next[index] ?? '', content] as const));
		const more = contents.filter(content => typeof content === 'object').filter(record => fits(record));
		records = withoutRepeats([...records, ...more]);
	}

	const given = newestFirst(records).slice(0, count);
	const oldest = given.length < count ? '' : given.at(-1)?.time ?? '';
	return {
		records: given,
		notice: leftOut(read.map(([, content]) => content), folder),
		isUncertain: read.some(([name, content]) => typeof content === 'string' && (timeInName(name) ?? oldest) >= oldest),
	};
}

function newestFirst<Kind extends HistoryRecord>(records: readonly Kind[]): Kind[] {
	return records.toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time));
}

function leftOut(found: readonly Content[], folder: string): string | undefined {
	const notices = [
		leftOutSentence(found.filter(record => record === 'unreadable').length, folder, 'could not be read'),
		leftOutSentence(
			found.filter(record => record === 'newer').length,
			folder,
			'came from a newer version of this program',
		),
	].filter(notice => notice !== undefined);
	return notices.length === 0 ? undefined : notices.join(' ');
}

function leftOutSentence(count: number, folder: string, reason: string): string | undefined {
	const [files, were] = count === 1 ? ['file', 'was'] : ['files', 'were'];
	return count === 0 ? undefined : `${count} ${files} in ${folder} ${reason} and ${were} left out.`;
}

function readRecord(file: string): Content {
	try {
		return contentOf(readSmallFile(file));
	} catch {
		return 'unreadable';
	}
}

/** Like `readRecord`, but lets other work run meanwhile. */
async function readRecordLater(file: string): Promise<Content> {
	try {
		return contentOf(await readSmallFileLater(file));
	} catch {
		return 'unreadable';
	}
}
