import {expect, test} from 'vitest';
import {TimeLimit} from '../../../../source/core/engines/console/time-limit.ts';
import type {Clock} from '../../../../source/values/clock.ts';

/** A clock whose time of day goes its own ways. */
class SetClock implements Clock {
	timeOfDay = Date.parse('2026-11-24T10:00:00Z');
	#passed = 0;
	readonly #timers = new Map<symbol, {readonly due: number; readonly callback: () => void}>();

	now(): Date {
		return new Date(this.timeOfDay);
	}

	after(milliseconds: number, callback: () => void): () => void {
		const id = Symbol('timer');
		this.#timers.set(id, {due: this.#passed + milliseconds, callback});
		return () => {
			this.#timers.delete(id);
		};
	}

	pass(milliseconds: number): void {
		const end = this.#passed + milliseconds;
		for (;;) {
			const [next] = [...this.#timers].filter(([, {due}]) => due <= end).toSorted(([, one], [, other]) => one.due - other.due);
			if (next === undefined) {
				break;
			}

			const [id, {due, callback}] = next;
			this.#timers.delete(id);
			this.timeOfDay += due - this.#passed;
			this.#passed = due;
			callback();
		}

		this.timeOfDay += end - this.#passed;
		this.#passed = end;
	}
}

const hour = 3_600_000;

function begin(): {readonly clock: SetClock; readonly limit: TimeLimit; readonly calls: string[]} {
	const clock = new SetClock();
	const calls: string[] = [];
	return {
		clock, calls, limit: new TimeLimit(clock, 10_000, () => {
			calls.push('limit');
		}),
	};
}

test('calls back when the time has passed, not counting that in which it was held', () => {
	const {clock, limit, calls} = begin();
	clock.pass(5000);
	limit.hold();
	clock.pass(hour);
	limit.go();
	clock.pass(4900);
	expect(calls).toEqual([]);
	clock.pass(100);
	expect(calls).toEqual(['limit']);
});

test.each([hour, -hour])('the time of day may be set by %d ms', change => {
	const {clock, limit, calls} = begin();
	clock.pass(5000);
	clock.timeOfDay += change;
	limit.hold();
	limit.go();
	clock.pass(4900);
	expect(calls).toEqual([]);
	clock.pass(100);
	expect(calls).toEqual(['limit']);
});
