import type {
	EngineContext,
	EngineOutcome,
	EngineStage,
	PromptKind,
	ToolAnswer,
	ToolEnding,
	ToolTask,
} from '../task.ts';
import {notStarted} from '../startable.ts';
import {redactor} from '../redact.ts';
import {Asking} from './ask-user.ts';
import {
	afterTyping,
	afterTypingAgain,
	askedAgain,
	isAstray,
	isReminder,
	newDialogue,
	nextStep,
	openKinds,
	openQuestion,
	promptToAnswer,
	tookNothing,
	wasTaken,
	withEcho,
	type Dialogue,
	type Patience,
	type Step,
} from './dialogue.ts';
import {isMisread} from './echo.ts';
import {feedScreen} from './feed.ts';
import {Findings} from './findings.ts';
import {LastKey} from './last-key.ts';
import {refusalIn} from './start-tool.ts';
import type {ToolExit, ToolProcess} from './pty-holder.ts';
import {Quiet} from './quiet.ts';
import {ToolScreen, type UnfinishedLine} from './screen.ts';
import {SilenceWatch} from './silence-watch.ts';
import {takeOver, type UserStreams} from './take-over.ts';
import {TimeLimit} from './time-limit.ts';
import {Typist, UntypableError} from './typist.ts';

/** Milliseconds that the pseudo-terminal has to report the end of a tool that we ended. */
const lastReport = 1500;

export type ToolSessionOptions = {
	readonly patience: Patience;
	readonly streams: UserStreams;
	readonly platform: NodeJS.Platform;
};

/** Runs the tool once: watches its screen, types the answers it asks for, and ends it when it must be ended. */
export class ToolSession {
	readonly #tool: ToolProcess;
	readonly #task: ToolTask;
	readonly #context: EngineContext;
	readonly #options: ToolSessionOptions;
	readonly #screen: ToolScreen;
	readonly #findings: Findings;
	readonly #redact: (lines: readonly string[]) => string[];
	readonly #limit: TimeLimit;
	readonly #quiet: Quiet;
	readonly #silence: SilenceWatch;
	readonly #lastKey: LastKey;
	readonly #typist: Typist;
	/** Stages not reported yet, each once: a tool may ask for one answer before another. */
	#stages: readonly EngineStage[];
	/** Undefined where nobody can be asked. */
	readonly #asking: Asking | undefined;
	/** Resolves when the tool has ended, or everything was done to end it. */
	readonly #over: Promise<ToolExit | undefined>;
	readonly #markOver: (exit: ToolExit | undefined) => void;
	#dialogue: Dialogue;
	#stopFeeding = () => {/* Nothing is read yet. */};
	#askedText: string | undefined;
	/** Lines above the first prompt; undefined until there is one. */
	#preamble: readonly string[] | undefined;
	#isTypable = true;
	#loan: Promise<void> | undefined;
	#ending: ToolEnding | undefined;

	constructor(tool: ToolProcess, task: ToolTask, context: EngineContext, options: ToolSessionOptions) {
		const {clock} = context;
		this.#tool = tool;
		this.#task = task;
		this.#dialogue = newDialogue(task.prompts);
		this.#stages = [...new Set<EngineStage>(['start', ...task.prompts.map(({kind}) => kind), 'waiting'])];
		this.#context = context;
		this.#options = options;
		// Windows puts a console of its own between us and the tool, which asks for the type of its terminal.
		this.#screen = new ToolScreen(options.platform === 'win32'
			? text => {
				tool.type(text);
			}
			: undefined);
		this.#findings = new Findings(task);
		this.#redact = redactor(task.prompts.map(({secret}) => secret));
		const {promise, resolve} = Promise.withResolvers<ToolExit | undefined>();
		this.#over = promise;
		this.#markOver = resolve;
		this.#quiet = new Quiet(clock);
		this.#silence = new SilenceWatch(
			new Quiet(clock),
			options.patience.silence,
			context.onSilence,
			() => this.#shownLines(),
		);
		this.#typist = new Typist(tool, this.#screen, options.platform);
		this.#lastKey = new LastKey({
			wait: options.patience.key,
			quiet: new Quiet(clock),
			isDone: task.isDone,
			press: () => {
				this.#press('');
			},
		});
		this.#limit = new TimeLimit(clock, task.timeLimit, () => {
			void this.#end('time-limit');
		});
		this.#asking = context.ask && new Asking(context.ask, this.#screen, this.#limit);
	}

	/**
	Runs the tool to its end. Throws an UntypableError where the console would lose characters of an answer; nothing was
	typed then.
	*/
	async run(): Promise<EngineOutcome> {
		const {signal, takeOver: wish} = this.#context;
		const cancel = () => {
			void this.#end('cancelled');
		};

		const lend = () => {
			this.#lend();
		};

		signal.addEventListener('abort', cancel, {once: true});
		wish?.addEventListener('take-over', lend);
		if (signal.aborted) {
			cancel();
		}

		this.#reportStage('start');
		this.#silence.moved();
		this.#stopFeeding = feedScreen(this.#tool, this.#screen, text => {
			this.#quiet.break();
			this.#findings.push(text);
			this.#silence.moved();
		}, () => {
			this.#consider();
		});
		void this.#tool.exited.then(this.#markOver);
		const exit = await this.#over;
		signal.removeEventListener('abort', cancel);
		wish?.removeEventListener('take-over', lend);
		this.#ending ??= exit?.killed ? 'killed' : 'exited';
		if (this.#ending === 'exited' && openKinds(this.#dialogue).length === 0) {
			// The tool may have been too quick to be seen waiting.
			this.#reportStage('waiting');
		}

		this.#rest();

		const leftBehind = await this.#tool.end();
		await this.#loan;
		await this.#screen.painted();
		this.#stopFeeding();
		if (!this.#isTypable) {
			this.#screen.dispose();
			throw new UntypableError();
		}

		return this.#outcome(exit, leftBehind);
	}

	/** Looks at the screen and plans the next step in case it stays as it is. */
	#consider(): void {
		if (this.#ending !== undefined || this.#loan !== undefined) {
			return;
		}

		const line = this.#screen.unfinishedLine();
		if (this.#asking?.isAbout(line)) {
			return;
		}

		this.#asking?.withdraw();
		this.#dialogue = withEcho(this.#dialogue, place => this.#screen.lineAt(place));
		if (openKinds(this.#dialogue).length === 0) {
			if (wasTaken(this.#dialogue, line)) {
				this.#reportStage('waiting');
			}

			this.#lastKey.look(this.#screen.lastLine());
		}

		const step = nextStep(this.#dialogue, line, this.#options.patience, this.#asking !== undefined);
		if (line && step.act !== 'wait') {
			this.#quiet.after(step.after, () => {
				void this.#act(step, line);
			});
		}
	}

	async #act(step: Exclude<Step, {act: 'wait'}>, line: UnfinishedLine): Promise<void> {
		if (this.#dialogue.typed.length === 0) {
			this.#preamble = this.#screen.lines().slice(0, -1);
		}

		if (step.act === 'type') {
			this.#type(step.kind, line);
			return;
		}

		if (step.act === 'type-again') {
			const last = this.#dialogue.typed.at(-1);
			this.#dialogue = afterTypingAgain(this.#dialogue);
			this.#press(last?.secret.reveal() ?? '');
			return;
		}

		const [prompt = ''] = this.#redact([step.prompt]);
		this.#askedText = prompt;
		const {known, unneeded} = step;
		const question = {
			prompt,
			screen: this.#shownLines(),
			open: openKinds(this.#dialogue),
			...(known !== undefined && {known}),
			...(unneeded !== undefined && {unneeded}),
		};
		const answer = this.#asking ? await this.#asking.ask(question, line) : 'stop';
		if (answer !== undefined) {
			await this.#follow(answer, line, known);
		}
	}

	async #follow(answer: ToolAnswer, line: UnfinishedLine, known: PromptKind | undefined): Promise<void> {
		if (answer !== 'take-over' && answer !== 'stop') {
			// Where its own words ask for this text, nobody's word is relied upon.
			this.#type(answer, line, known === undefined || isReminder(answer) !== isReminder(known));
		} else if (answer === 'take-over' && this.#context.terminal) {
			this.#lend();
		} else {
			await this.#end('question');
		}
	}

	/** Lends the user's terminal to the tool, once the user knows what the tool will ask. */
	#lend(): void {
		const {terminal, announceHandOver} = this.#context;
		if (terminal === undefined || this.#ending !== undefined || this.#loan !== undefined) {
			return;
		}

		this.#rest();
		this.#loan = (async () => {
			try {
				// A tool that ends meanwhile needs no terminal any more.
				const isWanted = await Promise.race([announceHandOver?.(), this.#over]);
				if (this.#ending !== undefined) {
					return;
				}

				if (isWanted === false) {
					this.#keep();
				} else {
					if (askedAgain(this.#dialogue, this.#screen.unfinishedLine()) !== undefined) {
						this.#findings.answeredAgain(this.#screen.lines());
					}

					await terminal.lend(async () => takeOver(this.#tool, this.#shownLines(), this.#over, this.#options.streams));
				}
			} catch {
				await this.#end('question');
			}
		})();
	}

	/** Goes on as before: the user does not want the tool after all. */
	#keep(): void {
		this.#loan = undefined;
		this.#limit.go();
		this.#silence.goOn();
		this.#consider();
	}

	/** `isTold`: a user said that this is asked for. */
	#type(kind: PromptKind, line: UnfinishedLine, isTold = false): void {
		const {prompts} = this.#task;
		const index = promptToAnswer(this.#dialogue, kind);
		const secret = prompts[index]?.secret;
		if (secret === undefined) {
			// Nothing of this task belongs there.
			void this.#end('question');
			return;
		}

		if (!this.#typist.canType(prompts.map(prompt => prompt.secret))) {
			this.#isTypable = false;
			void this.#end('not-started');
			return;
		}

		this.#reportStage(kind);
		if (this.#dialogue.answered.includes(index) || askedAgain(this.#dialogue, line) !== undefined) {
			this.#findings.answeredAgain(this.#screen.lines());
		}

		this.#dialogue = afterTyping(this.#dialogue, line, index, isTold);
		if (kind !== 'reminder') {
			this.#findings.typedBehind(line.text);
		}

		this.#press(secret.reveal());
	}

	/** Types the text and Enter, and looks at the screen again when nothing comes of it. */
	#press(text: string): void {
		this.#typist.type(text);
		this.#consider();
	}

	#reportStage(stage: EngineStage): void {
		const index = this.#stages.indexOf(stage);
		if (index === -1) {
			return;
		}

		this.#stages = this.#stages.toSpliced(index, 1);
		this.#context.onStage(stage);
	}

	/** Ends the tool, once, and gives up on it if even that does not help. */
	async #end(ending: ToolEnding): Promise<void> {
		if (this.#ending !== undefined) {
			return;
		}

		this.#ending = ending;
		this.#rest();
		// Output from now on means nothing, and there may be a flood of it.
		this.#stopFeeding();
		await this.#tool.end();
		const giveUp = this.#context.clock.after(lastReport, () => {
			this.#markOver(undefined);
		});
		void this.#over.then(giveUp);
	}

	#rest(): void {
		this.#quiet.break();
		this.#silence.end();
		this.#lastKey.rest();
		this.#asking?.withdraw();
		this.#limit.hold();
	}

	#shownLines(): string[] {
		return this.#redact(this.#screen.lines());
	}

	#outcome(exit: ToolExit | undefined, leftBehind: boolean): EngineOutcome {
		const line = this.#screen.unfinishedLine();
		this.#dialogue = withEcho(this.#dialogue, place => this.#screen.lineAt(place));
		const lines = this.#screen.lines();
		const ending = this.#ending ?? 'exited';
		const asked = ending === 'exited' ? undefined : openQuestion(this.#dialogue, line, this.#screen.lastLine());
		this.#findings.end(lines);
		const screen = this.#redact(lines);
		const fromPrompt = this.#preamble && this.#redact(lines.filter(shown => !this.#preamble?.includes(shown)));
		this.#screen.dispose();

		const refusal = refusalIn(screen, exit);
		if (refusal !== undefined) {
			return notStarted('console', `${this.#task.tool.program} could not be started: ${refusal}.`);
		}

		const {typed} = this.#dialogue;
		const misread = typed.filter(({echo, secret}) => isMisread(echo, secret.reveal())).map(({kind}) => kind);
		const question = ending === 'question' ? this.#askedText : this.#redact(asked === undefined ? [] : [asked])[0];
		const isWhole = this.#loan === undefined && ending === 'exited';
		const wasStopped = this.#loan === undefined && (ending === 'question' || ending === 'cancelled');
		const again = wasStopped ? askedAgain(this.#dialogue, line) : undefined;
		return {
			engine: 'console',
			ending,
			exitCode: exit?.exitCode,
			codes: this.#findings.codes,
			...(this.#findings.codesBefore.length > 0 && {codesBefore: this.#findings.codesBefore}),
			screen,
			...(typed.length > 0 && {typed: typed.map(({kind}) => kind)}),
			...(misread.length > 0 && {misread}),
			...(isAstray(this.#dialogue, isWhole) && {isAstray: true}),
			...(fromPrompt !== undefined && {screenFromPrompt: fromPrompt}),
			...(ending === 'time-limit' && tookNothing(this.#dialogue, line) && {tookNothing: true}),
			...(question !== undefined && {question}),
			...(again !== undefined && {askedAgain: again}),
			...(this.#loan !== undefined && {isUnwatched: true}),
			passwordShown: this.#findings.passwordShown,
			leftBehind,
		};
	}
}
