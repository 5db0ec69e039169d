import path from 'node:path';
import {readSmallFile} from '../../host/read-small.ts';
import {reasonOf} from '../../values/file-error.ts';
import {
	folderNotRead,
	leftOut,
	namesIn,
	newestFirst,
	newName,
	startOfName,
	writeRecord,
} from './record-files.ts';
import {restoresName} from './record-places.ts';
import {
	isSameRestore,
	restoreContentOf,
	restoreFormat,
	toRestoreRecord,
	type RestoreContent,
	type Restored,
	type RestoreRecord,
} from './restore-record.ts';

/** Restores read from the history. */
export type RestoreReading = {
	/** Newest first. */
	readonly records: readonly RestoreRecord[];
	/** Plain sentence on unreadable records that were left out; undefined when there are none. */
	readonly notice: string | undefined;
};

/**
Returns the folder of the restores in that of the history, where no record of a backup is: whatever looks for a backup
never comes upon a restore, nor do versions of this program that know of none, and one that cannot be read says nothing
about backups.
*/
function restoresIn(history: string): string {
	return path.join(history, restoresName);
}

/**
Keeps a restore, in place of what was kept of it before. Resolves to a plain sentence when it could not be kept. Never
rejects.
*/
export async function keepRestore(history: string, restored: Restored): Promise<string | undefined> {
	const folder = restoresIn(history);
	try {
		const record = toRestoreRecord(restored);
		await writeRecord(folder, nameOfKept(folder, record) ?? newName(record), {format: restoreFormat, ...record});
		return undefined;
	} catch (error) {
		return `This restore could not be added to the history in ${folder}: ${reasonOf(error)}.`;
	}
}

/** Returns all restores of a history. Never throws. */
export function readRestores(history: string): RestoreReading {
	const folder = restoresIn(history);
	try {
		// Where the history cannot be read, that is what is wrong, and not its part.
		namesIn(history);
	} catch (error) {
		return {records: [], notice: folderNotRead(history, error)};
	}

	try {
		const found = namesIn(folder).map(name => [name, readRestore(path.join(folder, name))] as const);
		const records = found.map(([, content]) => content).filter(content => typeof content === 'object');
		return {records: newestFirst(records), notice: leftOut(found, folder)};
	} catch (error) {
		return {records: [], notice: folderNotRead(folder, error)};
	}
}

/** Returns the name of the file with the record of this restore; undefined where there is none. */
function nameOfKept(folder: string, record: RestoreRecord): string | undefined {
	try {
		const name = namesIn(folder).filter(known => known.startsWith(startOfName(record))).find(known => {
			const kept = readRestore(path.join(folder, known));
			return typeof kept === 'object' && isSameRestore(kept, record);
		});
		return name === undefined ? undefined : path.basename(name, '.json');
	} catch {
		return undefined;
	}
}

function readRestore(file: string): RestoreContent {
	try {
		return restoreContentOf(readSmallFile(file));
	} catch {
		return 'unreadable';
	}
}
