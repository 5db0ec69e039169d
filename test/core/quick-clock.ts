import type {Clock} from '../../source/values/clock.ts';

/** A clock whose time jumps to the next timer as soon as nothing else is to be done. */
export class QuickClock implements Clock {
	#now: number;
	readonly #timers = new Map<symbol, {readonly due: number; readonly callback: () => void}>();

	constructor(now: Date) {
		this.#now = now.getTime();
	}

	/** How many timers are still to come. */
	get pending(): number {
		return this.#timers.size;
	}

	now(): Date {
		return new Date(this.#now);
	}

	after(milliseconds: number, callback: () => void): () => void {
		const id = Symbol('timer');
		this.#timers.set(id, {due: this.#now + milliseconds, callback});
		setImmediate(() => {
			this.#jump();
		});
		return () => {
			this.#timers.delete(id);
		};
	}

	#jump(): void {
		const [next] = [...this.#timers].toSorted(([, one], [, other]) => one.due - other.due);
		if (next === undefined) {
			return;
		}

		const [id, {due, callback}] = next;
		this.#timers.delete(id);
		this.#now = due;
		callback();
	}
}
