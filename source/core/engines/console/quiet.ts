import {setImmediate} from 'node:timers';
import type {Clock} from '../../../values/clock.ts';

/** Holds back what is to be done until nothing has happened for a while. */
export class Quiet {
	readonly #clock: Clock;
	#cancel: (() => void) | undefined;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Does it after so many milliseconds, unless it is broken before. */
	after(milliseconds: number, callback: () => void): void {
		this.break();
		let isBroken = false;
		const cancelTimer = this.#clock.after(milliseconds, () => {
			// On a busy computer there may be output that was not read yet; it is read before this is called.
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
