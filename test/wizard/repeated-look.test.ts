import {setImmediate} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import {accept} from '../../source/values/validation.ts';
import {createEffects, type Effects} from '../../source/wizard/effects.ts';
import type {Journey} from '../../source/wizard/journey.ts';
import {defineLookup} from '../../source/wizard/lookup.ts';
import {openJourney} from '../../source/wizard/nesting.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {contextOf, currentJourney} from '../../source/wizard/state.ts';
import {effectServices} from './effect-services.ts';
import {newWizard} from './options.ts';

/** Timers that go off when they are told to. */
function handClock() {
	const timers = new Set<() => void>();
	return {
		after(_milliseconds: number, callback: () => void) {
			timers.add(callback);
			return () => {
				timers.delete(callback);
			};
		},
		now: systemClock.now,
		get waiting() {
			return timers.size;
		},
		async goOff() {
			const due: Array<() => void> = [];
			for (const timer of timers) {
				timers.delete(timer);
				due.push(timer);
			}

			for (const timer of due) {
				timer();
			}

			await setImmediate();
		},
	};
}

const count = defineLookup<number>({
	id: 'count',
	repeatsAfter: 5000,
	about: () => 'looks',
	async look(_services, context, report) {
		report((count.factsIn(context) ?? 0) + 1, true);
	},
});

const list: Journey = {
	id: 'list',
	isNumbered: false,
	staysAsLeft: true,
	questions: [{
		id: 'list',
		title: 'List',
		why: () => '',
		help: () => ({sections: []}),
		fields: [],
		lookups: [count],
		validate: () => accept(),
		checklist: () => [{id: 'one', canBeMarked: true, paragraphs: [{text: 'One.'}]}],
	}],
	start: () => ({type: 'return'}),
	farewell: () => [],
};

type Watched = {session: Session; effects: Effects; clock: ReturnType<typeof handClock>; looks: () => number | undefined};

async function opened(): Promise<Watched> {
	const clock = handClock();
	const effects = createEffects(effectServices({clock: {...systemClock, after: clock.after}}));
	const {state, effects: first} = openJourney(newWizard(), {journey: list, answers: {}});
	const session = createSession(state, effects.perform);
	for (const effect of first) {
		effects.perform(effect, session);
	}

	await setImmediate();
	return {
		session, effects, clock, looks: () => count.factsIn(contextOf(session.state)),
	};
}

describe('a lookup that repeats', () => {
	test('is made again by itself, knows what it found before, and ends with its question', async () => {
		const {session, effects, clock, looks} = await opened();
		expect(looks()).toBe(1);
		await clock.goOff();
		await clock.goOff();
		expect(looks()).toBe(3);
		session.dispatch({type: 'go-back'});
		await clock.goOff();
		expect([clock.waiting, session.state.left.list?.state.found.count?.facts]).toEqual([0, 3]);
		await effects.close();
	});

	test('goes on once, however often its question was left and came again', async () => {
		const {session, effects, clock, looks} = await opened();
		for (const _ of [1, 2, 3]) {
			session.dispatch({type: 'go-back'});
			const again = openJourney(session.state, {journey: list, answers: {}});
			for (const effect of again.effects) {
				effects.perform(effect, {...session, state: again.state});
			}
		}

		await setImmediate();
		expect(clock.waiting).toBe(1);
		expect(currentJourney(session.state).journey.id).not.toBe('list');
		expect(looks()).toBeUndefined();
		await effects.close();
	});

	test('is not made after the end', async () => {
		const {effects, clock} = await opened();
		await effects.close();
		expect(clock.waiting).toBe(0);
	});
});
