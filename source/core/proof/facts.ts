import type {Reason} from '../../values/reasons.ts';
import {isSamePath, type PathStyle} from '../../values/path-text.ts';
import {codeText, errorCodeIn, isErrorCode} from '../../host/error-code.ts';
import type {LockState} from '../../host/file-lock.ts';
import type {BackupEvent, Exposure, FolderRights} from '../../host/host.ts';
import {idIn} from '../../host/secret-state.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {textIn} from '../../values/untrusted.ts';
import {type AnswerText, notAskedFor} from './typed-words.ts';
import type {LoggedBackup} from './result.ts';

/** Outcome of the second copy. */
export type SecondCopy =
	| {
		readonly state: 'ok';
		readonly file: string;
		/** Lower case hex. */
		readonly sha256: string;
	}
	| {
		readonly state: 'failed';
		/** A plain sentence. */
		readonly reason: string;
		readonly id: Reason;
	};

/**
Milliseconds by which a file may be newer than the event about it: the event carries whole seconds, and file systems are
up to two seconds off.
*/
const eventLead = 5000;

/**
Largest backup, in bytes. A backup holds a few secrets and a reminder, some kilobytes at most. Anything larger is
certainly not one, and reading it to its end would hold up the run.
*/
export const mostBackupBytes = 1024 ** 3;

/** State of the path of the backup file after the run. */
export type FileFacts =
	| {readonly state: 'missing' | 'not-a-file' | 'unknown'}
	| {
		readonly state: 'there';
		readonly modifiedAt: Date;
		/** Creation time; left out where the file system does not record it. */
		readonly madeAt?: Date | undefined;
		/** Bytes. */
		readonly size: number;
		/** Lower case hex; undefined when the file could not be read to its end. */
		readonly sha256: string | undefined;
		/** Set when the file changed while it was read, or since an earlier look. */
		readonly change?: 'while-read' | 'since';
	};

/** Backup events since the start, or the reason why there are none to judge by. */
export type EventFacts = readonly BackupEvent[] | 'unreadable' | 'not-read';

/** Facts about a file that is there after a failed run and may be somebody else's. */
export type LeftoverFacts = {
	readonly events: EventFacts;
	/** True when a record of another run has its SHA-256. */
	readonly isRecorded: boolean;
};

/** Everything known about a run. */
export type Facts = {
	readonly backupFile: string;
	readonly pathStyle: PathStyle;
	readonly startedAt: Date;
	/**
	True when the clock was earlier at the end than at the start: somebody set it back, so times before and after cannot be
	compared.
	*/
	readonly isClockSetBack?: boolean;
	/** Left out where none was asked for. */
	readonly lock?: LockState | undefined;
	readonly cluster: boolean;
	/** Milliseconds that the tool or the call was given. */
	readonly timeLimit: number;
	/** Version of ENTSSO, such as `10.0.2242.0`; left out where it is not known. */
	readonly version?: string | undefined;
	readonly outcome: EngineOutcome;
	/**
	Outcome of setting the rights on a folder made for this run; undefined when none was made, or its rights were left
	alone.
	*/
	readonly folderRights: FolderRights | undefined;
	/**
	Ways in which others may change the folder of the backup file, and that of the second copy; left out where nobody
	looked.
	*/
	readonly exposures?: readonly Exposure[] | undefined;
	readonly copyExposures?: readonly Exposure[] | undefined;
	/** As `folderRights`, of the folder of the second copy. */
	readonly copyFolderRights?: FolderRights | undefined;
	/** True when the tool came far enough to write: it had its answers, or the call was made. */
	readonly couldWrite?: boolean;
	/** Undefined when the tool never ran, so that nothing at the path is of this run. */
	readonly file: FileFacts | undefined;
	/** Facts about a file left by a failed run, to find out whose it is. */
	readonly leftover?: LeftoverFacts | undefined;
	/** Account that owns the file; undefined when that is not known. */
	readonly owner?: string | undefined;
	/** MSIDs of the secrets in the registry; left out where nobody looked. */
	readonly secretIds?: readonly string[] | 'unknown' | undefined;
	readonly events: EventFacts;
	/** Comparison of the reminder in the file with the given one; undefined when nobody looked. */
	readonly reminderReadBack: ReminderReadBack | undefined;
	/** Undefined when none was made. */
	readonly copy: SecondCopy | undefined;
	/** Left out when nobody looked. */
	readonly surroundings?: Surroundings;
};

/** Location of the backup and state of earlier ones, which count for the advice, not for the verdict. */
export type Surroundings = {
	readonly isInInstallDirectory: boolean;
	readonly isCopyOnSameVolume: boolean;
	/** Files of earlier backups that are no longer as they were recorded. */
	readonly changedBackups: readonly string[];
};

export type ReminderReadBack = 'same' | 'is-password' | 'different' | 'unknown';

/** Returns whether the file may hold the password as its reminder, which anyone with the file can read. */
export function isPasswordExposed({outcome, reminderReadBack}: Pick<Facts, 'outcome' | 'reminderReadBack'>): boolean {
	return reminderReadBack === 'is-password' || (outcome.isAstray === true && reminderReadBack !== 'same');
}

/**
Returns what ssoconfig never asked for, though it ended well: the file of the run cannot have got it. A reminder that is
read back is there all the same. Nothing is known where a user said what prompts ask for, and it did not add up.
*/
export function missingFrom({outcome, reminderReadBack}: Pick<Facts, 'outcome' | 'reminderReadBack'>): AnswerText[] {
	return toolFailed(outcome) || outcome.isAstray === true
		? []
		: notAskedFor(outcome).filter(text => text === 'password' || reminderReadBack !== 'same');
}

/** Returns the first error code the tool printed. */
export function printedError({codes}: EngineOutcome): string | undefined {
	return codes?.find(code => isErrorCode(code));
}

/** Returns the first error code that the tool printed before it was given another answer. */
export function errorBefore({codesBefore = []}: EngineOutcome): string | undefined {
	return codesBefore.find(code => isErrorCode(code));
}

/** Returns all error codes of a run: those that the tool printed, then the one it ended with. */
export function errorsOf(outcome: EngineOutcome): readonly string[] {
	const printed = outcome.codes?.filter(code => isErrorCode(code)) ?? [];
	const atEnd = exitError(outcome);
	return atEnd === undefined ? printed : [...printed, atEnd];
}

/**
Returns the error code that a tool used as its exit code when it ended by itself: one of ENTSSO, or of a fault for which
Windows ended it.
*/
export function exitError({ending, exitCode}: EngineOutcome): string | undefined {
	const code = ending === 'exited' || ending === 'killed' ? codeText(exitCode ?? 0) : '';
	return isErrorCode(code) ? code : undefined;
}

/** Returns the error code of a run: the first that the tool printed, or else the one it ended with. */
export function errorOf(outcome: EngineOutcome): string | undefined {
	return printedError(outcome) ?? exitError(outcome);
}

/** Returns whether the tool itself reports that it did not do its work. */
export function toolFailed(outcome: EngineOutcome): boolean {
	return outcome.ending !== 'exited' || errorOf(outcome) !== undefined;
}

/**
Returns the newest event that ENTSSO logged on this file since the start, of two in the same second the failure;
undefined when there is none.
*/
export function lastWord(events: readonly BackupEvent[], about: AboutFile): BackupEvent | undefined {
	let last: BackupEvent | undefined;
	for (const event of loggedOnFile(events, about)) {
		if (last === undefined || outweighs(event, last)) {
			last = event;
		}
	}

	return last;
}

/** Facts that decide which events are about this file and this run. */
type AboutFile = Pick<Facts, 'backupFile' | 'pathStyle' | 'startedAt'>;

function outweighs(event: BackupEvent, other: BackupEvent): boolean {
	const later = wholeSecond(event.time).getTime() - wholeSecond(other.time).getTime();
	return later > 0 || (later === 0 && isFailure(event));
}

/** Returns whether the event is 10560 or 10561 (BizTalk Server documentation, "Single Sign-On: Event" pages). */
export function isFailure({id}: BackupEvent): boolean {
	return id === 10_560 || id === 10_561;
}

/** Returns event 10560 or 10561, if it is the last word on this file. */
export function loggedFailure(facts: Facts): BackupEvent | undefined {
	const event = typeof facts.events === 'string' ? undefined : lastWord(facts.events, facts);
	return event !== undefined && isFailure(event) ? event : undefined;
}

/** Returns event 10559 for this file, if it is the last word on it and the file was not written again after it. */
export function confirmation(facts: Facts): BackupEvent | undefined {
	const event = typeof facts.events === 'string' ? undefined : lastWord(facts.events, facts);
	if (event === undefined || isFailure(event)) {
		return undefined;
	}

	const isWrittenLater =
		facts.file?.state === 'there' && facts.file.modifiedAt.getTime() - event.time.getTime() > eventLead;
	return isWrittenLater ? undefined : event;
}

/**
Returns the details that ENTSSO logged about this backup; undefined when it did not confirm it. Strings 2 to 4 of event
10559 (BizTalk Server documentation).
*/
export function loggedBackup(facts: Facts): LoggedBackup | undefined {
	const event = confirmation(facts);
	if (event === undefined) {
		return undefined;
	}

	const [, secretId, previous, user] = event.strings;
	const previousSecretId = idIn(previous);
	return {
		secretId: textIn(secretId),
		...(previousSecretId !== undefined && {previousSecretId}),
		user: textIn(user === undefined ? undefined : withoutProgram(user)),
	};
}

/**
Returns the name of a client without its program, which ENTSSO may write behind it, as in `CONTOSO\anna
(ssoconfig.exe:4711)`.
*/
function withoutProgram(client: string): string {
	return client.trim().replace(/\([^\(\)]*:\d+\)$/v, '').trim();
}

/**
Returns the error code that a failure was logged with, such as `0xC0002A20`. It is in the last string, which may go on,
as in `0x80070005, Access is denied.`; the first is the name of the file, which may contain such a number.
*/
export function loggedError({strings}: BackupEvent): string | undefined {
	return strings.slice(1).toReversed().map(text => errorCodeIn(text)).find(code => code !== undefined);
}

/** Returns the time without its fraction of a second: events of classic sources carry none. */
export function wholeSecond(time: Date): Date {
	return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

/** Returns all that ENTSSO logged on this file since the start. */
function loggedOnFile(events: EventFacts, {backupFile, pathStyle, startedAt}: AboutFile): readonly BackupEvent[] {
	const since = wholeSecond(startedAt);
	return typeof events === 'string'
		? []
		: events.filter(event => event.time >= since && isAbout(event, backupFile, pathStyle));
}

/** Returns the backups that ENTSSO logged for this file since the start (event 10559). */
export function backupsLogged(events: EventFacts, about: AboutFile): readonly BackupEvent[] {
	return loggedOnFile(events, about).filter(event => !isFailure(event));
}

/** Returns the failures that ENTSSO logged since the start, for this file or for none by name. */
export function failuresLogged(events: EventFacts, about: AboutFile): readonly BackupEvent[] {
	return loggedOnFile(events, about).filter(event => isFailure(event));
}

/** Returns whether an event is about this file. A failure that names no file is taken to be. */
function isAbout(event: BackupEvent, backupFile: string, pathStyle: PathStyle): boolean {
	const name = event.strings[0] ?? '';
	return name === ''
		? isFailure(event)
		: (event.id === 10_559 || isFailure(event)) && isSamePath(name, backupFile, pathStyle);
}
