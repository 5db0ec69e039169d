import {constants} from 'node:fs';
import {lstat, open} from 'node:fs/promises';
import type {BackupEvent, Host} from '../../host/host.ts';
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

/** What stands at the path of the backup file. Never rejects: what cannot be found out is 'unknown'. */
export async function lookAtFile(file: string): Promise<FileFacts> {
	let facts;
	try {
		facts = await lstat(file, {bigint: true});
	} catch (error) {
		return {state: ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error)) ? 'missing' : 'unknown'};
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
		// All are of one file only where nobody put another one in its place, or wrote to it.
		const isSame =
			[before, after, now].every(({ino, mtimeNs}) => ino === facts.ino && mtimeNs === facts.mtimeNs)
			&& now.size === BigInt(print.size);
		return isSame
			? {...seen, ...print}
			: {
				...seen, size: Number(now.size), sha256: undefined, change: 'while-read',
			};
	} catch {
		return {...seen, size: Number(facts.size), sha256: undefined};
	}
}

/**
Returns the fingerprint of a file, taken where it was opened, and what it was before and after. A link put in its
place is not followed, where the system can tell.
*/
async function readFile(file: string) {
	// Windows has only the first of these flags; the others count for nothing there.
	// eslint-disable-next-line no-bitwise -- that is how the flags are given
	const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
	try {
		const before = await handle.stat({bigint: true});
		return {before, print: await fingerprint(handle), after: await handle.stat({bigint: true})};
	} finally {
		await handle.close();
	}
}

/**
What stands there now, and whether it is no longer what was seen before: then size and SHA-256 are those of before,
since what took its place is not known to be of this run. Never rejects.
*/
export async function lookAgain(file: string, before: FileFacts): Promise<FileFacts> {
	const now = await lookAtFile(file);
	return now.state === 'there' && before.state === 'there' && now.sha256 !== before.sha256
		? {...before, modifiedAt: now.modifiedAt, change: 'since'}
		: now;
}

type LogReader = Patience & {readonly host: Host};

/**
Returns the events of the second in which the run starts, at most five seconds later. They are of an earlier run:
their times have no fraction, so time alone cannot tell them from those to come. Never rejects.
*/
export async function readEarlierEvents(startedAt: Date, services: LogReader): Promise<readonly BackupEvent[]> {
	const events = await withinPatience(services, async over =>
		untilAborted(over, look(services.host, startedAt, []), 'unreadable'),
	);
	return typeof events === 'string' ? [] : events;
}

/** Reads the event log once, and waits no longer than a second, whatever the signal. Never rejects. */
export async function readEventsOnce(
	startedAt: Date,
	earlier: readonly BackupEvent[],
	{host, clock}: LogReader,
): Promise<EventFacts> {
	return withTimeout<EventFacts>(clock, lastLook, look(host, startedAt, earlier), 'unreadable');
}

/**
Reads the event log until it tells what became of this file, at most five seconds, or until the signal.
'unreadable' when the log cannot be read here. Never rejects.
*/
export async function readEvents(
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
				events === 'unreadable'
				|| events === 'not-read'
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

/**
Returns the events since the start that are not among the earlier ones; of two that are alike, one earlier takes one
away.
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
