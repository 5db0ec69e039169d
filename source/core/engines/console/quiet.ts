import {setImmediate} from 'node:timers';
import type {Clock} from '../../../values/clock.ts';

/** Delays an action until nothing has happened for a while. */
export class Quiet {
	readonly #clock: Clock;
	#cancel: (() => void) | undefined;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Calls back after so many milliseconds, unless interrupted before. */
	after(milliseconds: number, callback: () => void): void {
		this.break();
		let isBroken = false;
		const cancelTimer = this.#clock.after(milliseconds, () => {
			// On a busy computer there may be unread output; it is read before this is called.
			setImmediate(() => {
				if (!isBroken) {
					callback();
				}
			});
		});
		this.#cancel = () => {
			isBroken = true;
			cancelTimer();
		};
	}

	break(): void {
		this.#cancel?.();
	}
}
