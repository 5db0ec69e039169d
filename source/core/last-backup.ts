import type {History, HistoryRecord} from './history.ts';
import {inspectRecord, type InspectServices} from './inspect-record.ts';
import {lastBackupLine, type LastBackup} from './verify.ts';

/** Earlier backups that are looked at after a run. */
const earlierBackups = 3;

/**
How the last backup of this computer stands, practice only among practice; undefined when none is recorded. Never
rejects.
*/
export async function findLastBackup(history: History, services: InspectServices): Promise<LastBackup | undefined> {
	const [record] = await newestOf(history, services, 1);
	return record === undefined ? undefined : lastBackupLine(record, await inspectRecord(record, services));
}

/**
Returns the files of the newest backups of this computer that, or whose copies, are no longer as they were recorded.
Never rejects.
*/
export async function findChangedBackups(history: History, services: InspectServices): Promise<readonly string[]> {
	const records = await newestOf(history, services, earlierBackups);
	const inspected = await Promise.all(records.map(async record => {
		const lines = await inspectRecord(record, services);
		return lines.some(({id, state}) => (id === 'file' || id === 'copy') && state === 'attention') ? [record.file] : [];
	}));
	return inspected.flat();
}

async function newestOf(history: History, {host}: InspectServices, count: number): Promise<readonly HistoryRecord[]> {
	return history.newest(count, ({computer, practice, verdict}) =>
		verdict !== 'failed' && computer === host.computer && (practice === undefined) === (host.practice === undefined));
}
