import type {History, HistoryRecord} from './history.ts';
import {inspectRecord, type InspectServices} from './inspect-record.ts';
import type {VerifyLine} from './verify.ts';

/** The last verified backup of this computer, and whether it makes another one needless. */
export type RecentBackup = {
	/** What the answer rests on: plain sentences. */
	readonly detail: string;
	/** How the last backup stands now. */
	readonly lines: readonly VerifyLine[];
} & (
	/** `remarks`: what else is to be said, part of the detail. */
	| {readonly isEnough: true; readonly record: HistoryRecord; readonly remarks: readonly string[]}
	/** No record where none is kept. */
	| {readonly isEnough: false; readonly record: HistoryRecord | undefined}
);

/**
Returns whether the last verified backup of this computer will do: it is younger than so many milliseconds, its file
is as recorded, and no newer master secret is known. An event log that cannot tell of secrets, or a second copy that
is not there, does not call for another backup, and is told. Never rejects.
*/
export async function findRecentBackup(history: History, services: InspectServices, youngerThan: number): Promise<RecentBackup> {
	const {computer, practice} = services.host;
	const isOfHere = (known: HistoryRecord): boolean => known.computer === computer && (known.practice === undefined) === (practice === undefined);
	const isGood = (known: HistoryRecord): boolean => known.verdict === 'verified' && isOfHere(known);
	const now = services.clock.now();
	// One from the future, of a clock that was ahead, must not hide those made since.
	const [unproven] = await history.newest(1, known => isOfHere(known) && known.verdict === 'unproven' && Date.parse(known.time) <= now.getTime());
	const [record] = [...await history.newest(1, known => isGood(known) && Date.parse(known.time) <= now.getTime()), ...await history.newest(1, isGood)];
	if (record === undefined) {
		return {
			isEnough: false, detail: ['No verified backup of this computer is recorded.', ...aboutUnproven(unproven, record)].join(' '), record, lines: [],
		};
	}

	const lines = await inspectRecord(record, services);
	const reason = whyNotEnough(record, lines, now, youngerThan);
	if (reason !== undefined) {
		return {
			isEnough: false, detail: [dayOf(record), reason, ...aboutUnproven(unproven, record)].join(' '), record, lines,
		};
	}

	return enough(record, lines, aboutUnproven(unproven, record));
}

/** Returns that this backup makes another one needless, and how it stands. Pure. */
export function enough(record: HistoryRecord, lines: readonly VerifyLine[], remarks: readonly string[] = []): RecentBackup & {isEnough: true} {
	const doubts = lines.filter(({state}) => state !== 'ok').map(({detail}) => detail);
	return {
		isEnough: true, detail: [dayOf(record), 'Its file is there and unchanged.', ...doubts, ...remarks].join(' '), record, lines, remarks,
	};
}

function dayOf({time}: HistoryRecord): string {
	return `The last verified backup is of ${time.slice(0, 10)}.`;
}

/** An unproven backup never takes the place of a verified one; said where it is the newer one. */
function aboutUnproven(unproven: HistoryRecord | undefined, verified: HistoryRecord | undefined): string[] {
	return unproven === undefined || (verified !== undefined && verified.time > unproven.time)
		? []
		: [`The backup of ${unproven.time.slice(0, 10)} is unproven and does not count.`];
}

function whyNotEnough({time}: HistoryRecord, lines: readonly VerifyLine[], now: Date, youngerThan: number): string | undefined {
	const age = now.getTime() - Date.parse(time);
	if (age < 0) {
		return 'That is in the future; see the clock.';
	}

	return age >= youngerThan ? 'That is too long ago.' : lines.find(({id, state}) => (id === 'file' && state !== 'ok') || (id === 'secret' && state === 'attention'))?.detail;
}
