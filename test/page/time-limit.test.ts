import {describe, expect, test} from 'vitest';
import fc from 'fast-check';
import {TimeLimit} from '../../source/core/engines/console/time-limit.ts';
import type {EngineName} from '../../source/core/engines/task.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {linesOf} from '../../source/text/wrap.ts';
import {newsOf} from '../../source/plain/news.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

/** What the screen says, in one line. */
function said(state: WizardState): string {
	const {rows} = drawPage(state, {width: 79, availableRows: 17});
	return rows.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('')]).join(' ').replaceAll(/\s+/gv, ' ');
}

const timed = (time: number, event: WizardEvent): WizardEvent => event.type === 'stage' ? {...event, at: time} : event;

/** A run that began at this time, given so many milliseconds. */
function begun(engine: EngineName, time: number, timeLimit = 300_000): WizardState {
	const state = runAfter([{type: 'engine', engine}, timed(time, stage('start'))], engine);
	return {...state, options: {...state.options, timeLimit}};
}

function after(state: WizardState, ...events: readonly WizardEvent[]): WizardState {
	let next = state;
	for (const event of events) {
		next = reduce(next, event).state;
	}

	return next;
}

const ask: WizardEvent = {type: 'tool-asks', question: {prompt: 'Key?', screen: ['Key?'], open: ['password']}};

/** Time that passes only when it is told to, with timers that are late now and then. */
function newClock(late: () => number) {
	let now = 5_000_000;
	let timers: Array<{at: number; call: () => void}> = [];
	return {
		now: () => new Date(now),
		after(milliseconds: number, call: () => void) {
			const timer = {at: now + milliseconds + late(), call};
			timers.push(timer);
			return () => {
				timers = timers.filter(other => other !== timer);
			};
		},
		pass(milliseconds: number) {
			const until = now + milliseconds;
			for (let next = due(timers, until); next !== undefined; next = due(timers, until)) {
				const {at, call} = next;
				timers = timers.filter(other => other.call !== call);
				now = at;
				call();
			}

			now = until;
		},
		/** Somebody sets the time of day. */
		set(milliseconds: number) {
			now += milliseconds;
			timers = timers.map(timer => ({...timer, at: timer.at + milliseconds}));
		},
	};
}

function due(timers: ReadonlyArray<{at: number; call: () => void}>, until: number) {
	return timers.filter(({at}) => at <= until).toSorted((one, other) => one.at - other.at)[0];
}

describe('the time limit on the screen of a run', () => {
	test.each<[EngineName, string, string]>([
		['console', 'ssoconfig has had # s of 90 s at most; then it is ended, and nothing is lost.', 'ssoconfig has had its 90 s, and is being ended. Nothing is lost.'],
		['api', 'ENTSSO has had # s of 90 s at most; then the call is given up, and nothing is lost.', 'ENTSSO has had its 90 s, and the call is being given up. Nothing is lost.'],
	])('by %s: how much of it is over, each second, and what happens then', (engine, before, afterwards) => {
		let state = begun(engine, 1000, 90_000);
		for (let second = 0; second <= 200; second++) {
			const shown = said(state);
			if (second < 10) {
				expect(shown).not.toContain('90 s');
			} else {
				expect(shown).toContain(second <= 90 ? before.replace('#', () => String(second)) : afterwards);
			}

			state = after(state, {type: 'tick', now: 1000 + ((second + 1) * 1000)});
		}
	});

	test('it is never told to be over before the engine ends the tool, whatever late timers, clocks set anew and questions do', () => {
		const anyMoment = fc.record({
			pass: fc.integer({min: 1, max: 30_000}),
			event: fc.constantFrom('nothing', 'nothing', 'ask', 'answer', 'set forward', 'set back', 'password'),
		});
		fc.assert(fc.property(fc.array(anyMoment, {minLength: 10, maxLength: 40}), fc.integer({min: 0, max: 4}), fc.integer({min: 0, max: 999}), (moments, late, phase) => {
			const clock = newClock(() => late);
			let isOver = false;
			let state = begun('console', clock.now().getTime(), 60_000);
			const limit = new TimeLimit(clock, 60_000, () => {
				isOver = true;
			});
			const tick = (): void => {
				state = after(state, {type: 'tick', now: clock.now().getTime()});
				clock.after(1000, tick);
			};

			clock.after(phase, tick);
			let isAsked = false;
			for (const {pass, event} of moments) {
				// As the engine does: see ask-user.ts.
				if (event === 'ask' && !isAsked && !isOver) {
					isAsked = true;
					limit.hold();
					state = after(state, ask);
				} else if (event === 'answer' && isAsked) {
					isAsked = false;
					limit.go();
					state = after(state, {type: 'answer-tool', answer: 'password'});
				} else if (event === 'set forward' || event === 'set back') {
					clock.set(event === 'set back' ? -3_600_000 : 3_600_000);
				} else if (event === 'password') {
					state = after(state, timed(clock.now().getTime(), stage('password')));
				}

				for (let passed = 0; passed < pass; passed += 1000) {
					clock.pass(1000);
					const shown = said(state);
					if (shown.includes('is being ended')) {
						expect(isOver).toBe(true);
					}

					expect(Number(/has had (?<seconds>\d+) s of/v.exec(shown)?.groups?.seconds ?? 0)).toBeLessThanOrEqual(60);
				}
			}
		}), {seed: 19, numRuns: 40});
	});

	test('whoever answers the tool has all the time there is', () => {
		const ticks = Array.from({length: 400}, (_, index): WizardEvent => ({type: 'tick', now: 2000 + (index * 1000)}));
		const byHand = after(begun('console', 1000), ask, {type: 'answer-tool', answer: 'take-over'}, {type: 'hand-over-ahead'}, {type: 'hand-over'}, ...ticks);
		expect(said(byHand)).not.toContain('300 s');
		expect(said(after(begun('hand-over', 1000), ...ticks))).not.toContain('300 s');
	});

	test('another engine that takes the run on has its time anew', () => {
		const ticks = Array.from({length: 30}, (_, index): WizardEvent => ({type: 'tick', now: 2000 + (index * 1000)}));
		const state = after(begun('api', 1000), ...ticks, {type: 'engine', engine: 'console'});
		expect(said(state)).not.toContain('has had');
		expect(said(after(state, ...ticks.map((_, index): WizardEvent => ({type: 'tick', now: 32_000 + (index * 1000)}))))).toContain('ssoconfig has had 30 s of 300 s');
	});

	test('while the proof is looked for, nothing is said that only a part of it makes true', () => {
		const state = after(begun('console', 1000), timed(2000, stage('start', 'done')), timed(2000, stage('evidence')));
		for (let now = 2000; now < 60_000; now += 1000) {
			expect(said(after(state, {type: 'tick', now}))).toContain('Looking for proof: the event that ENTSSO logs of a backup (5 s at most), then the file itself.');
		}
	});
});

describe('the time limit line by line', () => {
	test('is told with what lasts, and never grows old', () => {
		const before = after(begun('console', 1000), {type: 'tick', now: 8000});
		const state = after(before, {type: 'tick', now: 11_000});
		expect(linesOf(newsOf(before, state))).toContain('running  Start ssoconfig, 10 s so far. ssoconfig is given 300 s in all; then it is ended, and nothing is lost.');
		const quiet = openQuestion(after(state, {type: 'tool-silent', lines: ['Key?']}));
		expect(quiet?.above.map(({text}) => text)).toContain('ssoconfig is given 300 s in all; then it is ended, and nothing is lost.');
	});

	test('is not told while the tool waits for the user, which takes none of its time', () => {
		const before = after(begun('console', 1000), ask, {type: 'tick', now: 8000});
		expect(newsOf(before, after(before, {type: 'tick', now: 130_000}))).toEqual([]);
	});

	test('is not told of a tool that is being stopped', () => {
		const before = after(begun('console', 1000), {type: 'go-back'}, {type: 'stop-run'}, {type: 'tick', now: 8000});
		expect(newsOf(before, after(before, {type: 'tick', now: 11_000})).map(({text}) => text).join(' ')).not.toContain('300 s');
	});
});
