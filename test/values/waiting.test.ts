import {setImmediate} from 'node:timers/promises';
import {expect, test} from 'vitest';
import type {Clock} from '../../source/values/clock.ts';
import {
	pause,
	untilAborted,
	watchStall,
	withTimeout,
} from '../../source/values/waiting.ts';

/** A clock whose timers ring when they are told to. */
function handClock() {
	let timers: ReadonlyArray<{readonly milliseconds: number; readonly callback: () => void}> = [];
	const clock: Clock = {
		now: () => new Date(0),
		after(milliseconds, callback) {
			timers = [...timers, {milliseconds, callback}];
			return () => {
				timers = timers.filter(timer => timer.callback !== callback);
			};
		},
	};
	const ring = (): void => {
		const due = timers;
		timers = [];
		for (const {callback} of due) {
			callback();
		}
	};

	return {clock, ring, waits: () => timers.map(({milliseconds}) => milliseconds)};
}

const never = new Promise<string>(() => {/* It does not come. */});

test('work that takes too long, or fails, comes to the fallback; no timer is left', async () => {
	const {clock, ring, waits} = handClock();
	await expect(withTimeout(clock, 5, Promise.resolve('done'), 'late')).resolves.toBe('done');
	await expect(withTimeout(clock, 5, Promise.reject(new Error('no')), 'late')).resolves.toBe('late');
	const slow = withTimeout(clock, 5, never, 'late');
	expect(waits()).toEqual([5]);
	ring();
	await expect(slow).resolves.toBe('late');
	expect(waits()).toEqual([]);
});

test('what stops moving is stalled, counted from its last step', () => {
	const {clock, ring, waits} = handClock();
	const stall = watchStall(clock, 5);
	stall.moved();
	expect(waits()).toEqual([5]);
	expect(stall.signal.aborted).toBe(false);
	ring();
	expect(stall.signal.aborted).toBe(true);
});

test('what has ended does not stall any more', () => {
	const {clock, waits} = handClock();
	watchStall(clock, 5).end();
	expect(waits()).toEqual([]);
});

test('a promise is waited for until a signal, also where that came before', async () => {
	const {signal} = new AbortController();
	await expect(untilAborted(signal, Promise.resolve('done'), 'stopped')).resolves.toBe('done');
	await expect(untilAborted(AbortSignal.abort(), never, 'stopped')).resolves.toBe('stopped');
	const controller = new AbortController();
	const waiting = untilAborted(controller.signal, never, 'stopped');
	controller.abort();
	await expect(waiting).resolves.toBe('stopped');
});

test('a pause ends with its time or a signal, and leaves no timer', async () => {
	const {clock, ring, waits} = handClock();
	const controller = new AbortController();
	let hasEnded = false;
	const pausing = pause(clock, 5, controller.signal).then(() => {
		hasEnded = true;
	});
	await setImmediate();
	expect([hasEnded, waits()]).toEqual([false, [5]]);
	ring();
	await pausing;
	const stopped = pause(clock, 5, controller.signal);
	controller.abort();
	await stopped;
	expect(waits()).toEqual([]);
});
