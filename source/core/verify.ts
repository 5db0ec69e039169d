import {isTooOld, tooOld} from '../host/backup-age.ts';
import type {FileFacts} from './facts.ts';
import type {FileReminder} from './file-reminder.ts';
import type {HistoryRecord} from './history.ts';

/** What was found out now about the files of a record. */
export type Findings = {
	readonly file: FileFacts;
	/** Undefined when the record names no copy. */
	readonly copy: FileFacts | undefined;
	/** What ENTSSO made of the file; left out where it was not asked. */
	readonly reminder?: FileReminder | undefined;
	/** When the newest master secret since the record was made (event 10525). */
	readonly newSecret: Date | 'none' | 'unknown';
};

export type VerifyState = 'ok' | 'attention' | 'unknown';

/** One line of `verify`. `detail` is a plain sentence. */
export type VerifyLine = {
	readonly id: 'run' | 'file' | 'reminder' | 'copy' | 'age' | 'secret';
	readonly state: VerifyState;
	readonly detail: string;
};

export type VerifyVerdict = 'healthy' | 'attention' | 'unknown';

/** Returns whether a backup is still what its record says, line by line. Pure. */
export function judgeRecord(record: HistoryRecord, {
	file, copy, newSecret, reminder,
}: Findings, now: Date): VerifyLine[] {
	return [
		{id: 'run', ...aboutRun(record)},
		{id: 'file', ...aboutFile(record, file, 'The backup file')},
		...(reminder === undefined ? [] : [{id: 'reminder', ...aboutReminder(reminder)} as const]),
		...(copy === undefined ? [] : [{id: 'copy', ...aboutFile(record, copy, 'The second copy')} as const]),
		{id: 'age', ...aboutAge(record, now)},
		// A simulated ENTSSO has no secret that could be a newer one.
		...(record.practice === undefined ? [{id: 'secret', ...aboutSecret(newSecret, isFromFuture(record, now))} as const] : []),
	];
}

/** `healthy` only when there are lines, and every one is ok. */
export function verdictOn(lines: readonly VerifyLine[]): VerifyVerdict {
	if (lines.some(({state}) => state === 'attention')) {
		return 'attention';
	}

	return lines.length === 0 || lines.some(({state}) => state === 'unknown') ? 'unknown' : 'healthy';
}

/** How the last backup stands, in one line for the first screen. */
export type LastBackup = Pick<VerifyLine, 'state' | 'detail'>;

/** Returns the day of a backup (UTC), its verdict, and what became of its file. Pure. */
export function lastBackupLine(record: HistoryRecord, lines: readonly VerifyLine[]): LastBackup {
	const verdict = verdictOn(lines);
	const trouble = lines.find(({id, state}) => id !== 'run' && state === 'attention') ?? lines.find(({id, state}) => (id === 'file' || id === 'age') && state === 'unknown');
	return {
		state: verdict === 'healthy' ? 'ok' : verdict,
		detail: `Last backup here: ${record.time.slice(0, 10)}, ${record.verdict}, ${trouble === undefined ? unchanged(lines) : `but: ${trouble.detail}`}`,
	};
}

function unchanged(lines: readonly VerifyLine[]): string {
	const copy = lines.find(({id}) => id === 'copy');
	if (copy === undefined) {
		return 'file unchanged, no copy known';
	}

	return copy.state === 'ok' ? 'file and copy unchanged' : 'file unchanged, copy not seen';
}

type Finding = Pick<VerifyLine, 'state' | 'detail'>;

function aboutRun({verdict}: HistoryRecord): Finding {
	switch (verdict) {
		case 'verified': {
			return {state: 'ok', detail: 'The run was verified.'};
		}

		case 'unproven': {
			return {state: 'unknown', detail: 'The run was unproven: ENTSSO did not confirm it.'};
		}

		case 'failed': {
			return {state: 'attention', detail: 'The run failed, so there is no backup of it.'};
		}
	}
}

function aboutFile(record: HistoryRecord, file: FileFacts, name: string): Finding {
	switch (file.state) {
		case 'missing': {
			return {state: 'attention', detail: `${name} is not there.`};
		}

		case 'not-a-file': {
			return {state: 'attention', detail: `${name} is no longer a file.`};
		}

		case 'unknown': {
			return {state: 'unknown', detail: `${name} could not be looked at.`};
		}

		case 'there': {
			return aboutContent(record, file, name);
		}
	}
}

function aboutContent(record: HistoryRecord, file: FileFacts & {state: 'there'}, name: string): Finding {
	if (record.size !== undefined && file.size !== record.size) {
		return {state: 'attention', detail: `${name} had ${record.size} bytes and now has ${file.size}.`};
	}

	if (file.sha256 === undefined) {
		return {state: 'unknown', detail: `${name} could not be read.`};
	}

	if (record.sha256 === undefined) {
		return {state: 'unknown', detail: `${name} is there; its record has no SHA-256.`};
	}

	return file.sha256 === record.sha256
		? {state: 'ok', detail: `${name} is there and unchanged.`}
		: {state: 'attention', detail: `${name} has changed (other SHA-256).`};
}

/** Codes that tell of rights or of ENTSSO itself, and not of the file. */
const codesNotOfFile = new Set(['0x80070005', '0xC0002A0F', '0xC0002A10', '0xC0002A13', '0xC0002A14', '0xC0002A20', '0xC0002A52', '0xC0002A5A']);

function aboutReminder(reminder: FileReminder): Finding {
	if (reminder === 'read') {
		return {state: 'ok', detail: 'ENTSSO reads the file as a backup file.'};
	}

	return reminder === 'unknown'
		? {state: 'unknown', detail: 'ENTSSO could not be asked whether it reads the file.'}
		: {state: codesNotOfFile.has(reminder.code) ? 'unknown' : 'attention', detail: `ENTSSO did not read the file (${reminder.code}).`};
}

function aboutAge(record: HistoryRecord, now: Date): Finding {
	if (isFromFuture(record, now)) {
		return {state: 'unknown', detail: 'The record is from the future; see the clock.'};
	}

	return isTooOld(new Date(record.time), now)
		? {state: 'attention', detail: `The backup is ${tooOld}.`}
		: {state: 'ok', detail: `The backup is not ${tooOld}.`};
}

/** Made by a clock that was ahead, or read by one that is behind. */
function isFromFuture({time}: HistoryRecord, now: Date): boolean {
	return new Date(time) > now;
}

function aboutSecret(newSecret: Findings['newSecret'], isSinceFuture: boolean): Finding {
	if (newSecret === 'none' && isSinceFuture) {
		return {state: 'unknown', detail: 'Whether a newer master secret was made cannot be told.'};
	}

	if (newSecret === 'unknown') {
		return {state: 'unknown', detail: 'The event log does not tell of newer secrets.'};
	}

	return newSecret === 'none'
		? {state: 'ok', detail: 'No newer master secret was made since.'}
		: {state: 'attention', detail: `A newer master secret was made on ${newSecret.toISOString().slice(0, 10)} (event 10525).`};
}
