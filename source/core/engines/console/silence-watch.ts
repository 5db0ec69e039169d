import type {EngineContext} from '../task.ts';
import type {Quiet} from './quiet.ts';

/**
Has the user told what the tool shows when it prints nothing for long: it may have asked something that was not
recognised.
*/
export class SilenceWatch {
	readonly #quiet: Quiet;
	readonly #patience: number;
	readonly #tell: EngineContext['onSilence'];
	readonly #lines: () => readonly string[];
	#isTold = false;

	/** `patience` is in milliseconds; `lines` gives what is to be told. */
	constructor(quiet: Quiet, patience: number, tell: EngineContext['onSilence'], lines: () => readonly string[]) {
		this.#quiet = quiet;
		this.#patience = patience;
		this.#tell = tell;
		this.#lines = lines;
	}

	/** Call it when the tool begins, and whenever it prints. */
	moved(): void {
		if (this.#tell === undefined) {
			return;
		}

		if (this.#isTold) {
			this.#isTold = false;
			this.#tell(undefined);
		}

		this.#quiet.after(this.#patience, () => {
			this.#isTold = true;
			this.#tell?.(this.#lines());
		});
	}

	end(): void {
		this.#quiet.break();
	}
}
