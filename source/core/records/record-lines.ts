import {isTooOld, tooOldBy} from '../../host/backup-age.ts';
import type {FileFacts} from '../proof/facts.ts';
import type {FileReminder} from '../proof/file-reminder.ts';
import {utcMinute} from '../../values/times.ts';
import type {HistoryRecord, RunRecord} from './record.ts';
import {judgeFile} from './file-lines.ts';
import type {Finding, VerifyLine} from './verify-line.ts';

/** Current facts about the files of a record. */
export type Findings = {
	readonly file: FileFacts;
	/** Undefined when the record names no copy. */
	readonly copy: FileFacts | undefined;
	/** Place where a file with the SHA-256 of the record was found, if not where the record has it. */
	readonly foundFile?: string | undefined;
	readonly foundCopy?: string | undefined;
	/** Result of having ENTSSO read the file; left out where it was not asked. */
	readonly reminder?: FileReminder | undefined;
	/** Time of the newest master secret since the record was made (event 10525). */
	readonly newSecret: Date | 'none' | 'unknown';
};

export type VerifyVerdict = 'healthy' | 'attention' | 'unknown';

/** Place and time of the judgement. */
export type Judging = {
	readonly now: Date;
	/** The backup is of this computer. */
	readonly isFromHere: boolean;
	/** Scenario, if this computer is a simulated one. */
	readonly practice: string | undefined;
	/** Age in milliseconds at which a backup is too old; left out for twelve months. */
	readonly maxAge?: number | undefined;
};

/** Returns, line by line, whether a backup still matches its record. Pure. */
export function judgeRecord(record: RunRecord, {
	file, copy, foundFile, foundCopy, newSecret, reminder,
}: Findings, judging: Judging): VerifyLine[] {
	const {now, isFromHere, practice} = judging;
	const isPractice = record.practice !== undefined;
	const isOfOther = !isPractice && !isFromHere;
	return [
		{id: 'run', ...aboutRun(record)},
		...(isPractice && practice === undefined ? [practiceFile] : []),
		...(isOfOther ? [{id: 'computer', ...aboutComputer(record)} as const] : []),
		{
			id: 'file',
			...judgeFile(record, {
				facts: file, foundAt: foundFile, recorded: record.file, isOfOther,
			}, 'The backup file'),
		},
		...(reminder === undefined ? [] : [{id: 'reminder', ...aboutReminder(reminder)} as const]),
		...aboutCopy(record, copy, foundCopy, isOfOther),
		{id: 'age', ...aboutAge(record, judging)},
		// A simulated ENTSSO has no secret that could be newer, and another computer cannot know.
		...(isPractice || isOfOther ? [] : [{id: 'secret', ...aboutSecret(newSecret, isFromFuture(record, now))} as const]),
	];
}

/** Returns the line for a run that left no backup. Pure. */
export function judgeFailure(record: HistoryRecord): VerifyLine {
	const ending = record.engine === undefined ? 'Nothing was started' : 'The run failed';
	const why = record.summary === undefined ? '' : ` ${record.summary}`;
	return {id: 'run', state: 'attention', detail: `${ending}, so there is no backup of it.${why}`};
}

/** Returns the line for the newest run, if it came after the newest backup and left none. Pure. */
export function aboutNewestTry({time, engine, errorCode, summary}: HistoryRecord): VerifyLine {
	const ending = engine === undefined ? 'was refused' : 'failed';
	const why = summary === undefined ? (errorCode === undefined ? '.' : ` with ${errorCode}.`) : `. ${summary}`;
	const detail = `A later try (${utcMinute(new Date(time))}) ${ending}${why}`;
	return {id: 'newest-try', state: 'attention', detail};
}

/** Used where an unreadable record may be newer than those that were read. */
export const uncertainHistory: VerifyLine = {
	id: 'history', state: 'unknown', detail: 'A record that may be newer could not be read.',
};

/** Returns `healthy` only when there are lines, and every one is ok. */
export function verdictOn(lines: readonly VerifyLine[]): VerifyVerdict {
	if (lines.some(({state}) => state === 'attention')) {
		return 'attention';
	}

	return lines.length === 0 || lines.some(({state}) => state === 'unknown') ? 'unknown' : 'healthy';
}

/** State of the last backup, in one line for the first screen. */
export type LastBackup = Pick<VerifyLine, 'state' | 'detail'> & {
	/** False as well where it is not known. */
	readonly isVerified: boolean;
	/** Time of the run that made it, as its record has it. */
	readonly time?: string;
	/** Full path of its file. */
	readonly file?: string;
	/** MSID of the secret in it, if ENTSSO reported it. */
	readonly secretId?: string | undefined;
};

/** Returns the day of a backup (UTC), its verdict, and the state of its file. Pure. */
export function lastBackupLine(record: RunRecord, lines: readonly VerifyLine[]): LastBackup {
	const verdict = verdictOn(lines);
	const trouble = lines.find(({id, state}) => id !== 'run' && state === 'attention')
		?? lines.find(({id, state}) => ['file', 'age', 'history'].includes(id) && state === 'unknown');
	const isPractice = record.practice !== undefined;
	const what = isPractice ? 'Last practice backup' : 'Last backup here';
	// The simulated server knows nothing of earlier backups, so the lines above say that there is none.
	const standing = trouble === undefined
		? `, ${unchanged(lines)}${isPractice ? '. Each practice begins anew.' : ''}`
		: `. ${trouble.detail}`;
	return {
		state: verdict === 'healthy' ? 'ok' : verdict,
		detail: `${what}: ${record.time.slice(0, 10)}, ${record.verdict}${standing}`,
		isVerified: record.verdict === 'verified',
		time: record.time,
		file: record.file,
		secretId: record.secretId,
	};
}

function unchanged(lines: readonly VerifyLine[]): string {
	const moved = lines.find(({id, foundAt}) => id === 'file' && foundAt !== undefined);
	if (moved !== undefined) {
		return `file unchanged, now ${moved.foundAt}`;
	}

	const copy = lines.find(({id}) => id === 'copy');
	if (copy === undefined) {
		return 'file unchanged, no copy known';
	}

	return copy.state === 'ok' ? 'file and copy unchanged' : 'file unchanged, copy not seen';
}

const practiceFile: VerifyLine = {
	id: 'practice',
	state: 'attention',
	detail: 'This is a practice file: it holds no secret.',
};

function aboutComputer({computer}: RunRecord): Finding {
	return {
		state: 'unknown',
		detail: `The backup is of ${computer}. Whether its secret is still in use cannot be told on this computer.`,
	};
}

function aboutRun(record: RunRecord): Finding {
	switch (record.verdict) {
		case 'verified': {
			return {state: 'ok', detail: 'The run was verified.'};
		}

		case 'unproven': {
			const lacking = record.evidence.find(({state}) => state !== 'ok')?.detail;
			return {state: 'unknown', detail: `The run was unproven.${lacking === undefined ? '' : ` ${lacking}`}`};
		}

		case 'failed': {
			const {state, detail} = judgeFailure(record);
			return {state, detail};
		}
	}
}

function aboutCopy(
	record: RunRecord,
	facts: FileFacts | undefined,
	foundAt: string | undefined,
	isOfOther: boolean,
): VerifyLine[] {
	const {copy, copyFolder, verdict} = record;
	if (copy !== undefined && facts !== undefined) {
		const seen = {
			facts, foundAt, recorded: copy, isOfOther,
		};
		return [{id: 'copy', ...judgeFile(record, seen, 'The second copy')}];
	}

	return copyFolder === undefined || verdict === 'failed'
		? []
		: [{id: 'copy', state: 'attention', detail: `A second copy was asked for in ${copyFolder} and was not made.`}];
}

/** Codes that are about rights or ENTSSO itself, not about the file. */
const codesNotOfFile = new Set([
	'0x80070005',
	'0xC0002A0F',
	'0xC0002A10',
	'0xC0002A13',
	'0xC0002A14',
	'0xC0002A20',
	'0xC0002A52',
	'0xC0002A5A',
]);

function aboutReminder(reminder: FileReminder): Finding {
	if (reminder === 'read') {
		return {state: 'ok', detail: 'ENTSSO reads the file as a backup file.'};
	}

	return reminder === 'unknown'
		? {state: 'unknown', detail: 'ENTSSO could not be asked whether it reads the file.'}
		: {
			state: codesNotOfFile.has(reminder.code) ? 'unknown' : 'attention',
			detail: `ENTSSO did not read the file (${reminder.code}).`,
		};
}

function aboutAge(record: RunRecord, {now, maxAge}: Judging): Finding {
	if (isFromFuture(record, now)) {
		return {state: 'unknown', detail: 'The record is from the future; see the clock.'};
	}

	return isTooOld(new Date(record.time), now, maxAge)
		? {state: 'attention', detail: `The backup is ${tooOldBy(maxAge)}.`}
		: {state: 'ok', detail: `The backup is not ${tooOldBy(maxAge)}.`};
}

/** Returns whether a record is from the future: made with a clock that was ahead, or read with one that is behind. */
function isFromFuture({time}: RunRecord, now: Date): boolean {
	return new Date(time) > now;
}

function aboutSecret(newSecret: Findings['newSecret'], isSinceFuture: boolean): Finding {
	if (newSecret === 'none' && isSinceFuture) {
		return {state: 'unknown', detail: 'Whether a newer master secret was made cannot be told.'};
	}

	if (newSecret === 'unknown') {
		return {state: 'unknown', detail: 'The event log could not be read for newer secrets.'};
	}

	return newSecret === 'none'
		? {state: 'ok', detail: 'No newer master secret was made since.'}
		: {
			state: 'attention',
			detail: `A newer master secret was made on ${newSecret.toISOString().slice(0, 10)} (event 10525).`,
		};
}
