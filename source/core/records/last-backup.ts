import type {History} from './history.ts';
import {inspectRecord, type InspectServices} from './inspect-record.ts';
import {findNewestBackup, inspectNewest} from './newest-backup.ts';
import {
	hasBackup,
	type HistoryRecord,
	isOf,
	type RunRecord,
} from './record.ts';
import {aboutNewestTry, lastBackupLine, type LastBackup} from './record-lines.ts';

const unknownBackup: LastBackup = {
	state: 'unknown',
	detail: 'Last backup here: not known, since the history could not be read.',
	isVerified: false,
};

/** Number of earlier backups that are looked at after a run. */
const earlierBackups = 3;

/** Most records that are read before the first screen says how this computer stands. */
const mostRecords = 1000;

/**
Returns the state of the last backup of this computer, for practice among practice backups only; undefined when nothing
is recorded. Reads no more of a long history than of a short one. Never rejects.
*/
export async function findLastBackup(history: History, services: InspectServices): Promise<LastBackup | undefined> {
	const newest = await findNewestBackup(history, services.host, mostRecords);
	const {record, newestTry, isUncertain, isCutShort = false} = newest;
	if (record !== undefined) {
		return lastBackupLine(record, await inspectNewest({...newest, record}, services));
	}

	if (isUncertain) {
		return unknownBackup;
	}

	return newestTry === undefined && !isCutShort ? undefined : noBackup(newestTry, isCutShort);
}

function noBackup(newestTry: HistoryRecord | undefined, isCutShort: boolean): LastBackup {
	const none = isCutShort ? `none among the newest ${mostRecords} records` : 'none is recorded';
	const aboutTry = newestTry === undefined ? '' : ` ${aboutNewestTry(newestTry).detail}`;
	return {
		state: newestTry === undefined ? 'unknown' : 'attention',
		detail: `Last backup here: ${none}.${aboutTry}`,
		isVerified: false,
	};
}

/**
Returns the files of this computer's newest backups that no longer match their record, or whose copies do not. Never
rejects.
*/
export async function findChangedBackups(history: History, services: InspectServices): Promise<readonly string[]> {
	const isOurs = (record: HistoryRecord): record is RunRecord => hasBackup(record) && isOf(services.host, record);
	const {records} = await history.newest(earlierBackups, isOurs);
	const inspected = await Promise.all(records.map(async record => {
		const lines = await inspectRecord(record, services);
		const ids = record.copy === undefined ? ['file'] : ['file', 'copy'];
		return lines.some(({id, state}) => ids.includes(id) && state === 'attention') ? [record.file] : [];
	}));
	return inspected.flat();
}
