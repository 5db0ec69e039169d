import type {Clock} from '../values/clock.ts';
import type {BackupServices} from '../core/run/back-up.ts';
import type {EngineName, PromptKind} from '../core/engines/task.ts';
import type {CopyProgress} from '../core/run/copy-file.ts';
import type {Host} from '../host/host.ts';
import type {Paragraph} from '../text/paragraph.ts';
import type {Answers, Context} from './context.ts';
import type {Binding, Help, Question} from './question.ts';
import type {Run} from './view.ts';

/** Services that a run of a journey is given. */
export type RunServices = Pick<
	BackupServices,
	'announceHandOver' | 'ask' | 'onEngine' | 'onSilence' | 'signal' | 'takeOver' | 'terminal'
> & {
	readonly host: Host;
	readonly onStage: (stage: string, state: 'start' | 'done' | 'skipped' | 'failed') => void;
	readonly onProgress: (progress: CopyProgress) => void;
};

/** Next act after the last step of the questions. */
export type Start<Request> =
	| {readonly type: 'run'; readonly request: Request}
	/** A dry run: the program ends, and its last word is the command. */
	| {readonly type: 'end'}
	/** Begins the wizard anew, in practice. */
	| {readonly type: 'practise'; readonly scenario: string}
	/** There is nothing to start: a journey that was opened by another gives way to it again. */
	| {readonly type: 'return'}
	/** An answer is not whole after all. */
	| {readonly type: 'open'; readonly question: string};

/** Words before the terminal is given to the tool. */
export type HandOverWords = {
	readonly why: string;
	/** Prompts to expect of it, in order. */
	readonly questions: readonly string[];
	/** Undefined where the tool has been started already. */
	readonly command: string | undefined;
	readonly after: string;
};

export type ReviewWords = {
	readonly title: string;
	why(context: Context): string;
	/** Returns what Enter does, for the footer. */
	start(context: Context): string;
	/** Returns the command, or what takes its place. */
	command(context: Context): string;
	/** Returns what will happen, as a sentence; `key` is what starts it. */
	ahead(context: Context, key: string): string;
	/** Returns lines on how to do the same without questions, for where there is room. */
	withoutQuestions?(context: Context): readonly Paragraph[];
	/** Returns what else has to be known before the start, said above the command. */
	notes?(context: Context): readonly Paragraph[];
	help(context: Context): Help;
};

export type RunWords = {
	readonly title: string;
	/** Why the screen may stand still. */
	readonly why?: string;
	readonly whyInLines?: string;
	/** Stages, in order. Where there are none, the last question stays, and what `whileIn` returns is said below it. */
	readonly stages: readonly string[];
	/** Returns whether a stage that has not begun will; left out where each of them will. */
	isAhead?(stage: string, context: Context): boolean;
	stageTitle(stage: string, engine: EngineName | 'auto'): string;
	/** Returns how far a stage is; undefined where only its time tells. */
	progress?(stage: string, run: Run): string | undefined;
	/** Returns what is said as a stage begins, where the wizard goes line by line; undefined where its end is enough. */
	begunInLines?(stage: string): string | undefined;
	/** Returns what is said while a stage lasts; undefined where there is nothing to say. */
	whileIn(run: Run, context: Context): string | undefined;
	/** Returns what becomes of a tool that takes too long; undefined where none is at work, or it has no time limit. */
	limit?(run: Run, context: Context): string | undefined;
	/** Prompts of the tool, in its order. */
	readonly prompts: readonly PromptKind[];
	/** Returns what the user is asked before the run is stopped, and told then. Undefined: it is stopped at once. */
	stop?(run: Run, context: Context): {readonly question: string; readonly stopping: string};
	/** Footer words for the key that stops it. */
	readonly stopLabel: string;
	readonly stoppingRemark?: string;
	handOver(context: Context, run: Run): HandOverWords;
	help(context: Context, run: Run | undefined): Help;
};

/** Services for another look at a result. */
export type LookAgainServices = {readonly host: Host; readonly clock: Clock; readonly signal: AbortSignal};

/** Opens another journey, from a question or a result. */
export type Nested = {
	readonly journey: Journey;
	readonly answers: Partial<Answers>;
	/** It takes the place of the journey on the screen, which does not wait for it. */
	readonly isInPlace?: true;
	/** Step to begin with; left out for the first. */
	readonly step?: string;
	/** Said where it begins. */
	readonly remark?: string;
};

/** Way from a failed run to its next try. */
export type Retry = {
	/** Answer at fault; left out for the review. */
	readonly question?: string;
	/** Set where the computer is at fault, and is looked over again. */
	readonly looksAgain?: true;
	/** Footer word for Enter. */
	readonly does: string;
	/** What to do, said where the way leads. */
	readonly remark: string;
	/** Texts that take the place of what is in fields, as if the program had offered them. */
	readonly offers?: Readonly<Record<string, string>>;
};

/** Another engine for the next try, and what the footer says of it. */
export type OtherEngine = {readonly engine: EngineName; readonly does: string; readonly remark: string};

/** Facts about the screen that a result is shown on. */
export type ResultScreen = {
	/** A key tries another engine. */
	readonly hasOtherEngine: boolean;
	/** A key copies the path. */
	readonly copiesPath: boolean;
};

/** Words and rules for the result of a journey. */
export type ResultWords<Result> = {
	readonly title: string;
	readonly why: string;
	help(result: Result, context: Context): Help;
	/**
	Returns the page of the result, which stays in the window when the program has ended. `screen` is left out then, and
	where answers are lines.
	*/
	page(result: Result, screen?: ResultScreen): readonly Paragraph[];
	/** Returns the result as its page tells it once the program has ended, and no key works any more. */
	afterwards?(result: Result): Result;
	/** Returns the exit code; `wasStopped`: the user stopped the run. */
	exitCode(result: Result, wasStopped: boolean): number;
	/** Returns whether the secrets are no longer needed, and wiped. */
	forgets(result: Result): boolean;
	/** Returns the keys that work on the page, beside scrolling and leaving. */
	keys(result: Result, context: Context): readonly Binding[];
	/** Returns whether the maintainers of the program would learn from it, so that a report is offered. */
	isReportable?(result: Result): boolean;
	/** Returns a text worth copying, and what it is, such as `path of the backup file`; undefined where none is. */
	copies?(result: Result): {readonly text: string; readonly name: string} | undefined;
	/** Returns where Enter tries again; undefined where Enter ends the wizard. */
	retry?(result: Result): Retry | undefined;
	/** Returns the engine that may do what this one failed at; undefined where the engine is not at fault. */
	otherEngine?(result: Result, context: Context): OtherEngine | undefined;
	/** Returns what the key opens, `what` of it, where it is more; undefined where there is nothing to open. */
	opens?(result: Result, context: Context, what?: string): Nested | undefined;
	/** Fields that a journey opened from here has too: what was typed there last stays the answer here. */
	readonly keeps?: readonly string[];
	/** Returns what is said when the result was looked at again. */
	seenAgain?(result: Result, before: Result): string;
	/** Returns the result with what a journey that it opened came to. */
	into?(result: Result, inner: Record<string, unknown>): Result;
};

/** A way through questions to a task, and what comes of it: a value, of which the wizard knows no more than this. */
export type Journey<
	Request extends Record<string, unknown> = Record<string, unknown>,
	Result extends Record<string, unknown> = Record<string, unknown>,
> = {
	readonly id: string;
	/** Those whose steps are numbered; the review comes last of them. */
	readonly isNumbered: boolean;
	/** Opened again, it is as it was left. It asks for nothing, and comes to nothing. */
	readonly staysAsLeft?: true;
	/** What it is for, before the title of each step; left out where it stands for itself. */
	readonly purpose?: string;
	/** Said to whoever leaves what was done for this journey, which waits for it; left out where none has to be told. */
	readonly unfinished?: string;
	readonly questions: readonly Question[];
	/** Left out where the last question starts the run. */
	readonly review?: ReviewWords;
	/** Returns what a question opens when it is asked to: `what` of it, where it is more; undefined for nothing. */
	opens?(question: string, context: Context, what?: string): Nested | undefined;
	/** Returns what the answers start. Called when all of them are accepted. */
	start(context: Context): Start<Request>;
	readonly run?: RunWords;
	/** Does it. Never rejects. */
	perform?(request: Request, services: RunServices): Promise<Result>;
	/** Looks again at what a result stands for, and returns it as it is now. Never rejects. */
	lookAgain?(result: Result, services: LookAgainServices): Promise<Result>;
	/** Left out where a result is only handed to the journey that opened this one. */
	readonly result?: ResultWords<Result>;
	/** Returns the last words where there is no result. */
	farewell(context: Context, wasDone: boolean): readonly Paragraph[];
};
