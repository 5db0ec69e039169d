import type {Secret} from '../../values/secret.ts';
import type {AdministrationCall} from '../../host/administration.ts';
import type {ToolProgram} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';

/** Ways to do a task. */
export const engineNames = ['console', 'api', 'hand-over'] as const;

export type EngineName = (typeof engineNames)[number];

/** Kinds of answer that ssoconfig may ask for. */
export const promptKinds = ['password', 'confirmation', 'reminder'] as const;

export type PromptKind = (typeof promptKinds)[number];

/**
Progress of the tool: it starts, is given its answers, and works. An engine reports each stage at most once; one that
takes over from another begins with `start` again.
*/
export type EngineStage = 'start' | PromptKind | 'waiting';

/** A prompt of the tool, and the answer to type there. */
export type TaskPrompt = {readonly kind: PromptKind; readonly secret: Secret};

/** A question of the tool that the engine did not recognise, secrets removed. */
export type ToolQuestion = {
	/** Unfinished line before the cursor. */
	readonly prompt: string;
	/** Last lines of the tool's screen. */
	readonly screen: readonly string[];
	/** Kinds not answered yet, in the order of the task. */
	readonly open: readonly PromptKind[];
	/** Kind that its words ask for, where they are known but out of turn; left out where they are not. */
	readonly known?: PromptKind;
	/** Kind that its words ask for, of which the task has no text; left out where it has, or where they are not known. */
	readonly unneeded?: PromptKind;
	/** Kind that a user said it asks for, when this prompt was last met on this computer; left out where none did. */
	readonly toldBefore?: PromptKind;
};

/**
Decision of the user on a question: the kind of answer it asks for, `take-over` to answer the tool by hand from here on,
or `stop` to end the tool.
*/
export type ToolAnswer = PromptKind | 'take-over' | 'stop';

/** A job for ssoconfig. */
export type ToolTask = {
	readonly tool: ToolProgram;
	/** Arguments after the leading ones of the tool. Holds no secret. */
	readonly arguments: readonly string[];
	/** Prompts of the tool, in order; each is answered once. A kind may occur twice. */
	readonly prompts: readonly TaskPrompt[];
	/** Equivalent call of the administration interface of ENTSSO; left out where there is none. */
	readonly call?: AdministrationCall | undefined;
	/** Milliseconds after which the tool is ended, not counting time spent on a question to the user. */
	readonly timeLimit: number;
	/**
	Resolves to whether the work of the tool is done: then a key that it asks for at its end is pressed. Left out where
	that cannot be known.
	*/
	readonly isDone?: (() => Promise<boolean>) | undefined;
};

/** A way to lend the user's terminal to the tool. */
export type TerminalLoan = {
	/** Runs `use` while the wizard is off the screen and its terminal is in its original state. */
	lend<T>(use: () => Promise<T>): Promise<T>;
};

export type EngineContext = {
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly onStage: (stage: EngineStage) => void;
	/** Called with the engine that takes on the run: the first one, and each that replaces another. */
	readonly onEngine?: ((engine: EngineName) => void) | undefined;
	/**
	Asks the user what an unrecognised question means; undefined where nobody can be asked. `withdrawn` is aborted when the
	question is no longer on the tool's screen; the answer is then ignored.
	*/
	readonly ask: ((question: ToolQuestion, withdrawn: AbortSignal) => Promise<ToolAnswer>) | undefined;
	/**
	Announces what the tool will ask before the terminal is lent to it; resolves to true when the user is ready, to false
	when a tool that runs already is to go on without it, or the run is cancelled.
	*/
	readonly announceHandOver?: (() => Promise<boolean>) | undefined;
	/** Undefined where there is no terminal to lend. */
	readonly terminal: TerminalLoan | undefined;
	/**
	Called with the last lines of the tool's screen, secrets removed, when it has printed nothing for ten seconds, and with
	undefined when it goes on. They may include a question that was not recognised as one.
	*/
	readonly onSilence?: ((lines: readonly string[] | undefined) => void) | undefined;
	/**
	Gets the event `take-over` each time the user wants to answer the tool by hand from here on, without having been asked.
	*/
	readonly takeOver?: EventTarget | undefined;
};

/**
Ways in which the tool can end.
`exited`: by itself; `killed`: by a signal from outside or a crash of its own; `time-limit`, `cancelled`: ended by us;
`question`: ended by us because it asked what nobody could answer; `not-started`: it never ran.
*/
export const toolEndings = ['exited', 'killed', 'time-limit', 'cancelled', 'question', 'not-started'] as const;

export type ToolEnding = (typeof toolEndings)[number];

export type EngineOutcome = {
	readonly engine: EngineName;
	readonly ending: ToolEnding;
	/**
	Exit code as an unsigned 32-bit number, where there was one; for `api`, the HRESULT of a call that returned without an
	error.
	*/
	readonly exitCode: number | undefined;
	/**
	Every `0x` + eight hex digits that the tool printed or the call returned, in order, as `0xC0002A0F` (upper case
	digits), each once; without those of `codesBefore`. Undefined where the output could not be seen (hand-over).
	*/
	readonly codes: readonly string[] | undefined;
	/** Those that it printed before it was given an answer that it asked for again; left out where there were none. */
	readonly codesBefore?: readonly string[];
	/** Last lines of the tool's screen, secrets removed, blank lines left out; empty where it could not be seen. */
	readonly screen: readonly string[];
	/** Question at which the tool was ended; where it ended otherwise than by itself, its last line if that may be one. */
	readonly question?: string;
	/** Kind that the tool asked for though it had been typed, by its own words, when it was ended. */
	readonly askedAgain?: PromptKind;
	/** Answers typed into the tool, in order; left out where there were none, or where this program did not type them. */
	readonly typed?: readonly PromptKind[];
	/**
	Answers whose echo on the tool's screen does not match the typed text, such as a mark too few: the tool may have read
	something else.
	*/
	readonly misread?: readonly PromptKind[];
	/**
	Set where a user said what prompts ask for, and what was typed is not what the tool usually takes: a password may have
	been taken for the reminder.
	*/
	readonly isAstray?: true;
	/** Lines of that screen from the first prompt on; left out where no prompt was seen. */
	readonly screenFromPrompt?: readonly string[];
	/** True when the tool echoed nothing of the last answer, and kept asking for it until its end. */
	readonly tookNothing?: boolean;
	/** Plain sentence on why it could not be started, with `ending` 'not-started'. */
	readonly reason?: string;
	/** True when the password came back on the tool's screen in clear. */
	readonly passwordShown: boolean;
	/** True when a process of the tool was still there after it had been ended. */
	readonly leftBehind: boolean;
	/** Set where what the tool was given is not known: the user answered it by hand, or the engine itself failed. */
	readonly isUnwatched?: true;
	/** Set with `ending` 'cancelled' where nothing had been started yet. */
	readonly neverBegan?: true;
	/** Engine that was to do the run, and a sentence on why this one did it. */
	readonly insteadOf?: {readonly engine: EngineName; readonly why: string};
};

export type Engine = {
	readonly name: EngineName;
	/** Does the task, to the end of the tool. Never rejects: failures are in the outcome. */
	run(task: ToolTask, context: EngineContext): Promise<EngineOutcome>;
};
