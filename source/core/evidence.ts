import {lstat} from 'node:fs/promises';
import type {BackupEvent, Host} from '../host/host.ts';
import type {Clock} from '../host/clock.ts';
import {fingerprint} from './checksum.ts';
import {errorCodeOf} from './file-error.ts';
import {
	lastWord,
	wholeSecond,
	type EventFacts,
	type FileFacts,
} from './facts.ts';

/** ENTSSO writes its event about when the tool ends; the log may show it a little later. Milliseconds. */
const eventPatience = 5000;
const eventInterval = 500;

/** What stands at the path of the backup file. Never rejects: what cannot be found out is 'unknown'. */
export async function lookAtFile(file: string): Promise<FileFacts> {
	let facts;
	try {
		facts = await lstat(file);
	} catch (error) {
		return {state: ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error)) ? 'missing' : 'unknown'};
	}

	if (!facts.isFile()) {
		return {state: 'not-a-file'};
	}

	const seen = {state: 'there', modifiedAt: facts.mtime} as const;
	try {
		return {...seen, ...await fingerprint(file)};
	} catch {
		return {...seen, size: facts.size, sha256: undefined};
	}
}

type LogReader = {readonly host: Host; readonly clock: Clock; readonly signal: AbortSignal};

/**
The events of the second in which the run starts, at most five seconds later. They are of an earlier run: their times have
no fraction, so time alone cannot tell them from those to come. Never rejects.
*/
export async function readEarlierEvents(startedAt: Date, {host, clock, signal}: LogReader): Promise<readonly BackupEvent[]> {
	const events = await withinPatience(clock, signal, async over => unless(over, look(host, startedAt, []), 'unreadable'));
	return typeof events === 'string' ? [] : events;
}

/**
Reads the event log until it tells what became of this file, at most five seconds, or until the signal.
'unreadable' when the log cannot be read here. Never rejects.
*/
export async function readEvents(
	backupFile: string,
	startedAt: Date,
	earlier: readonly BackupEvent[],
	{host, clock, signal}: LogReader,
): Promise<EventFacts> {
	return withinPatience(clock, signal, async over => {
	// A log that does not answer at all counts as one that cannot be read.
		let events: EventFacts = 'unreadable';
		do {
		// eslint-disable-next-line no-await-in-loop -- one look after the other
			events = await unless(over, look(host, startedAt, earlier), events);
			if (events === 'unreadable' || events === 'not-read' || lastWord(events, {backupFile, startedAt, pathStyle: host.pathStyle}) !== undefined) {
				break;
			}

			// eslint-disable-next-line no-await-in-loop -- the log needs a little time
			await pause(clock, eventInterval, over);
		} while (!over.aborted);

		return events;
	});
}

async function withinPatience<T>(clock: Clock, signal: AbortSignal, use: (over: AbortSignal) => Promise<T>): Promise<T> {
	const deadline = new AbortController();
	const cancelDeadline = clock.after(eventPatience, () => {
		deadline.abort();
	});
	try {
		return await use(AbortSignal.any([deadline.signal, signal]));
	} finally {
		cancelDeadline();
	}
}

/** The events since the start that are not among the earlier ones; of two that are alike, one earlier takes one away. */
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

/** The promise's value, or the other one as soon as the signal comes. */
async function unless<T>(signal: AbortSignal, promise: Promise<T>, other: T): Promise<T> {
	const {promise: stopped, resolve: stop} = Promise.withResolvers<T>();
	const onAbort = () => {
		stop(other);
	};

	signal.addEventListener('abort', onAbort);
	if (signal.aborted) {
		onAbort();
	}

	try {
		return await Promise.race([promise, stopped]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}

async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const cancel = clock.after(milliseconds, resolve);
	await unless(signal, promise, undefined);
	cancel();
}
