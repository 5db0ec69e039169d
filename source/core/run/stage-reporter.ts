import {stages, type Stage, type StageState} from '../proof/result.ts';

/** Reports the stages of a run in order, each once, even those that an engine leaves out. */
export class StageReporter {
	readonly #onStage: (stage: Stage, state: StageState) => void;
	#next = 0;
	#current: Stage | undefined;

	constructor(onStage: (stage: Stage, state: StageState) => void) {
		this.#onStage = onStage;
	}

	/** Begins a stage; the one before it is done, those between are skipped. A stage that is past is ignored. */
	begin(stage: Stage): void {
		const index = stages.indexOf(stage);
		if (index < this.#next) {
			return;
		}

		this.end('done');
		this.skipTo(stage);
		this.#current = stage;
		this.#next = index + 1;
		this.#onStage(stage, 'start');
	}

	/** Ends the stage that has begun, if there is one. */
	end(state: 'done' | 'failed'): void {
		if (this.#current === undefined) {
			return;
		}

		this.#onStage(this.#current, state);
		this.#current = undefined;
	}

	/** Skips the stages that have not begun, up to this one, or all of them. */
	skipTo(stage?: Stage): void {
		const end = stage === undefined ? stages.length : stages.indexOf(stage);
		for (const skipped of stages.slice(this.#next, end)) {
			this.#onStage(skipped, 'skipped');
		}

		this.#next = Math.max(this.#next, end);
	}
}
