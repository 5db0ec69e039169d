import type {Host} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';
import {pause} from '../../values/waiting.ts';
import {wholeSecond} from '../proof/facts.ts';
import {answerInTime, withinPatience} from '../proof/patience.ts';
import {
	loggedRestore,
	type AboutRestore,
	type LoggedRestore,
	type RestoreEvents,
} from './restore-events.ts';

type LogServices = {readonly host: Host; readonly clock: Clock; readonly signal: AbortSignal};

/** Milliseconds between two looks at the event log. */
const eventInterval = 500;

/** Looks that the beginning of a re-encryption is waited for, once the restore is logged. */
const looksForEncryption = 2;

/** Milliseconds between two looks at the event log while ENTSSO re-encrypts its data; looks for ten minutes. */
const encryptionInterval = 2000;
const mostEncryptionLooks = 300;

/** Returns the events since a restore began, newest first. Never rejects. */
export async function readEvents(startedAt: Date, services: LogServices): Promise<RestoreEvents> {
	const {host} = services;
	const since = wholeSecond(startedAt);
	const events = await answerInTime(services, host.secretEvents && (async () => host.secretEvents?.(since)));
	return events ?? 'unreadable';
}

/** Returns how far the re-encryption is that the events tell of. Pure. */
export function encryptionOf(events: RestoreEvents, about: AboutRestore): LoggedRestore['encryption'] {
	return loggedRestore(events, about).encryption;
}

/**
Reads the event log until it has a word on the restore, for at most five seconds; where a secret was replaced, a little
longer than that word, since ENTSSO may begin to re-encrypt its data then. Never rejects.
*/
export async function waitForEvents(
	about: AboutRestore,
	replaces: boolean,
	services: LogServices,
): Promise<RestoreEvents> {
	return withinPatience(services, async over => {
		let left = replaces ? looksForEncryption : 0;
		for (;;) {
			// eslint-disable-next-line no-await-in-loop -- one look after the other
			const events = await readEvents(about.startedAt, services);
			const {restored, failed, encryption} = loggedRestore(events, about);
			const isTold = typeof events === 'string' || failed !== undefined || encryption !== 'none';
			if (isTold || over.aborted || (restored !== undefined && left-- === 0)) {
				return events;
			}

			// eslint-disable-next-line no-await-in-loop -- the log needs a little time
			await pause(services.clock, eventInterval, over);
		}
	});
}

/**
Reads the event log until ENTSSO has re-encrypted its data (event 10528) or could not, or the user does not want to
wait any longer; for ten minutes at most. ENTSSO goes on in any case. Returns the events that were read last. Never
rejects.
*/
export async function waitForEncryption(
	before: RestoreEvents,
	about: AboutRestore,
	services: LogServices,
): Promise<RestoreEvents> {
	const {clock, signal} = services;
	let last = before;
	for (let look = 0; look < mostEncryptionLooks; look++) {
		// eslint-disable-next-line no-await-in-loop -- it takes its time
		await pause(clock, encryptionInterval, signal);
		if (signal.aborted) {
			return last;
		}

		// eslint-disable-next-line no-await-in-loop -- one look after the other
		const events = await readEvents(about.startedAt, services);
		// A log that cannot be read for once says nothing against what it said before.
		last = typeof events === 'string' ? last : events;
		if (encryptionOf(last, about) !== 'running') {
			return last;
		}
	}

	return last;
}
