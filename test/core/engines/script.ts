/** The script a stand-in for ssoconfig plays. */
export type Step =
	| {readonly do: 'print'; readonly text: string; readonly hex?: string}
	/** Reads a line; `after` is printed when Enter comes (a new line, when not given). */
	| {readonly do: 'read'; readonly name: string; readonly echo: 'stars' | 'clear' | 'none'; readonly after?: string}
	| {readonly do: 'key'}
	/** Forgets what was typed so far. */
	| {readonly do: 'flush'}
	/** Asks for key records in place of characters, as a console of Windows does, and reads them from now on. */
	| {readonly do: 'announce'}
	| {readonly do: 'pause'; readonly milliseconds: number}
	/** Leaves a process that ignores signals; `ownSession`: it also leaves the tool's session. */
	| {readonly do: 'child'; readonly ownSession: boolean}
	| {readonly do: 'ignore'; readonly signals: readonly NodeJS.Signals[]}
	| {readonly do: 'flood'; readonly text: string}
	/** Prints the text so many times, each in a write of its own. */
	| {readonly do: 'repeat'; readonly text: string; readonly count: number}
	/** Leaves the keys to the terminal, so that Ctrl+C is a signal. */
	| {readonly do: 'cooked'}
	| {readonly do: 'hang'}
	| {readonly do: 'kill'}
	| {readonly do: 'exit'; readonly code: number};

/** What the stand-in tells of its run. */
export type LogEntry =
	| {readonly arguments: readonly string[]}
	| {readonly read: string; readonly sha256: string}
	| {readonly key: number}
	| {readonly child: number}
	| {readonly signal: string}
	| {readonly unread: number}
	| {readonly records: number};

/** Prints a text, whole. */
export function print(text: string): Step {
	return {do: 'print', text};
}

/** Prints pieces of text with a pause between. */
export function slowly(pieces: readonly string[], milliseconds: number): Step[] {
	return pieces.flatMap(text => [print(text), {do: 'pause', milliseconds}]);
}

/** Asks with this text and reads the answer: the reminder is shown, all else is masked. */
export function asks(name: string, text: string, echo?: 'stars' | 'clear' | 'none'): Step[] {
	return [print(text), {do: 'read', name, echo: echo ?? (name === 'reminder' ? 'clear' : 'stars')}];
}

/** The questions of ssoconfig, in its order and words. */
export const usualQuestions: readonly Step[] = [
	...asks('password', 'Password : '),
	...asks('confirmation', 'Confirm Password : '),
	...asks('reminder', 'Password reminder : '),
];

export const success: readonly Step[] = [print('The operation completed successfully.\r\n'), {do: 'exit', code: 0}];
