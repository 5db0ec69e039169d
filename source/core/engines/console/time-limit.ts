import type {Clock} from '../../../values/clock.ts';

/** Milliseconds of one step. Time is counted in steps, because somebody may set the time of day meanwhile. */
const piece = 1000;

/** Calls back once so much time has passed, not counting the time on hold, nor the step in which that began. */
export class TimeLimit {
	readonly #clock: Clock;
	readonly #onLimit: () => void;
	#left: number;
	#cancel: (() => void) | undefined;

	/** Starts at once; `milliseconds` is the time allowed. */
	constructor(clock: Clock, milliseconds: number, onLimit: () => void) {
		this.#clock = clock;
		this.#left = milliseconds;
		this.#onLimit = onLimit;
		this.go();
	}

	hold(): void {
		this.#cancel?.();
		this.#cancel = undefined;
	}

	go(): void {
		if (this.#cancel) {
			return;
		}

		const next = Math.min(piece, this.#left);
		this.#cancel = this.#clock.after(next, () => {
			this.#left -= next;
			if (this.#left > 0) {
				this.#cancel = undefined;
				this.go();
			} else {
				this.#onLimit();
			}
		});
	}
}
