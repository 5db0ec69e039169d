import {readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {makeFolder} from '../../host/make-folder.ts';
import {errorCodeOf, reasonNotRead} from '../../values/file-error.ts';

/** What has a time, in ISO 8601. */
export type Dated = {readonly time: string};

/** Returns what the name of a record file begins with. */
export function startOfName({time}: Dated): string {
	return `${time.replaceAll(':', '-')}-`;
}

/** Returns a name that no other run uses, without its ending. */
export function newName(record: Dated): string {
	// Loaded when needed, because loading takes a while.
	const {randomBytes} = process.getBuiltinModule('node:crypto');
	return `${startOfName(record)}${randomBytes(4).toString('hex')}`;
}

const shape = /^(?<day>\d{4}-\d{2}-\d{2}T)(?<hour>\d{2})-(?<minute>\d{2})-(?<rest>\d{2}\.\d{3}Z)-/v;

/** Returns the start of the run in a record file, in ISO 8601; undefined when its name does not contain it. */
export function timeInName(name: string): string | undefined {
	const {day, hour, minute, rest} = shape.exec(name)?.groups ?? {};
	return day === undefined ? undefined : `${day}${hour}:${minute}:${rest}`;
}

/** Returns whether the name of a record file has the start of its run. */
export function hasTime(name: string): boolean {
	return shape.test(name);
}

/**
Returns the names of the record files, newest first, since they begin with the time. Throws the file system's error.
*/
export function namesIn(folder: string): string[] {
	return recordNames(readdirSync(folder));
}

/** Returns the names of the record files among these, newest first. */
export function recordNames(names: readonly string[]): string[] {
	return names.filter(name => isRecordName(name)).toSorted().toReversed();
}

/** Returns whether a file of this name is a record. Windows does not tell letter case apart. */
export function isRecordName(name: string): boolean {
	return /\.json$/iv.test(name);
}

/**
Writes a record to a place in a folder, without its ending; conf puts it there in one step, so that an earlier one is
never half lost. Throws the file system's error.
*/
export async function writeRecord(
	folder: string,
	place: string,
	stored: Readonly<Record<string, unknown>>,
): Promise<void> {
	const file = path.join(folder, place);
	const cwd = path.dirname(file);
	// Not left to conf, which would try for ever where it cannot be made.
	await makeFolder(cwd);
	const {default: Conf} = await import('conf');
	new Conf<Record<string, unknown>>({
		cwd, configName: path.basename(file), configFileMode: 0o600, accessPropertiesByDotNotation: false,
	}).store = stored;
}

/**
Returns the sentence on a folder of records that could not be read; none where it is missing: nothing was kept yet.
*/
export function folderNotRead(folder: string, error: unknown): string | undefined {
	return errorCodeOf(error) === 'ENOENT'
		? undefined
		: `The history in ${folder} could not be read: ${reasonNotRead(error)}.`;
}

/** Returns the records, newest first. */
export function newestFirst<Kind extends Dated>(records: readonly Kind[]): Kind[] {
	return records.toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time));
}

/** What stands where a record is expected, by its place in the folder of records. */
type Found = readonly [place: string, content: unknown];

const faults = {
	unreadable: {one: 'file', several: 'files', fault: () => 'could not be read'},
	newer: {one: 'file', several: 'files', fault: () => 'came from a newer version of this program'},
	folder: {
		one: 'folder', several: 'folders', fault: (isOne: boolean) => `${isOne ? 'is' : 'are'} not named after a year`,
	},
} as const;

type Fault = keyof typeof faults;

/** Returns the sentences on what was left out of the records in a folder; undefined where nothing was. */
export function leftOut(found: readonly Found[], folder: string): string | undefined {
	// In the folder of a year a folder is no record.
	const faultIn = ([place, content]: Found): unknown =>
		content === 'folder' && path.dirname(place) !== '.' ? 'unreadable' : content;
	const notices = (Object.keys(faults) as Fault[]).map(what => leftOutSentence(
		found.filter(each => faultIn(each) === what).map(([place]) => place).toSorted(), folder, what,
	)).filter(notice => notice !== undefined);
	return notices.length === 0 ? undefined : notices.join(' ');
}

/** Most files or folders of which each is named. */
const mostNamed = 3;

/** Names the files or folders, or one of many, so that they can be seen to. */
function leftOutSentence(places: readonly string[], folder: string, what: Fault): string | undefined {
	const place = places.at(-1);
	const {one, several, fault} = faults[what];
	if (place === undefined) {
		return undefined;
	}

	if (places.length === 1) {
		return `The ${one} ${path.join(folder, place)} ${fault(true)} and was left out.`;
	}

	const named = places.length > mostNamed ? `, ${place} among them` : `: ${places.join(', ')}`;
	return `${places.length} ${several} in ${folder} ${fault(false)} and were left out${named}.`;
}
