import type {EngineContext, ToolAnswer, ToolQuestion} from '../task.ts';
import type {ToolScreen, UnfinishedLine} from './screen.ts';
import type {TimeLimit} from './time-limit.ts';

type Open = {
	readonly line: UnfinishedLine;
	readonly withdrawal: AbortController;
};

/** Puts one question at a time to the user; the tool's clock stands still meanwhile. */
export class Asking {
	readonly #ask: NonNullable<EngineContext['ask']>;
	readonly #screen: ToolScreen;
	readonly #limit: TimeLimit;
	#open: Open | undefined;

	constructor(ask: NonNullable<EngineContext['ask']>, screen: ToolScreen, limit: TimeLimit) {
		this.#ask = ask;
		this.#screen = screen;
		this.#limit = limit;
	}

	/** Returns whether the user is being asked about exactly this line. */
	isAbout(line: UnfinishedLine | undefined): boolean {
		const asked = this.#open?.line;
		return asked !== undefined && line?.place === asked.place && line.text.trimEnd() === asked.text.trimEnd();
	}

	/** Returns the user's answer to the question in this line; undefined when it was withdrawn meanwhile. */
	async ask(question: ToolQuestion, line: UnfinishedLine): Promise<ToolAnswer | undefined> {
		const open: Open = {line, withdrawal: new AbortController()};
		this.#open = open;
		this.#limit.hold();
		let answer: ToolAnswer = 'stop';
		try {
			answer = await this.#ask(question, open.withdrawal.signal);
		} catch {
			// Nobody answered, so nothing is typed.
		}

		// Output that came with the answer may show that the question is over.
		await this.#screen.painted();
		if (this.#open !== open) {
			return undefined;
		}

		this.#open = undefined;
		this.#limit.go();
		return answer;
	}

	/** Called when the question is no longer on the screen. */
	withdraw(): void {
		if (!this.#open) {
			return;
		}

		this.#open.withdrawal.abort();
		this.#open = undefined;
		this.#limit.go();
	}
}
