import type {Reason} from '../../values/reasons.ts';
import type {Host} from '../../host/host.ts';
import type {History} from './history.ts';
import {findNewestBackup, isOpenTry} from './newest-backup.ts';
import type {HistoryRecord, RefusedRecord} from './record.ts';

/** Reasons for which no run is refused that comes as far as to find that no backup is due. */
const passed: ReadonlySet<Reason | undefined> = new Set<Reason>([
	'no-password', 'path-refused', 'password-refused', 'reminder-refused', 'cancelled',
]);

/**
Notes in the records of newer tries that a later run got past what they were refused for, and made no backup since none
was due: they are no longer of concern. Where that cannot be kept, they stay so until the next backup. Never rejects.
*/
export async function settleTries(
	history: History,
	host: Pick<Host, 'computer' | 'pathStyle' | 'practice'>,
	now: Date,
): Promise<void> {
	const {record: backup, newestTry} = await findNewestBackup(history, host);
	if (newestTry === undefined) {
		return;
	}

	const isPassed = (record: HistoryRecord): record is RefusedRecord => isOpenTry(host, record)
		&& record.engine === undefined
		&& passed.has(record.reason)
		&& (backup === undefined || record.time > backup.time);
	const {records} = await history.newest(Infinity, isPassed);
	for (const record of records) {
		// eslint-disable-next-line no-await-in-loop -- there is one as a rule
		await history.update({...record, settledAt: now.toISOString()});
	}
}
