import type {Reason} from '../../values/reasons.ts';
import {isSamePath, type PathStyle} from '../../values/path-text.ts';
import {codeText, errorCodeIn, isErrorCode} from '../../host/error-code.ts';
import type {LockState} from '../../host/file-lock.ts';
import type {BackupEvent, Exposure, FolderRights} from '../../host/host.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {textIn} from '../../values/untrusted.ts';
import type {LoggedBackup} from './result.ts';

/** What became of the second copy. */
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
The event carries whole seconds, and file systems are up to two seconds off: a file written within so many
milliseconds after it may be the one it is about.
*/
const eventLead = 5000;

/**
Bytes; a backup holds a few secrets and a reminder, some kilobytes at most. What is larger than this is none for certain, and
reading it to its end would hold the run up.
*/
export const mostBackupBytes = 1024 ** 3;

/** What stands at the path of the backup file after the run. */
export type FileFacts =
	| {readonly state: 'missing' | 'not-a-file' | 'unknown'}
	| {
		readonly state: 'there';
		readonly modifiedAt: Date;
		/** When it came to be; left out where the file system does not tell. */
		readonly madeAt?: Date | undefined;
		/** Bytes. */
		readonly size: number;
		/** Lower case hex; undefined when the file could not be read to its end. */
		readonly sha256: string | undefined;
		/** The file changed while it was read, or since it was looked at before. */
		readonly change?: 'while-read' | 'since';
	};

/** Backup events since the start, or why there are none to judge by. */
export type EventFacts = readonly BackupEvent[] | 'unreadable' | 'not-read';

/** What is known of a file that stands there after a failed run, which may be that of somebody else. */
export type LeftoverFacts = {
	readonly events: EventFacts;
	/** A record of another run has its SHA-256. */
	readonly isRecorded: boolean;
};

/** All that is known of a run. */
export type Facts = {
	readonly backupFile: string;
	readonly pathStyle: PathStyle;
	readonly startedAt: Date;
	/**
	At the end it was earlier than at the start: somebody set the clock, so times of before and after cannot be
	compared.
	*/
	readonly isClockSetBack?: boolean;
	/** Left out where none was asked for. */
	readonly lock?: LockState | undefined;
	readonly cluster: boolean;
	/** Of ENTSSO, such as `10.0.2242.0`; left out where it is not known. */
	readonly version?: string | undefined;
	readonly outcome: EngineOutcome;
	/**
	What became of the rights on a folder made for this run; undefined when none was made, or its rights were left
	alone.
	*/
	readonly folderRights: FolderRights | undefined;
	/** How others may change the folder of the backup file, and that of the second copy; left out where nobody looked. */
	readonly exposures?: readonly Exposure[] | undefined;
	readonly copyExposures?: readonly Exposure[] | undefined;
	/** The tool came so far that it could write: it had its answers, or the call was made. */
	readonly couldWrite?: boolean;
	/** Undefined when the tool never ran, so that nothing at the path is of this run. */
	readonly file: FileFacts | undefined;
	/** Of a failed run that left a file: whose the file may be. */
	readonly leftover?: LeftoverFacts | undefined;
	/** The account that owns the file; undefined when that is not known. */
	readonly owner?: string | undefined;
	/** The MSIDs of the secrets that the registry holds; left out where nobody looked. */
	readonly secretIds?: readonly string[] | 'unknown' | undefined;
	readonly events: EventFacts;
	/** Whether the reminder in the file is the one that was given; undefined when nobody looked. */
	readonly reminderReadBack: ReminderReadBack | undefined;
	/** Undefined when none was made. */
	readonly copy: SecondCopy | undefined;
	/** Left out when nobody looked. */
	readonly surroundings?: Surroundings;
};

/** Where the backup lies, and how earlier ones stand. It weighs on the advice, not on the verdict. */
export type Surroundings = {
	readonly isInInstallDirectory: boolean;
	readonly isCopyOnSameVolume: boolean;
	/** Files of earlier backups that are no longer as they were recorded. */
	readonly changedBackups: readonly string[];
};

export type ReminderReadBack = 'same' | 'different' | 'unknown';

/** Returns the first error code the tool printed. */
export function printedError({codes}: EngineOutcome): string | undefined {
	return codes?.find(code => isErrorCode(code));
}

/**
Returns the error code that a tool which came to its own end has as its exit code: that of ENTSSO, or of a fault for
which Windows ended it.
*/
export function exitError({ending, exitCode}: EngineOutcome): string | undefined {
	const code = ending === 'exited' || ending === 'killed' ? codeText(exitCode ?? 0) : '';
	return isErrorCode(code) ? code : undefined;
}

/** Returns the error code of a run: the first that the tool printed, or else the one it ended with. */
export function errorOf(outcome: EngineOutcome): string | undefined {
	return printedError(outcome) ?? exitError(outcome);
}

/** Returns whether the tool itself tells that it did not do its work. */
export function toolFailed(outcome: EngineOutcome): boolean {
	return outcome.ending !== 'exited' || errorOf(outcome) !== undefined;
}

/**
What ENTSSO logged on this file since the start; of several events the newest, of two in the same second the
failure. Undefined when there is none.
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

/** Which events are about this file, and of this run. */
type AboutFile = Pick<Facts, 'backupFile' | 'pathStyle' | 'startedAt'>;

function outweighs(event: BackupEvent, other: BackupEvent): boolean {
	const later = wholeSecond(event.time).getTime() - wholeSecond(other.time).getTime();
	return later > 0 || (later === 0 && isFailure(event));
}

/** Events 10560 and 10561 (BizTalk Server documentation, "Single Sign-On: Event" pages). */
export function isFailure({id}: BackupEvent): boolean {
	return id === 10_560 || id === 10_561;
}

/** Event 10560 or 10561, where it is the last word on this file. */
export function loggedFailure(facts: Facts): BackupEvent | undefined {
	const event = typeof facts.events === 'string' ? undefined : lastWord(facts.events, facts);
	return event !== undefined && isFailure(event) ? event : undefined;
}

/** Event 10559 for this file, where it is the last word on it and the file was not written again after it. */
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
What ENTSSO logged of this backup; undefined when it did not confirm it. Strings 2 and 4 of event 10559 (BizTalk
Server documentation).
*/
export function loggedBackup(facts: Facts): LoggedBackup | undefined {
	const event = confirmation(facts);
	if (event === undefined) {
		return undefined;
	}

	const [, secretId, , user] = event.strings;
	return {secretId: textIn(secretId), user: textIn(user === undefined ? undefined : withoutProgram(user))};
}

/**
Returns the name of a client, behind which ENTSSO may write its program, as in `CONTOSO\anna (ssoconfig.exe:4711)`.
*/
function withoutProgram(client: string): string {
	return client.trim().replace(/\([^\(\)]*:\d+\)$/v, '').trim();
}

/**
Returns the error code that a failure was logged with, such as `0xC0002A20`. It is in the last string, which may have
words behind it, as in `0x80070005, Access is denied.`; the first is the name of the file, which may have such a
number in it.
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

/** A failure that names no file is taken to be about this one. */
function isAbout(event: BackupEvent, backupFile: string, pathStyle: PathStyle): boolean {
	const name = event.strings[0] ?? '';
	return name === ''
		? isFailure(event)
		: (event.id === 10_559 || isFailure(event)) && isSamePath(name, backupFile, pathStyle);
}
