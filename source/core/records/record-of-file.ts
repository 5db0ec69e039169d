import {isSamePath} from '../../values/path-text.ts';
import type {Clock} from '../../values/clock.ts';
import type {Host} from '../../host/host.ts';
import {lookAtFileInTime} from '../proof/look.ts';
import type {History, Reading} from './history.ts';
import {
	hasBackup,
	type HistoryRecord,
	isOf,
	type RunRecord,
} from './record.ts';

/** Record that a file belongs to. */
export type RecordOfFile = Pick<Reading, 'isUncertain' | 'notice'> & {
	readonly record: RunRecord | undefined;
	/** This file, if it was found by its SHA-256 and the record has another place. */
	readonly foundAt?: string;
};

type Services = {
	readonly host: Pick<Host, 'computer' | 'pathStyle' | 'practice'>;
	readonly clock: Clock;
};

/**
Finds the record that a file belongs to: one of this computer by the path of the backup file or its copy, else any by
the SHA-256 of the file, else any by the path. Never rejects.
*/
export async function findRecordOfFile(history: History, file: string, {host, clock}: Services): Promise<RecordOfFile> {
	const isGiven = (place: string | undefined): boolean => place !== undefined && isSamePath(place, file, host.pathStyle);
	const isNamed = (record: HistoryRecord): boolean =>
		record.engine !== undefined && [record.file, record.copy].some(place => isGiven(place));
	const facts = await lookAtFileInTime(file, clock);
	const sha256 = facts.state === 'there' ? facts.sha256 : undefined;
	const isAlike = (record: HistoryRecord): boolean =>
		hasBackup(record) && sha256 !== undefined && record.sha256 === sha256;
	/** Best first. */
	const ways: ReadonlyArray<(record: HistoryRecord) => boolean> = [
		record => isOf(host, record) && hasBackup(record) && isNamed(record),
		record => isOf(host, record) && isAlike(record),
		record => isAlike(record) && isNamed(record),
		isAlike,
		record => hasBackup(record) && isNamed(record),
		isNamed,
	];
	const wayOf = (record: HistoryRecord): number => ways.findIndex(fits => fits(record));
	const isCandidate = (record: HistoryRecord): record is RunRecord => wayOf(record) !== -1;
	const {records: candidates, ...reading} = await history.newest(Infinity, isCandidate);
	if (candidates.length === 0) {
		return {...reading, record: undefined};
	}

	const best = ways.findIndex(fits => candidates.some(record => fits(record)));
	// Read once more down to this record: older unreadable ones do not matter.
	const {records, ...found} = await history.newest(1, (known): known is RunRecord => wayOf(known) === best);
	const [record] = records;
	return {...found, record, ...(record !== undefined && !isNamed(record) && {foundAt: file})};
}
