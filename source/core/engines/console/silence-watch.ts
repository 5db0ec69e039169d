import type {EngineContext} from '../task.ts';
import type {Quiet} from './quiet.ts';

/**
Shows the user the tool's screen when nothing has been printed for long: there may be a question that was not
recognised.
*/
export class SilenceWatch {
	readonly #quiet: Quiet;
	readonly #patience: number;
	readonly #tell: EngineContext['onSilence'];
	readonly #lines: () => readonly string[];
	#isTold = false;

	/** `patience` is in milliseconds; `lines` returns the lines to show. */
	constructor(quiet: Quiet, patience: number, tell: EngineContext['onSilence'], lines: () => readonly string[]) {
		this.#quiet = quiet;
		this.#patience = patience;
		this.#tell = tell;
		this.#lines = lines;
	}

	/** Called when the tool starts, and whenever it prints. */
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

	/** Called when the tool is watched again after an end; what was shown of a quiet tool is shown again. */
	goOn(): void {
		if (this.#isTold) {
			this.#tell?.(this.#lines());
		} else {
			this.moved();
		}
	}

	end(): void {
		this.#quiet.break();
	}
}
