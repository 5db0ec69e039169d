import type {GuideSign} from '../../core/guides/guide.ts';
import type {LastBackup} from '../../core/records/record-lines.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import type {BackupEvent} from '../../host/host.ts';
import {utcText} from '../../values/times.ts';
import type {LookServices} from '../../wizard/lookup.ts';

/** A step that can show by itself that it is done. */
export type Watched = {readonly id: string; readonly sign: GuideSign};

/** A sign that was seen, in words, and its time. */
type Sighting = {readonly text: string; readonly at: Date};

/** What was seen of the steps of a guide since it was opened. */
export type Seen = {
	readonly since: Date;
	/** By the id of the step. What is not here was not seen. */
	readonly steps: Readonly<Record<string, Sighting | undefined>>;
	/** States of the service that were seen, the last one last. */
	readonly service: readonly ServiceSeen[];
	/** Set where the last look found no answer to something that it asked for. */
	readonly isBlind: boolean;
};

type ServiceSeen = {readonly state: 'running' | 'stopped'; readonly at: Date};

/** Returns what is seen at the moment in which a guide is opened. */
export function nothingSeen(since: Date): Seen {
	return {
		since, steps: {}, service: [], isBlind: false,
	};
}

type Asked = Pick<LookServices, 'clock' | 'findLastBackup' | 'host'>;

/** Looks for the signs of those steps that show none yet. `watched`: in their order. Never rejects. */
export async function lookForSigns(before: Seen, watched: readonly Watched[], services: Asked): Promise<Seen> {
	const wants = (type: GuideSign['type']): boolean =>
		watched.some(({id, sign}) => sign.type === type && before.steps[id] === undefined);
	const [events, state, backup] = await Promise.all([
		wants('event') ? eventsSince(before.since, services) : [],
		wants('service') ? ask(services, async () => services.host.serviceState?.()) : undefined,
		wants('backup') ? ask(services, async () => services.findLastBackup()) : undefined,
	]);
	const service = state === undefined || before.service.at(-1)?.state === state
		? before.service
		: [...before.service, {state, at: services.clock.now()}];
	const now = {events: events ?? [], service, backup};
	return {
		since: before.since,
		steps: inOrder(before, watched, now),
		service,
		isBlind: events === undefined || (wants('service') && state === undefined),
	};
}

type Now = {
	readonly events: readonly BackupEvent[];
	readonly service: readonly ServiceSeen[];
	readonly backup: LastBackup | undefined;
};

/**
The same event, or a backup, is the sign of more than one step. So it counts for a step only where the steps before it
were seen, and only behind them: else it would be taken for the sign of a step that is still ahead.
*/
function inOrder({since, steps}: Seen, watched: readonly Watched[], now: Now): Seen['steps'] {
	const seen: Record<string, Sighting | undefined> = {};
	let last = new Date(since.getTime() - 1);
	for (const {id, sign} of watched) {
		const sighting = steps[id] ?? sightingOf(sign, last, now);
		if (sighting === undefined) {
			return seen;
		}

		seen[id] = sighting;
		last = sighting.at;
	}

	return seen;
}

/** Returns the first sign after this time; undefined where there is none. */
function sightingOf(sign: GuideSign, after: Date, {events, service, backup}: Now): Sighting | undefined {
	switch (sign.type) {
		case 'event': {
			const [event] = events
				.filter(({id, time}) => sign.ids.includes(id) && time > after)
				.toSorted((one, other) => one.time.getTime() - other.time.getTime());
			return event && {text: `event ${event.id}, ${utcText(event.time)}.`, at: event.time};
		}

		case 'service': {
			// It has to have come to that state: one that it was in when the guide was opened shows nothing.
			const change = service.find(({state, at}, index) => index > 0 && state === sign.state && at > after);
			return change && {text: sign.state === 'running' ? 'it was started.' : 'it was stopped.', at: change.at};
		}

		case 'backup': {
			const at = backup?.isVerified === true && backup.time !== undefined ? new Date(backup.time) : undefined;
			return at !== undefined && at > after ? {text: `a verified backup, ${utcText(at)}.`, at} : undefined;
		}
	}
}

/** Returns the events of ENTSSO since then; undefined where some of them cannot be read. */
async function eventsSince(since: Date, services: Asked): Promise<readonly BackupEvent[] | undefined> {
	const {host} = services;
	const [backups, others] = await Promise.all([
		ask(services, async () => host.backupEvents(since)),
		ask(services, async () => host.secretEvents?.(since)),
	]);
	return others === undefined && backups === undefined
		? undefined
		: [...others ?? [], ...backups ?? []].filter(({time}) => time >= since);
}

async function ask<T>({clock}: Asked, question: () => Promise<T | undefined>): Promise<T | undefined> {
	return answerInTime({clock, signal: new AbortController().signal}, question);
}
