import {describe, expect, test} from 'vitest';
import {
	lookForSigns,
	nothingSeen,
	type Seen,
	type Watched,
	watchedIn,
} from '../../source/journeys/guide/signs.ts';
import {guideTopics} from '../../source/core/guides/guide.ts';
import {guideFor} from '../../source/core/guides/guides.ts';
import {restoreEventIds} from '../../source/host/restore-event-ids.ts';
import {frequentEventIds, secretEventIds} from '../../source/host/secret-state.ts';
import type {Host} from '../../source/host/host.ts';
import type {LastBackup} from '../../source/core/records/record-lines.ts';
import {type Clock, systemClock} from '../../source/values/clock.ts';
import {bareHost} from '../core/bare-host.ts';

const opened = new Date('2026-11-26T20:00:00Z');
const minute = (count: number): Date => new Date(opened.getTime() + (count * 60_000));
const event = (id: number, at: number) => ({id, time: minute(at), strings: []});

const restart: Watched = {id: 'restart-new', sign: {type: 'event', ids: [10_520, 10_534]}};
const restore: Watched = {id: 'restore', sign: {type: 'event', ids: [10_523]}};
const load: Watched = {id: 'load', sign: {type: 'event', ids: [10_534]}};
const backup: Watched = {id: 'backup', sign: {type: 'backup'}};
const stop: Watched = {id: 'stop', sign: {type: 'service', state: 'stopped'}};
const run: Watched = {id: 'run', sign: {type: 'service', state: 'running'}};

/** Each look is made a second after the one before. */
let looks = 0;
const clock: Clock = {...systemClock, now: () => new Date(opened.getTime() + (++looks * 1000))};

async function look(watched: readonly Watched[], {host = {}, last, before = nothingSeen(opened)}: {
	host?: Partial<Host>; last?: LastBackup; before?: Seen;
} = {}): Promise<Seen> {
	return lookForSigns(before, watched, {host: bareHost(host), clock, findLastBackup: async () => last});
}

const textsOf = ({steps}: Seen): Record<string, string | undefined> =>
	Object.fromEntries(Object.entries(steps).map(([id, sighting]) => [id, sighting?.text]));

const refuse = async (): Promise<never> => {
	throw new Error('no');
};

const logged = (...events: ReadonlyArray<ReturnType<typeof event>>): Partial<Host> => ({secretEvents: async () => events});

describe('an event', () => {
	test('is a sign where it came since the guide was opened', async () => {
		expect(textsOf(await look([restore], {host: logged(event(10_523, 2))}))).toEqual({restore: 'event 10523, 2026-11-26 20:02:00 UTC.'});
	});

	test.each([
		['came before', logged(event(10_523, -1))],
		['is another', logged(event(10_524, 2))],
		['cannot be read', {secretEvents: async () => undefined}],
		['cannot be read in time, or at all', {secretEvents: refuse}],
	] as const)('is none where it %s', async (_, host) => {
		expect(textsOf(await look([restore], {host}))).toEqual({});
	});

	test('of a step that is still ahead is no sign of it: its number came with the step before', async () => {
		const host = logged(event(10_534, 3), event(10_520, 3), event(10_534, 2), event(10_520, 1));
		expect(Object.keys(textsOf(await look([restart, restore, load], {host})))).toEqual(['restart-new']);
		const later = logged(event(10_534, 6), event(10_523, 5), event(10_534, 1), event(10_520, 1));
		expect(textsOf(await look([restart, restore, load], {host: later}))).toMatchObject({load: 'event 10534, 2026-11-26 20:06:00 UTC.'});
		const behind = logged(event(10_523, 5), event(10_534, 1), event(10_520, 1));
		expect(Object.keys(textsOf(await look([restart, restore, load], {host: behind})))).toEqual(['restart-new', 'restore']);
	});

	test('of a step that may be left out is not waited for by those behind it', async () => {
		const steps: readonly Watched[] = [{...backup, id: 'present'}, {id: 'name', sign: {type: 'event', ids: [10_575]}}, restore, load, backup];
		const host = logged(event(10_534, 6), event(10_523, 5));
		expect(Object.keys(textsOf(await look(steps, {host})))).toEqual(['restore', 'load']);
		const last = {
			state: 'ok', detail: '', isVerified: true, time: minute(9).toISOString(),
		} as const;
		const before = await look(steps, {host});
		expect(Object.keys(textsOf(await look(steps, {before, host, last})))).toEqual(['restore', 'load', 'backup']);
		expect(textsOf(await look(steps, {last}))).toEqual({present: 'a verified backup, 2026-11-26 20:09:00 UTC.'});
		expect(Object.keys(textsOf(await look(steps, {host, last})))).toEqual(['restore', 'load', 'backup']);
	});

	test('of a step that is done on another computer is not looked for here', () => {
		const step = {text: '', source: '', sign: load.sign};
		const steps = [{...step, id: 'here'}, {...step, id: 'by-name', where: 'BIZ01'}, {...step, id: 'there', where: 'BIZ02'}, {id: 'none', text: '', source: ''}];
		expect(watchedIn(steps, 'biz01').map(({id}) => id)).toEqual(['here', 'by-name']);
	});

	test('that was seen stays seen, when the log can no longer be read as well', async () => {
		const before = await look([restore, load], {host: logged(event(10_523, 1))});
		const after = await look([restore, load], {before});
		expect(textsOf(after)).toEqual(textsOf(before));
		expect(after.isBlind).toBe(true);
		expect(before.isBlind).toBe(false);
	});
});

describe('the service', () => {
	test('shows something only by a change since the guide was opened', async () => {
		const first = await look([stop, run], {host: {serviceState: async () => 'running'}});
		expect(textsOf(first)).toEqual({});
		const stopped = await look([stop, run], {before: first, host: {serviceState: async () => 'stopped'}});
		expect(textsOf(stopped)).toEqual({stop: 'ENTSSO was stopped.'});
		const running = await look([stop, run], {before: stopped, host: {serviceState: async () => 'running'}});
		expect(textsOf(running)).toEqual({stop: 'ENTSSO was stopped.', run: 'ENTSSO was started.'});
	});

	test('that is stopped already shows no step that stops it', async () => {
		const first = await look([stop, run], {host: {serviceState: async () => 'stopped'}});
		const running = await look([stop, run], {before: first, host: {serviceState: async () => 'running'}});
		expect(textsOf(running)).toEqual({run: 'ENTSSO was started.'});
	});

	test('says nothing where it cannot be told', async () => {
		const seen = await look([run], {host: {serviceState: async () => undefined}});
		expect([textsOf(seen), seen.isBlind]).toEqual([{}, true]);
		const {isBlind} = await look([run]);
		expect(isBlind).toBe(true);
	});
});

describe('a backup', () => {
	const last = {
		state: 'ok', detail: '', isVerified: true, time: minute(4).toISOString(),
	} as const;

	test('is a sign where it is verified and was made since', async () => {
		expect(textsOf(await look([backup], {last}))).toEqual({backup: 'a verified backup, 2026-11-26 20:04:00 UTC.'});
	});

	test.each<[string, LastBackup | undefined]>([
		['is not verified', {...last, isVerified: false}],
		['is an earlier one', {...last, time: minute(-4).toISOString()}],
		['is not recorded', undefined],
		['has a record without a time', {state: 'unknown', detail: '', isVerified: true}],
	])('is none where it %s', async (_, record) => {
		expect(textsOf(await look([backup], record && {last: record}))).toEqual({});
	});

	test('counts for one step: that of the next is another one', async () => {
		const both: readonly Watched[] = [backup, restore, {...backup, id: 'anew'}];
		const seen = await look(both, {last, host: logged(event(10_523, 5))});
		expect(Object.keys(textsOf(seen))).toEqual(['backup', 'restore']);
		const after = await look(both, {before: seen, last: {...last, time: minute(9).toISOString()}});
		expect(textsOf(after)).toMatchObject({anew: 'a verified backup, 2026-11-26 20:09:00 UTC.'});
	});
});

test('each event that a step waits for is one that a computer is asked for', () => {
	const asked = new Set([...secretEventIds, ...frequentEventIds, ...Object.values(restoreEventIds)]);
	const steps = guideTopics.flatMap(topic => guideFor(topic, {computer: 'BIZ01', secretServer: 'BIZ02'}).steps);
	const ids = steps.flatMap(({sign}) => sign?.type === 'event' ? sign.ids : []);
	expect(ids).not.toEqual([]);
	expect(ids.filter(id => !asked.has(id))).toEqual([]);
});

test('what no step waits for is not asked', async () => {
	const fail = async () => expect.fail('Nobody needs this.');
	const seen = await look([{id: 'run', sign: run.sign}], {host: {secretEvents: fail, serviceState: async () => 'running'}});
	expect(seen.isBlind).toBe(false);
});
