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

/** Returns the sentences on record files that were left out; undefined where there are none. */
export function leftOut(found: readonly unknown[], folder: string): string | undefined {
	const notices = [
		leftOutSentence(found.filter(record => record === 'unreadable').length, folder, 'could not be read'),
		leftOutSentence(
			found.filter(record => record === 'newer').length,
			folder,
			'came from a newer version of this program',
		),
		aboutFolders(found.filter(record => record === 'folder').length, folder),
	].filter(notice => notice !== undefined);
	return notices.length === 0 ? undefined : notices.join(' ');
}

function leftOutSentence(count: number, folder: string, reason: string): string | undefined {
	const [files, were] = count === 1 ? ['file', 'was'] : ['files', 'were'];
	return count === 0 ? undefined : `${count} ${files} in ${folder} ${reason} and ${were} left out.`;
}

function aboutFolders(count: number, folder: string): string | undefined {
	const [folders, have, were] = count === 1 ? ['folder', 'has', 'was'] : ['folders', 'have', 'were'];
	return count === 0 ? undefined : `${count} ${folders} in ${folder} ${have} no name of a year and ${were} left out.`;
}
