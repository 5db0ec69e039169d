import type {History} from './history.ts';
import {inspectRecord, type InspectServices} from './inspect-record.ts';
import {
	hasBackup,
	type HistoryRecord,
	isOf,
	type RunRecord,
} from './record.ts';
import type {VerifyLine} from './verify-line.ts';

/** Last verified backup of this computer, and whether it makes another one unnecessary. */
export type RecentBackup = {
	/** Plain sentences that explain the answer. */
	readonly detail: string;
	/** State of the last backup now. */
	readonly lines: readonly VerifyLine[];
} & (
	| {
		readonly isEnough: true;
		readonly record: RunRecord;
		/** Further sentences, which are part of the detail. */
		readonly remarks: readonly string[];
		/** A record that may be newer could not be read. */
		readonly isUncertain: boolean;
	}
	/** `record` is undefined where none is kept. */
	| {readonly isEnough: false; readonly record: RunRecord | undefined}
);

/**
Returns whether the last verified backup of this computer will do: it is younger than `youngerThan` milliseconds, its
file matches the record, wherever it is now, and no newer master secret is known. An event log without word of secrets,
or a missing second copy, does not call for another backup, but is mentioned; so are a newer unproven backup, which does
not count, and unreadable records. Never rejects.
*/
export async function findRecentBackup(
	history: History,
	services: InspectServices,
	youngerThan: number,
): Promise<RecentBackup> {
	const isOurs = (known: HistoryRecord): known is RunRecord => hasBackup(known) && isOf(services.host, known);
	const isGood = (known: HistoryRecord): known is RunRecord => isOurs(known) && known.verdict === 'verified';
	const now = services.clock.now();
	// One from the future, made with a clock that was ahead, must not hide later ones.
	const isOfNow = (known: HistoryRecord): known is RunRecord => isGood(known) && Date.parse(known.time) <= now.getTime();
	const past = await history.newest(1, isOfNow);
	const found = past.records.length > 0 ? past : await history.newest(1, isGood);
	const newest = await history.newest(1, isOurs);
	const [record] = found.records;
	const unread = found.isUncertain && found.notice !== undefined ? [found.notice] : [];
	const remarks = [...aboutUnproven(newest.records[0], record), ...unread];
	if (record === undefined) {
		return {
			isEnough: false,
			detail: ['No verified backup of this computer is recorded.', ...remarks].join(' '),
			record,
			lines: [],
		};
	}

	const lines = await inspectRecord(record, services);
	const reason = whyNotEnough(record, lines, now, youngerThan);
	if (reason !== undefined) {
		return {
			isEnough: false, detail: [dayOf(record), reason, ...remarks].join(' '), record, lines,
		};
	}

	return enough(record, lines, {remarks, isUncertain: found.isUncertain});
}

/** Returns the answer that this backup makes another one unnecessary, with its state. Pure. */
export function enough(
	record: RunRecord,
	lines: readonly VerifyLine[],
	{remarks, isUncertain}: Pick<RecentBackup & {readonly isEnough: true}, 'isUncertain' | 'remarks'>,
): RecentBackup & {readonly isEnough: true} {
	const file =
		lines.find(({id, foundAt}) => id === 'file' && foundAt !== undefined)?.detail ?? 'Its file is there and unchanged.';
	const doubts = lines.filter(({state}) => state !== 'ok').map(({detail}) => detail);
	return {
		isEnough: true, detail: [dayOf(record), file, ...doubts, ...remarks].join(' '), record, lines, remarks, isUncertain,
	};
}

function dayOf({time}: RunRecord): string {
	return `The last verified backup is of ${time.slice(0, 10)}.`;
}

/** A newer backup without proof is no reason to do without one. */
function aboutUnproven(newest: RunRecord | undefined, good: RunRecord | undefined): string[] {
	return newest?.verdict === 'unproven' && (good === undefined || newest.time > good.time)
		? [`The backup of ${newest.time.slice(0, 10)} is unproven and does not count.`]
		: [];
}

function whyNotEnough(
	{time}: RunRecord,
	lines: readonly VerifyLine[],
	now: Date,
	youngerThan: number,
): string | undefined {
	const age = now.getTime() - Date.parse(time);
	if (age < 0) {
		return 'That is in the future; see the clock.';
	}

	return age >= youngerThan
		? 'That is too long ago.'
		: lines.find(({id, state}) => (id === 'file' && state !== 'ok') || (id === 'secret' && state === 'attention'))
			?.detail;
}
