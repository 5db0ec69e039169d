import type {EngineName, PromptKind, ToolQuestion} from '../core/engines/task.ts';
import type {CopyProgress} from '../core/run/copy-file.ts';
import type {Validation} from '../values/validation.ts';
import type {Context} from './context.ts';

/** State of the screen beside the answers; reset as one when another step is entered. */
export type View = {
	/** Index of the field that has the keyboard. */
	readonly focus: number;
	/** Index of the chosen row of the review, or of the choices of a question. */
	readonly selected: number;
	/** Index of the first row in sight, of a page that is longer than the window. */
	readonly scrollTop: number;
	/** Enter was pressed on an answer that is refused: its message is shown as an error. */
	readonly wasRefused: boolean;
	/** Enter was pressed before all was known; the step goes on by itself. */
	readonly isWaiting: boolean;
	readonly isRevealed: boolean;
	/** Counts the secrets that were made for the focused field; while the last is in it, it is shown in clear. */
	readonly generated: number;
	/** Said of a field that Enter has emptied, as long as it is empty. */
	readonly emptied: Validation | undefined;
	/** Keys that came before this screen was shown were left out. */
	readonly hadTypeAhead: boolean;
	/** A sentence about what the last key did, such as that a pasted line break was left out. */
	readonly remark: string | undefined;
	/** Set while the remark is about the text that arrives next, and stays when it does. */
	readonly isRemarkAhead: boolean;
	/** Ways in which a path goes on, and the one that is in the field. */
	readonly completion: {readonly options: readonly string[]; readonly index: number} | undefined;
};

export const newView: View = {
	focus: 0,
	selected: 0,
	scrollTop: 0,
	wasRefused: false,
	isWaiting: false,
	isRevealed: false,
	generated: 0,
	emptied: undefined,
	hadTypeAhead: false,
	remark: undefined,
	isRemarkAhead: false,
	completion: undefined,
};

export type StageProgress = {
	readonly state: 'waiting' | 'running' | 'done' | 'skipped' | 'failed';
	/** Times in milliseconds since the epoch. */
	readonly startedAt?: number;
	readonly endedAt?: number;
};

/** A task that is running; reset as one on each start. */
export type Run = {
	readonly stages: Readonly<Record<string, StageProgress | undefined>>;
	readonly now: number;
	/**
	Milliseconds that count towards the time limit of the tool, as the engine counts them: not while the user is asked.
	Undefined where there is no limit, because the user answers the tool.
	*/
	readonly counted: number | undefined;
	/** Engine that does the run, once that is known. */
	readonly engine: EngineName | undefined;
	/** Prompts that have not been answered yet, of those that the tool usually has, in its order. */
	readonly open: readonly PromptKind[];
	/** Last lines of a tool that has gone quiet; undefined while it prints. */
	readonly silence: readonly string[] | undefined;
	/**
	Question to the user: one of the tool that nobody recognised, or whether the terminal may be given to the tool now.
	*/
	readonly asks: {readonly type: 'tool'; readonly question: ToolQuestion} | {readonly type: 'hand-over'} | undefined;
	/** Progress of a copy; undefined before it moves. */
	readonly progress: CopyProgress | undefined;
	/** Set once the user said to stop. */
	readonly isStopping: boolean;
};

/** Returns a run of which nothing has been reported yet. */
export function newRun(prompts: readonly PromptKind[]): Run {
	return {
		stages: {},
		now: 0,
		counted: 0,
		engine: undefined,
		open: prompts,
		silence: undefined,
		asks: undefined,
		progress: undefined,
		isStopping: false,
	};
}

/** Something that the user is asked before a step goes on. */
export type Confirmation = {
	/** Subject of the agreement, such as a folder to be made. */
	readonly about: string;
	/** Question on the screen, then line by line; `hint` says what the keys do about it. */
	readonly text: string;
	readonly textInLines: string;
	readonly hint: string;
	/** Footer words for yes, then for no. */
	readonly does: string;
	readonly fallback: string;
	/** Set where Enter means no, and only Y yes. */
	readonly wantsY?: true;
};

/** Lies over the step: one at a time. */
export type Dialog =
	| AskingDialog
	/** Closed, it gives way to the dialog that it was opened over. */
	| {readonly type: 'help'; readonly scrollTop: number; readonly over: AskingDialog | undefined};

/** A dialog that waits for an answer. */
export type AskingDialog =
	| {readonly type: 'confirm'; readonly confirmation: Confirmation}
	/** Asks whether to go on in spite of a refusal. */
	| {readonly type: 'override'}
	/** Asks whether to type this into a prompt that usually wants something else. */
	| {readonly type: 'answer'; readonly answer: PromptKind}
	/** Asks whether to leave, where answers would be lost. */
	| {readonly type: 'leave'}
	/** Asks whether to stop the run. */
	| {readonly type: 'stop'};

/** Everything that the pages of a journey are made of. */
export type PageState = {
	readonly context: Context;
	readonly view: View;
	readonly run: Run | undefined;
	/** Said once above the first step, such as that broken settings were set aside. */
	readonly notice: string | undefined;
};
