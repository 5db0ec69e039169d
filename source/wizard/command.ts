import type {ToolAnswer} from '../core/engines/task.ts';

/** Rows, a page, or all the way. */
export type Scrolling = 1 | -1 | 'page-up' | 'page-down' | 'home' | 'end';

/** One further or back, or to an end. */
export type Selecting = 1 | -1 | 'first' | 'last';

/** Meaning of a key where it was pressed. */
export type Command =
	| {readonly type: 'go-on'}
	| {readonly type: 'go-back'}
	| {readonly type: 'leave'}
	| {readonly type: 'toggle-help'}
	| {readonly type: 'select'; readonly by: Selecting}
	| {readonly type: 'scroll'; readonly by: Scrolling}
	/** Takes one of the choices by its id. */
	| {readonly type: 'choose'; readonly id: string}
	| {readonly type: 'complete'}
	| {readonly type: 'switch-field'}
	| {readonly type: 'reveal'}
	/** Has a secret made for the field. */
	| {readonly type: 'generate'}
	| {readonly type: 'explain-paste'}
	/** Goes to the first question, and looks the computer over anew. */
	| {readonly type: 'look-again'}
	/** Asks before a refusal is passed; asked already, passes it. */
	| {readonly type: 'go-on-anyway'}
	/** Goes from the review to the result of the last run. */
	| {readonly type: 'show-result'}
	/** Has another engine make the next try. */
	| {readonly type: 'use-other-engine'}
	/** Starts this program once more, as administrator, in a window of its own. */
	| {readonly type: 'elevate'}
	/** Copies what the result offers to the clipboard of the terminal. */
	| {readonly type: 'copy-text'}
	/** Opens the journey that the question or the result offers; `what` where it offers more than one. */
	| {readonly type: 'open-next'; readonly what?: string}
	/** Marks the item of a checklist that has the focus as done, or not done. */
	| {readonly type: 'mark'}
	/** Goes back to the journey that opened this one, with what this one came to. */
	| {readonly type: 'return'}
	/** Looks again at what the result stands for. */
	| {readonly type: 'look-at-result'}
	/** Writes what the maintainers of the program need to know of this run to a new file. */
	| {readonly type: 'write-report'}
	/** Ends the wizard: there is nothing left to do. */
	| {readonly type: 'finish'}
	| {readonly type: 'edit'; readonly question?: string}
	| {readonly type: 'answer-tool'; readonly answer: ToolAnswer}
	| {readonly type: 'take-over'}
	| {readonly type: 'hand-over'}
	| {readonly type: 'stop-run'};
