import type {Secret} from '../../values/secret.ts';
import type {AdministrationCall} from '../../host/administration.ts';
import type {ToolProgram} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';

/** The ways in which a task gets done. */
export const engineNames = ['console', 'api', 'hand-over'] as const;

export type EngineName = (typeof engineNames)[number];

/** What ssoconfig may be asking for. */
export type PromptKind = 'password' | 'confirmation' | 'reminder';

/** How far the tool has come: it starts, is given what it asks for, and works. Each is reported at most once. */
export type EngineStage = 'start' | PromptKind | 'waiting';

/** Something that the tool will ask for, and what is typed there. */
export type TaskPrompt = {readonly kind: PromptKind; readonly secret: Secret};

/** A question of the tool that the engine did not recognise. Secrets are removed from both texts. */
export type ToolQuestion = {
	/** The unfinished line the cursor stands behind. */
	readonly prompt: string;
	/** The last lines of the tool's screen. */
	readonly screen: readonly string[];
	/** What has not been answered yet, in the order of the task. */
	readonly open: readonly PromptKind[];
};

/**
What the user says it asks for. `take-over`: the user answers the tool by hand from here on; `stop`: end the tool.
*/
export type ToolAnswer = PromptKind | 'take-over' | 'stop';

/** Something that ssoconfig is to do. */
export type ToolTask = {
	readonly tool: ToolProgram;
	/** What stands on the command line behind the leading arguments of the tool. Holds no secret. */
	readonly arguments: readonly string[];
	/** What the tool asks for, in order; each is answered once. A kind may come twice. */
	readonly prompts: readonly TaskPrompt[];
	/** The same through the administration interface of ENTSSO; left out where it has no such call. */
	readonly call?: AdministrationCall | undefined;
	/**
	The tool is ended when it has not come to an end after so many milliseconds (time spent on a question to the user
	not counted).
	*/
	readonly timeLimit: number;
	/**
	Resolves to whether the work of the tool is done: then a key that it asks for at its end is pressed. Left out where
	nobody can tell.
	*/
	readonly isDone?: (() => Promise<boolean>) | undefined;
};

/** The user's terminal, lent to the tool. */
export type TerminalLoan = {
	/** Runs `use` while the wizard is off the screen and its terminal is in the state it had before the start. */
	lend<T>(use: () => Promise<T>): Promise<T>;
};

export type EngineContext = {
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly onStage: (stage: EngineStage) => void;
	/** Told of the engine that takes the run on, the first and each that does it in the place of another. */
	readonly onEngine?: ((engine: EngineName) => void) | undefined;
	/**
	Asks the user what an unrecognised question means; undefined where nobody can be asked. `withdrawn` is
	aborted when the question is no longer on the tool's screen; the answer is of no account then.
	*/
	readonly ask: ((question: ToolQuestion, withdrawn: AbortSignal) => Promise<ToolAnswer>) | undefined;
	/**
	Tells the user what the tool will ask before the terminal is given to it; resolves when the user is ready, or the
	run is cancelled.
	*/
	readonly announceHandOver?: (() => Promise<void>) | undefined;
	/** Undefined where there is no terminal to lend. */
	readonly terminal: TerminalLoan | undefined;
	/**
	Called with the last lines of the tool's screen, secrets removed, when it has printed nothing for ten seconds, and
	with undefined when it goes on. There may be a question among them that was not recognised as one.
	*/
	readonly onSilence?: ((lines: readonly string[] | undefined) => void) | undefined;
	/** Aborted when the user wants to answer the tool by hand from here on, without having been asked. */
	readonly takeOver?: AbortSignal | undefined;
};

/**
How the tool came to its end.
`exited`: by itself; `killed`: by a signal from outside or a crash of its own; `time-limit`, `cancelled`: ended by us;
`question`: ended by us because it asked what nobody could answer; `not-started`: it never ran.
*/
export type ToolEnding = 'exited' | 'killed' | 'time-limit' | 'cancelled' | 'question' | 'not-started';

export type EngineOutcome = {
	readonly engine: EngineName;
	readonly ending: ToolEnding;
	/**
	Exit code as an unsigned 32-bit number, where there was one; for `api` the HRESULT of a call that came back without
	an error.
	*/
	readonly exitCode: number | undefined;
	/**
	Every `0x` + eight hex digits the tool printed, or the call gave, in order, as `0xC0002A0F` (upper case digits),
	each once. Undefined where the output could not be seen (hand-over).
	*/
	readonly codes: readonly string[] | undefined;
	/** What the tool's screen showed last, secrets removed, blank lines left out; empty where it could not be seen. */
	readonly screen: readonly string[];
	/** The question the tool was ended at, with `ending` 'question'. */
	readonly question?: string;
	/** What was typed into the tool, in order; left out where nothing was, or this program did not do it. */
	readonly typed?: readonly PromptKind[];
	/**
	Answers whose echo on the tool's screen is not that of what was typed, such as a mark too few: the tool may have
	got something else.
	*/
	readonly misread?: readonly PromptKind[];
	/** The tool showed nothing of what was typed last, and went on asking for it until its end. */
	readonly tookNothing?: boolean;
	/** Why it could not be started, with `ending` 'not-started'. */
	readonly reason?: string;
	/** The password came back on the tool's screen in clear. */
	readonly passwordShown: boolean;
	/** A process of the tool was still there after it had been ended. */
	readonly leftBehind: boolean;
	/** The engine that was to do the run, and a sentence on why this one did it. */
	readonly insteadOf?: {readonly engine: EngineName; readonly why: string};
};

export type Engine = {
	readonly name: EngineName;
	/** Does the task, to the end of the tool. Never rejects: what goes wrong is in the outcome. */
	run(task: ToolTask, context: EngineContext): Promise<EngineOutcome>;
};
