import type {History, Reading} from './history.ts';
import {inspectRecord, type InspectOptions, type InspectServices} from './inspect-record.ts';
import {
	hasBackup,
	type HistoryRecord,
	isOf,
	type RunRecord,
	type ThisComputer,
} from './record.ts';
import {aboutNewestTry, uncertainHistory} from './record-lines.ts';
import type {VerifyLine} from './verify-line.ts';

/** Returns whether a run of this computer left a backup, or left none and still needs attention. Pure. */
export function isOpenTry(host: ThisComputer, record: HistoryRecord): boolean {
	// Of two runs at once one is refused; the other one counts.
	return isOf(host, record) && record.reason !== 'locked' && record.settledAt === undefined;
}

/** Newest backup of a computer, and runs after it. */
export type NewestBackup = Pick<Reading, 'isCutShort' | 'isUncertain' | 'notice'> & {
	readonly record: RunRecord | undefined;
	/** Newest run, if it left no backup. */
	readonly newestTry: HistoryRecord | undefined;
};

/** Finds the newest backup of this computer in the history, or in its newest `most` records. Never rejects. */
export async function findNewestBackup(history: History, host: ThisComputer, most?: number): Promise<NewestBackup> {
	const {records, ...reading} = await history.newest(1, record => isOpenTry(host, record), most);
	const [newest] = records;
	if (newest === undefined || hasBackup(newest)) {
		return {...reading, record: newest, newestTry: undefined};
	}

	const isBackup = (record: HistoryRecord): record is RunRecord => hasBackup(record) && isOf(host, record);
	const {records: backups, ...further} = await history.newest(1, isBackup, most);
	return {...further, record: backups[0], newestTry: newest};
}

/** Inspects the newest backup, with lines for later runs and for unreadable records. Never rejects. */
export async function inspectNewest(
	{record, newestTry, isUncertain}: NewestBackup & {readonly record: RunRecord},
	services: InspectServices,
	options: InspectOptions = {},
): Promise<VerifyLine[]> {
	return [
		...await inspectRecord(record, services, options),
		...(newestTry === undefined ? [] : [aboutNewestTry(newestTry)]),
		...(isUncertain ? [uncertainHistory] : []),
	];
}
