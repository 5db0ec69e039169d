import {blank, type Paragraph} from '../text/paragraph.ts';
import {linesOf, printedWidth} from '../text/wrap.ts';
import type {Clock} from '../values/clock.ts';
import {unfinishedIn} from '../wizard/dialogs.ts';
import type {WizardEvent} from '../wizard/event.ts';
import {isSettled} from '../wizard/question.ts';
import type {Session} from '../wizard/session.ts';
import {
	changeView,
	contextOf,
	currentJourney,
	focusedField,
	questionOf,
	resultStep,
	runStep,
	valueOf,
	type WizardState,
} from '../wizard/state.ts';
import {helpOf} from '../wizard/titles.ts';
import {
	type Answer,
	answerFrom,
	howToAnswer,
	isSecret,
} from './answer.ts';
import type {LineReader, Read} from './line-reader.ts';
import {acceptance, journeyBefore, newsOf} from './news.ts';
import {openQuestion} from './open-question.ts';
import {
	paragraphsOf,
	promptOf,
	type Question,
	type Reply,
} from './line-question.ts';

type PlainWizardOptions = {
	readonly session: Session;
	readonly reader: LineReader;
	readonly output: NodeJS.WritableStream & {readonly columns?: number};
	readonly clock: Clock;
	/** Aborted when the program is told to end from outside. */
	readonly ended: AbortSignal;
};

/** Columns that lines may fill where the terminal does not tell. */
const usualColumns = 79;

/** After so many milliseconds without a word, it is said that something is being looked up. */
const longLook = 2000;

/** Runs the wizard in lines: what happens is told once, what it waits for is asked, and the answers become events. */
export class PlainWizard {
	readonly #options: PlainWizardOptions;
	#told: WizardState | undefined;
	/** Lines of the last question, as they were printed. */
	#asked = '';

	constructor(options: PlainWizardOptions) {
		this.#options = options;
	}

	/** Goes on until the wizard has an exit code, or is told to end. */
	async run(): Promise<void> {
		this.#say(howToAnswer.map(text => ({text})));
		const {reader} = this.#options;
		while (!this.#isOver()) {
			const question = reader.isLent ? undefined : this.#ask();
			// eslint-disable-next-line no-await-in-loop -- one question after the other
			await (question === undefined ? this.#change() : this.#answer(question));
		}
	}

	/** Prints what has happened since the last call. */
	announce(): void {
		const {session: {state}} = this.#options;
		this.#say(newsOf(this.#told, state));
		const {journey, result} = currentJourney(state);
		if (result !== undefined && result !== journeyBefore(this.#told, state)?.result) {
			this.#say([blank, ...journey.result?.page(result) ?? []]);
		}

		this.#told = state;
	}

	#isOver(): boolean {
		const {session, ended} = this.#options;
		return session.state.exitCode !== undefined || ended.aborted;
	}

	/** Prints the news, and the question that is open then; undefined when none is. */
	#ask(): Question | undefined {
		this.announce();
		const question = openQuestion(this.#options.session.state);
		if (question !== undefined) {
			const paragraphs = paragraphsOf(question);
			const asked = linesOf(paragraphs).join('\n');
			// Asked again, a question need not be read again.
			this.#say(asked === '' || asked === this.#asked ? [] : [blank, ...paragraphs]);
			this.#asked = asked;
		}

		return question;
	}

	async #answer(question: Question): Promise<void> {
		const {output} = this.#options;
		const read = await this.#read(question);
		if (read === undefined || isSecret(question)) {
			output.write('\n');
		}

		if (read === undefined) {
			this.#withdraw(question);
			return;
		}

		if (read.hadMore) {
			this.#say([{text: 'Only the first line was taken; what came right behind it was left out.'}]);
		}

		await this.#take(question, answerFrom(question, read.line));
	}

	/** Reads the answer, as long as the question is open. */
	async #read(question: Question): Promise<Read | undefined> {
		const {
			session, reader, output, ended,
		} = this.#options;
		const withdrawn = new AbortController();
		const look = (): void => {
			if (this.#isOver() || openQuestion(session.state)?.key !== question.key) {
				withdrawn.abort();
			}
		};

		const unsubscribe = session.subscribe(look);
		ended.addEventListener('abort', look);
		look();
		try {
			return await reader.read({
				prompt() {
					output.write(promptOf(question));
				},
				isSecret: isSecret(question),
				withdrawn: withdrawn.signal,
			});
		} finally {
			ended.removeEventListener('abort', look);
			unsubscribe();
		}
	}

	/** No answer came: the question is gone, or nobody is there to answer. */
	#withdraw({key}: Question): void {
		const {session} = this.#options;
		if (!this.#isOver() && openQuestion(session.state)?.key === key) {
			session.dispatch({type: 'leave'});
		}
	}

	async #take(question: Question, answer: Answer): Promise<void> {
		const {session} = this.#options;
		switch (answer.type) {
			case 'help': {
				this.#say([blank, ...helpOf(session.state).sections.map(({title, text}) => ({text: `${title}: ${text}`}))]);
				this.#asked = '';
				break;
			}

			case 'none': {
				this.#say([{text: answer.because}]);
				break;
			}

			case 'text': {
				await this.#fill(question, answer);
				break;
			}

			case 'command': {
				const before = session.state;
				this.#asked = '';
				this.#dispatch(answer.command);
				const {dialog} = session.state;
				if (answer.command.type === 'leave' && dialog?.type === 'leave' && unfinishedIn(session.state) === undefined) {
					// It was said in a word, and is no slip of a key. Who is within another journey may mean that one alone.
					session.dispatch(answer.command);
				}

				if (session.state === before && answer.command.type === 'go-back') {
					this.#say([{
						text: currentJourney(before).step === resultStep
							? 'There is no way back from here. To end the program, answer leave.'
							: 'This is the first question. To end the program, answer leave.',
					}]);
				}
			}
		}
	}

	/**
	Puts an answer into its field, and goes on when all is known of it. In place of one that is refused, what was offered
	before stays the answer to an empty line.
	*/
	async #fill({field, offer}: Question, {text, isPicked = false}: Reply & {type: 'text'}): Promise<void> {
		const {session} = this.#options;
		if (field === undefined) {
			return;
		}

		const before = valueOf(session.state, field);
		this.#dispatch({
			type: 'typed', field: field.name, text, as: isPicked ? 'picked' : 'line',
		});
		while (!isAnswered(session.state) && !this.#isOver()) {
			// eslint-disable-next-line no-await-in-loop -- until it is known
			await this.#change();
		}

		this.#say(acceptance(session.state, field));
		session.dispatch({type: 'go-on'});
		// One that is refused for what was found is looked up once more.
		while (session.state.view.isWaiting && !this.#isOver()) {
			// eslint-disable-next-line no-await-in-loop -- until it is known
			await this.#change();
		}

		const {state} = session;
		const isRefused = state.view.wasRefused && focusedField(state)?.name === field.name;
		const better = questionOf(state)?.better?.(contextOf(state));
		if (!isRefused || offer === undefined || before === text || better !== undefined) {
			return;
		}

		this.announce();
		this.#dispatch({
			type: 'typed', field: field.name, text: before, as: 'line',
		});
	}

	/** Dispatches an event so that the wizard's reply is told, also when it is the same as before. */
	#dispatch(event: WizardEvent): void {
		this.#told &&= changeView(this.#told, {wasRefused: false, remark: undefined});
		this.#options.session.dispatch(event);
	}

	/** Resolves when the state has changed, or the program is told to end. */
	async #change(): Promise<void> {
		const {session, clock, ended} = this.#options;
		const {promise, resolve} = Promise.withResolvers<void>();
		const changed = (): void => {
			resolve();
		};

		const unsubscribe = session.subscribe(changed);
		ended.addEventListener('abort', changed);
		const cancel = clock.after(longLook, () => {
			// Only for a lookup: the check and the run tell by themselves how they come along.
			if (isLookingUp(session.state)) {
				this.#say([{text: 'Looking it up...'}]);
			}
		});
		await promise;
		cancel();
		ended.removeEventListener('abort', changed);
		unsubscribe();
	}

	#say(paragraphs: readonly Paragraph[]): void {
		const {output} = this.#options;
		const lines = linesOf(paragraphs, printedWidth(output.columns) ?? usualColumns);
		output.write(lines.map(line => `${line}\n`).join(''));
	}
}

/** Returns whether all is known that the answer in the field is judged by. */
function isAnswered(state: WizardState): boolean {
	const question = questionOf(state);
	return question === undefined || isSettled(question, contextOf(state));
}

/**
Returns whether it is worth a word that nothing happens. A page to read and a run tell by themselves how they come
along.
*/
function isLookingUp(state: WizardState): boolean {
	const question = questionOf(state);
	return state.view.isWaiting
		|| (question === undefined ? currentJourney(state).step !== runStep : question.fields.length > 0);
}
