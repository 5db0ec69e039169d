import type {Clock} from '../../../host/clock.ts';

/** Calls back once so much time has passed, not counting the time it was held. */
export class TimeLimit {
	readonly #clock: Clock;
	readonly #onLimit: () => void;
	#left: number;
	#since = 0;
	#cancel: (() => void) | undefined;

	/** Starts at once. */
	constructor(clock: Clock, milliseconds: number, onLimit: () => void) {
		this.#clock = clock;
		this.#left = milliseconds;
		this.#onLimit = onLimit;
		this.go();
	}

	hold(): void {
		if (!this.#cancel) {
			return;
		}

		this.#cancel();
		this.#cancel = undefined;
		this.#left -= this.#clock.now().getTime() - this.#since;
	}

	go(): void {
		if (this.#cancel) {
			return;
		}

		this.#since = this.#clock.now().getTime();
		this.#cancel = this.#clock.after(Math.max(0, this.#left), this.#onLimit);
	}
}
