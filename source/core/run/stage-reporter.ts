import {stages, type Stage, type StageState} from '../proof/result.ts';

/** Stages of the tool's prompts, which may come in another order. */
const prompts: ReadonlySet<Stage> = new Set<Stage>(['password', 'confirmation', 'reminder']);

/** Reports the stages of a run, each once, even those that an engine leaves out. */
export class StageReporter {
	readonly #onStage: (stage: Stage, state: StageState) => void;
	readonly #reported = new Set<Stage>();
	#current: Stage | undefined;

	constructor(onStage: (stage: Stage, state: StageState) => void) {
		this.#onStage = onStage;
	}

	/**
	Begins a stage; the one before it is done, those between are skipped, but for prompts between prompts: they may still
	come. A stage that is past is ignored.
	*/
	begin(stage: Stage): void {
		if (this.#reported.has(stage)) {
			return;
		}

		this.end('done');
		this.#skip(stages.slice(0, stages.indexOf(stage)).filter(each => !(prompts.has(each) && prompts.has(stage))));
		this.#current = stage;
		this.#reported.add(stage);
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

	/** Skips the stages that have not begun. */
	skipRest(): void {
		this.#skip(stages);
	}

	#skip(past: readonly Stage[]): void {
		const left = past.filter(each => !this.#reported.has(each));
		for (const skipped of left) {
			this.#reported.add(skipped);
			this.#onStage(skipped, 'skipped');
		}
	}
}
