import {appendFile, readFile} from 'node:fs/promises';
import path from 'node:path';
import type {BackupEvent} from '../host.ts';

/** Adds an entry to the event log of a practice session, as a line of JSON. It is not read before its time. */
export async function appendEvent(session: string, event: BackupEvent): Promise<void> {
	await appendFile(logOf(session), `${JSON.stringify(event)}\n`);
}

/** Returns the entries from then to now, newest first. A line that is still being written does not count. */
export async function readEvents(session: string, since: Date, now: Date): Promise<BackupEvent[]> {
	const lines = await linesOf(logOf(session));
	return lines
		.slice(0, -1)
		.map(line => {
			const event = JSON.parse(line) as Omit<BackupEvent, 'time'> & {time: string};
			return {...event, time: new Date(event.time)};
		})
		.filter(({time}) => time >= since && time <= now)
		.toReversed()
		.toSorted((one, other) => other.time.getTime() - one.time.getTime());
}

async function linesOf(file: string): Promise<string[]> {
	try {
		const text = await readFile(file, 'utf8');
		return text.split('\n');
	} catch {
		return [];
	}
}

function logOf(session: string): string {
	return path.join(session, 'events.jsonl');
}
