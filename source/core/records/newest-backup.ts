import type {Host} from '../../host/host.ts';
import type {History, Reading} from './history.ts';
import {inspectRecord, type InspectOptions, type InspectServices} from './inspect-record.ts';
import {hasBackup, type HistoryRecord, type RunRecord} from './record.ts';
import {aboutNewestTry, uncertainHistory} from './record-lines.ts';
import type {VerifyLine} from './verify-line.ts';

/** Returns whether a record is of this computer, and practice only when this is practice. Pure. */
export function isOf({computer, practice}: Pick<Host, 'computer' | 'practice'>, record: HistoryRecord): boolean {
	return record.computer === computer && (record.practice === undefined) === (practice === undefined);
}

/** Newest backup of a computer, and runs after it. */
export type NewestBackup = Pick<Reading, 'isUncertain' | 'notice'> & {
	readonly record: RunRecord | undefined;
	/** Newest run, if it left no backup. */
	readonly newestTry: HistoryRecord | undefined;
};

/** Finds the newest backup of this computer in the history. Never rejects. */
export async function findNewestBackup(
	history: History,
	host: Pick<Host, 'computer' | 'practice'>,
): Promise<NewestBackup> {
	// Of two runs at once one is refused; the other one counts.
	const isTry = (record: HistoryRecord): boolean => isOf(host, record) && record.reason !== 'locked';
	const {records, ...reading} = await history.newest(1, isTry);
	const [newest] = records;
	if (newest === undefined || hasBackup(newest)) {
		return {...reading, record: newest, newestTry: undefined};
	}

	const isBackup = (record: HistoryRecord): record is RunRecord => hasBackup(record) && isOf(host, record);
	const {records: backups, ...further} = await history.newest(1, isBackup);
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
