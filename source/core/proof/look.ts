import {constants} from 'node:fs';
import {lstat, open, type FileHandle} from 'node:fs/promises';
import {fileTimeLimit} from '../../host/files.ts';
import type {BackupEvent, Host} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';
import {withTimeout, pause, untilAborted} from '../../values/waiting.ts';
import {errorCodeOf} from '../../values/file-error.ts';
import {fingerprint} from './checksum.ts';
import {
	lastWord,
	mostBackupBytes,
	wholeSecond,
	type EventFacts,
	type FileFacts,
} from './facts.ts';
import {withinPatience, type Patience} from './patience.ts';

/** Milliseconds between two looks at the event log. */
const eventInterval = 500;
/** Milliseconds for a look at the event log once the run was cancelled. */
const lastLook = 1000;

/** Looks at the path of the backup file. Never rejects: anything that cannot be found out is 'unknown'. */
export async function lookAtFile(file: string): Promise<FileFacts> {
	let facts;
	try {
		facts = await lstat(file, {bigint: true});
	} catch (error) {
		return {state: isGone(error) ? 'missing' : 'unknown'};
	}

	if (!facts.isFile()) {
		return {state: 'not-a-file'};
	}

	// Some file systems have no such time.
	const madeAt = facts.birthtimeNs === 0n ? undefined : facts.birthtime;
	const seen = {state: 'there', modifiedAt: facts.mtime, ...(madeAt !== undefined && {madeAt})} as const;
	if (facts.size > mostBackupBytes) {
		return {...seen, size: Number(facts.size), sha256: undefined};
	}

	try {
		const {print, before, after} = await readFile(file);
		const now = await lstat(file, {bigint: true});
		// They describe one file only if nobody replaced it or wrote to it.
		const isSame =
			[before, after, now].every(({ino, mtimeNs}) => ino === facts.ino && mtimeNs === facts.mtimeNs)
			&& now.size === BigInt(print.size);
		return isSame
			? {...seen, ...print}
			: {
				...seen, size: Number(now.size), sha256: undefined, change: 'while-read',
			};
	} catch (error) {
		return isGone(error) ? {state: 'missing'} : {...seen, size: Number(facts.size), sha256: undefined};
	}
}

function isGone(error: unknown): boolean {
	return ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error));
}

/** Looks at the path for a few seconds; what does not answer by then, such as a share, is 'unknown'. Never rejects. */
export async function lookAtFileInTime(file: string, clock: Clock): Promise<FileFacts> {
	return withTimeout<FileFacts>(clock, fileTimeLimit, lookAtFile(file), {state: 'unknown'});
}

/** Opens a file to read it. A link put in its place is not followed, where the system can tell. */
export async function openToRead(file: string): Promise<FileHandle> {
	// Windows has only the first of these flags and ignores the others.
	// eslint-disable-next-line no-bitwise -- that is how the flags are given
	return open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
}

/** Returns the fingerprint of an opened file, and its state before and after. */
async function readFile(file: string) {
	const handle = await openToRead(file);
	try {
		const before = await handle.stat({bigint: true});
		return {before, print: await fingerprint(handle), after: await handle.stat({bigint: true})};
	} finally {
		await handle.close();
	}
}

/**
Looks at the path again and compares with the first look. If the file has changed, size and SHA-256 stay as first seen,
since its replacement is not known to be of this run. Never rejects.
*/
export async function lookAgain(file: string, before: FileFacts): Promise<FileFacts> {
	const now = await lookAtFile(file);
	return now.state === 'there' && before.state === 'there' && now.sha256 !== before.sha256
		? {...before, modifiedAt: now.modifiedAt, change: 'since'}
		: now;
}

type LogReader = Patience & {readonly host: Host};

/**
Returns the events of the second in which the run starts, after at most five seconds. They are of an earlier run: their
times have no fraction, so the time alone cannot tell them from later ones. Never rejects.
*/
export async function readEarlierEvents(startedAt: Date, services: LogReader): Promise<readonly BackupEvent[]> {
	const events = await withinPatience(services, async over =>
		untilAborted(over, look(services.host, startedAt, []), 'unreadable'),
	);
	return typeof events === 'string' ? [] : events;
}

/**
Reads the event log until it has an event on this file, for at most five seconds, or until the signal; then it is read
once more where no look has come to its end. Resolves to 'unreadable' when the log cannot be read here. Never rejects.
*/
export async function readEvents(
	backupFile: string,
	startedAt: Date,
	earlier: readonly BackupEvent[],
	services: LogReader,
): Promise<EventFacts> {
	const {signal} = services;
	const events = signal.aborted ? 'unreadable' : await waitForEvent(backupFile, startedAt, earlier, services);
	return events === 'unreadable' && signal.aborted ? readEventsOnce(startedAt, earlier, services) : events;
}

async function waitForEvent(
	backupFile: string,
	startedAt: Date,
	earlier: readonly BackupEvent[],
	services: LogReader,
): Promise<EventFacts> {
	const {host, clock} = services;
	return withinPatience(services, async over => {
		// A log that does not answer at all counts as one that cannot be read.
		let events: EventFacts = 'unreadable';
		do {
			// eslint-disable-next-line no-await-in-loop -- one look after the other
			events = await untilAborted(over, look(host, startedAt, earlier), events);
			if (
				typeof events === 'string'
				|| lastWord(events, {backupFile, startedAt, pathStyle: host.pathStyle}) !== undefined
			) {
				break;
			}

			// eslint-disable-next-line no-await-in-loop -- the log needs a little time
			await pause(clock, eventInterval, over);
		} while (!over.aborted);

		return events;
	});
}

/** Reads the event log once, waiting no longer than a second: the user does not want to wait. */
async function readEventsOnce(
	startedAt: Date,
	earlier: readonly BackupEvent[],
	{host, clock}: LogReader,
): Promise<EventFacts> {
	return withTimeout<EventFacts>(clock, lastLook, look(host, startedAt, earlier), 'unreadable');
}

/**
Returns the events since the start, less the earlier ones; each earlier one removes only one of those that look alike.
*/
async function look(host: Host, startedAt: Date, earlier: readonly BackupEvent[]): Promise<EventFacts> {
	try {
		const events = await host.backupEvents(wholeSecond(startedAt));
		const known = earlier.map(event => JSON.stringify(event));
		return events?.filter(event => {
			const index = known.indexOf(JSON.stringify(event));
			known.splice(index, index === -1 ? 0 : 1);
			return index === -1;
		}) ?? 'unreadable';
	} catch {
		return 'unreadable';
	}
}
