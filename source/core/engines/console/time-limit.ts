import type {Clock} from '../../../values/clock.ts';

/** Time is counted in pieces of so many milliseconds, and not by the time of day, which somebody may set meanwhile. */
const piece = 1000;

/** Calls back once so much time has passed, not counting the time it was held, nor the piece in which it was. */
export class TimeLimit {
	readonly #clock: Clock;
	readonly #onLimit: () => void;
	#left: number;
	#cancel: (() => void) | undefined;

	/** Starts at once. */
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
