import type {GuideSign, GuideStep} from '../../core/guides/guide.ts';
import type {LastBackup} from '../../core/records/record-lines.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import type {BackupEvent} from '../../host/host.ts';
import {isSameComputer} from '../../host/same-computer.ts';
import {utcText} from '../../values/times.ts';
import type {LookServices} from '../../wizard/lookup.ts';

/** A step that can show by itself that it is done. */
export type Watched = {readonly id: string; readonly sign: GuideSign};

/** Returns the steps that show on this computer that they are done: not those that are done on another. */
export function watchedIn(steps: readonly GuideStep[], computer: string): readonly Watched[] {
	return steps.flatMap(({id, sign, where}) =>
		sign === undefined || (where !== undefined && !isSameComputer(where, computer)) ? [] : [{id, sign}]);
}

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
	const ahead = watched.slice(placeOf(before, watched) + 1);
	const wants = (type: GuideSign['type']): boolean => ahead.some(({sign}) => sign.type === type);
	const [events, state, backup] = await Promise.all([
		wants('event') ? eventsSince(before.since, services) : [],
		wants('service') ? ask(services, async () => services.host.serviceState?.()) : undefined,
		wants('backup') ? ask(services, async () => services.findLastBackup()) : undefined,
	]);
	const service = state === undefined || before.service.at(-1)?.state === state
		? before.service
		: [...before.service, {state, at: services.clock.now()}];
	return {
		since: before.since,
		steps: inOrder(before, watched, [...eventSigns(events ?? []), ...serviceSigns(service), ...backupSigns(backup)]),
		service,
		isBlind: events === undefined || (wants('service') && state === undefined),
	};
}

/** Something that happened, and the steps that it can be the sign of. */
type Happening = Sighting & {readonly fits: (sign: GuideSign) => boolean};

function eventSigns(events: readonly BackupEvent[]): Happening[] {
	return events.map(({id, time}) => ({
		text: `event ${id}, ${utcText(time)}.`, at: time, fits: sign => sign.type === 'event' && sign.ids.includes(id),
	}));
}

/** It has to have come to a state: one that it was in when the guide was opened shows nothing. */
function serviceSigns(service: readonly ServiceSeen[]): Happening[] {
	return service.slice(1).map(({state, at}) => ({
		text: state === 'running' ? 'ENTSSO was started.' : 'ENTSSO was stopped.',
		at,
		fits: sign => sign.type === 'service' && sign.state === state,
	}));
}

function backupSigns(backup: LastBackup | undefined): Happening[] {
	if (backup?.isVerified !== true || backup.time === undefined) {
		return [];
	}

	const at = new Date(backup.time);
	return [{text: `a verified backup, ${utcText(at)}.`, at, fits: sign => sign.type === 'backup'}];
}

/**
Returns what was seen before, and what has happened since as the signs of the steps ahead, in the order of both. Where
the same may be the sign of an earlier step, it counts only once the step right before was seen: else it would be taken
for the sign of a step that is still ahead.
*/
function inOrder(before: Seen, watched: readonly Watched[], happenings: readonly Happening[]): Seen['steps'] {
	const seen: Record<string, Sighting | undefined> = {...before.steps};
	let place = placeOf(before, watched);
	const start = seen[watched[place]?.id ?? '']?.at ?? new Date(before.since.getTime() - 1);
	const later = happenings
		.filter(({at}) => at > start)
		.toSorted((one, other) => one.at.getTime() - other.at.getTime());
	for (const happening of later) {
		const index = stepShownBy(happening, watched, place);
		const step = watched[index];
		if (step === undefined) {
			continue;
		}

		const {text, at} = happening;
		seen[step.id] = {text, at};
		place = index;
	}

	return seen;
}

/** Returns the index of the step behind this place that something is the sign of; -1 where it is none. */
function stepShownBy({fits}: Happening, watched: readonly Watched[], place: number): number {
	const index = watched.findIndex(({sign}, number) => number > place && fits(sign));
	const isAlone = watched.slice(0, Math.max(0, index)).every(({sign}) => !fits(sign));
	return isAlone || index === place + 1 ? index : -1;
}

/** Returns the index of the last step that was seen; -1 where none was. */
function placeOf({steps}: Seen, watched: readonly Watched[]): number {
	return watched.findLastIndex(({id}) => steps[id] !== undefined);
}

/** Returns the events of ENTSSO on the secret since then; undefined where they cannot be read. */
async function eventsSince(since: Date, services: Asked): Promise<readonly BackupEvent[] | undefined> {
	const events = await ask(services, async () => services.host.secretEvents?.(since));
	return events?.filter(({time}) => time >= since);
}

async function ask<T>({clock}: Asked, question: () => Promise<T | undefined>): Promise<T | undefined> {
	return answerInTime({clock, signal: new AbortController().signal}, question);
}
