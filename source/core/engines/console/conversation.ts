import process from 'node:process';
import {
	engineStages,
	type EngineContext,
	type EngineOutcome,
	type EngineRequest,
	type EngineStage,
	type PromptKind,
	type ToolAnswer,
	type ToolEnding,
} from '../engine.ts';
import {notStarted} from '../startable.ts';
import {Asking} from './asking.ts';
import {
	afterTyping,
	newDialogue,
	nextStep,
	openKinds,
	wasTaken,
	type Patience,
	type Step,
} from './dialogue.ts';
import {feedScreen} from './feed.ts';
import {Findings} from './findings.ts';
import {refusalIn, type ToolExit, type ToolProcess} from './process.ts';
import {Quiet} from './quiet.ts';
import {redactor} from './redact.ts';
import {ToolScreen, type UnfinishedLine} from './screen.ts';
import {takeOver, type UserStreams} from './take-over.ts';
import {TimeLimit} from './time-limit.ts';

/** Milliseconds for the pseudo-terminal to report the end of a tool that was ended by us. */
const lastReport = 1500;

export type ConversationOptions = {
	readonly patience: Patience;
	readonly streams: UserStreams;
};

/** One run of the tool: watches its screen, types what it asks for, and ends it when it must be ended. */
export class Conversation {
	readonly #tool: ToolProcess;
	readonly #request: EngineRequest;
	readonly #context: EngineContext;
	readonly #options: ConversationOptions;
	readonly #screen: ToolScreen;
	readonly #findings: Findings;
	readonly #redact: (lines: readonly string[]) => string[];
	readonly #limit: TimeLimit;
	readonly #quiet: Quiet;
	/** Undefined where nobody can be asked. */
	readonly #asking: Asking | undefined;
	/** Resolves when the tool has ended, or all was done to end it. */
	readonly #over: Promise<ToolExit | undefined>;
	readonly #markOver: (exit: ToolExit | undefined) => void;
	#dialogue = newDialogue;
	#stage = -1;
	#askedText: string | undefined;
	#loan: Promise<void> | undefined;
	#ending: ToolEnding | undefined;

	constructor(tool: ToolProcess, request: EngineRequest, context: EngineContext, options: ConversationOptions) {
		this.#tool = tool;
		this.#request = request;
		this.#context = context;
		this.#options = options;
		// Windows puts a console of its own between us and the tool, and that asks which terminal it has.
		this.#screen = new ToolScreen(process.platform === 'win32'
			? text => {
				tool.type(text);
			}
			: undefined);
		this.#findings = new Findings(request);
		this.#redact = redactor([request.password, request.reminder]);
		const {promise, resolve} = Promise.withResolvers<ToolExit | undefined>();
		this.#over = promise;
		this.#markOver = resolve;
		this.#quiet = new Quiet(context.clock);
		this.#limit = new TimeLimit(context.clock, request.timeLimit, () => {
			void this.#end('time-limit');
		});
		this.#asking = context.ask && new Asking(context.ask, this.#screen, this.#limit);
	}

	async run(): Promise<EngineOutcome> {
		const {signal} = this.#context;
		const cancel = () => {
			void this.#end('cancelled');
		};

		signal.addEventListener('abort', cancel, {once: true});
		if (signal.aborted) {
			cancel();
		}

		this.#reach('start');
		const stopFeeding = feedScreen(this.#tool, this.#screen, text => {
			this.#quiet.break();
			this.#findings.push(text);
		}, () => {
			this.#consider();
		});
		void this.#tool.exited.then(this.#markOver);
		const exit = await this.#over;
		signal.removeEventListener('abort', cancel);
		this.#ending ??= exit?.killed ? 'killed' : 'exited';
		if (this.#ending === 'exited' && openKinds(this.#dialogue).length === 0) {
			// It may have been too quick to be seen waiting.
			this.#reach('waiting');
		}

		this.#rest();

		const leftBehind = await this.#tool.end();
		await this.#loan;
		await this.#screen.painted();
		stopFeeding();
		return this.#outcome(exit, leftBehind);
	}

	/** Looks at the screen and plans what to do when it stays as it is. */
	#consider(): void {
		if (this.#ending !== undefined || this.#loan !== undefined) {
			return;
		}

		const line = this.#screen.unfinishedLine();
		if (this.#asking?.isAbout(line)) {
			return;
		}

		this.#asking?.withdraw();
		if (openKinds(this.#dialogue).length === 0 && wasTaken(this.#dialogue, line)) {
			this.#reach('waiting');
		}

		const {patience} = this.#options;
		const step = nextStep(this.#dialogue, line, patience, this.#asking !== undefined);
		if (line && step.act !== 'wait') {
			this.#quiet.after(step.after, () => {
				void this.#act(step, line);
			});
		}
	}

	async #act(step: Exclude<Step, {act: 'wait'}>, line: UnfinishedLine): Promise<void> {
		if (step.act === 'type') {
			this.#type(step.kind, line);
			return;
		}

		const [prompt = ''] = this.#redact([step.prompt]);
		this.#askedText = prompt;
		const question = {prompt, screen: this.#shownLines(), open: openKinds(this.#dialogue)};
		const answer = this.#asking ? await this.#asking.ask(question, line) : 'stop';
		if (answer !== undefined) {
			await this.#follow(answer, line);
		}
	}

	async #follow(answer: ToolAnswer, line: UnfinishedLine): Promise<void> {
		const {terminal} = this.#context;
		if (answer !== 'take-over' && answer !== 'stop') {
			this.#type(answer, line);
		} else if (answer === 'take-over' && terminal) {
			this.#limit.hold();
			this.#loan = terminal
				.lend(async () => takeOver(this.#tool, this.#shownLines(), this.#over, this.#options.streams))
				.catch(async () => this.#end('question'));
		} else {
			await this.#end('question');
		}
	}

	#type(kind: PromptKind, line: UnfinishedLine): void {
		const {password, reminder} = this.#request;
		const secret = kind === 'reminder' ? reminder : password;
		this.#reach(kind);
		this.#dialogue = afterTyping(this.#dialogue, line, kind, secret);
		if (kind !== 'reminder') {
			this.#findings.typedBehind(line.text);
		}

		this.#tool.type(`${secret.reveal()}\r`);
	}

	#reach(stage: EngineStage): void {
		const index = engineStages.indexOf(stage);
		if (!(index > this.#stage)) {
			return;
		}

		this.#stage = index;
		this.#context.onStage(stage);
	}

	/** Ends the tool, once, and gives up on it when even that does not help. */
	async #end(ending: ToolEnding): Promise<void> {
		if (this.#ending !== undefined) {
			return;
		}

		this.#ending = ending;
		this.#rest();
		await this.#tool.end();
		const giveUp = this.#context.clock.after(lastReport, () => {
			this.#markOver(undefined);
		});
		void this.#over.then(giveUp);
	}

	#rest(): void {
		this.#quiet.break();
		this.#asking?.withdraw();
		this.#limit.hold();
	}

	#shownLines(): string[] {
		return this.#redact(this.#screen.lines());
	}

	#outcome(exit: ToolExit | undefined, leftBehind: boolean): EngineOutcome {
		this.#findings.end(this.#screen.lines());
		const screen = this.#shownLines();
		this.#screen.dispose();

		const refusal = refusalIn(screen, exit);
		if (refusal !== undefined) {
			return notStarted('console', `${this.#request.tool.program} could not be started: ${refusal}.`);
		}

		const ending = this.#ending ?? 'exited';
		return {
			engine: 'console',
			ending,
			exitCode: exit?.exitCode,
			codes: this.#findings.codes,
			screen,
			...(ending === 'question' && this.#askedText !== undefined && {question: this.#askedText}),
			passwordShown: this.#findings.passwordShown,
			leftBehind,
		};
	}
}
