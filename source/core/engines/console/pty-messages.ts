/** What the program that holds the pseudo-terminal is asked, each as one line of JSON on its standard input. */
export type PtyRequest =
	| {
		readonly type: 'start';
		readonly program: string;
		readonly arguments: readonly string[];
		/** Variables added to the environment of the tool. */
		readonly environment: Readonly<Record<string, string>>;
		readonly columns: number;
		readonly rows: number;
	}
	| {readonly type: 'type'; readonly text: string}
	| {readonly type: 'pause' | 'resume'}
	| {readonly type: 'resize'; readonly columns: number; readonly rows: number};

/**
What it answers, each as one line of JSON on its standard output: one of the first three, then what the tool does.
*/
export type PtyReply =
	| {readonly type: 'started'; readonly id: number}
	/** There is a pseudo-terminal, but the tool cannot be started in it. */
	| {readonly type: 'not-started'; readonly reason: string}
	| {readonly type: 'no-terminal'; readonly reason: string}
	| {readonly type: 'output'; readonly text: string}
	/** It cannot be typed to any more. */
	| {readonly type: 'closed'}
	/** Follows all output. `signal` is 0 where none ended it. */
	| {readonly type: 'exited'; readonly exitCode: number; readonly signal: number};

/**
Returns the message in a line; undefined when it is none. Both programs are of one build, so nothing but the kind is
checked: what the tool prints arrives inside a message.
*/
export function messageIn<Message extends PtyRequest | PtyReply>(line: string): Message | undefined {
	try {
		const message = JSON.parse(line) as Message | undefined;
		return typeof message?.type === 'string' ? message : undefined;
	} catch {
		return undefined;
	}
}

/** How the program that holds the pseudo-terminal is started. */
export type PtyProgram = {
	/** The node program. */
	readonly node: string;
	/** The file pty-program.ts, bundled. */
	readonly program: string;
	/** Milliseconds within which the tool has to be started. Until then nothing was typed, so another way may be taken. */
	readonly openingTime?: number;
};
