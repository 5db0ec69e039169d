/** Requests to the program that holds the pseudo-terminal, each as one line of JSON on its standard input. */
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
Replies of that program, each as one line of JSON on its standard output: one of the first three, then events of the
tool.
*/
export type PtyReply =
	| {readonly type: 'started'; readonly id: number}
	/** Sent when the pseudo-terminal works, but the tool cannot be started in it. */
	| {readonly type: 'not-started'; readonly reason: string}
	| {readonly type: 'no-terminal'; readonly reason: string}
	| {readonly type: 'output'; readonly text: string}
	/** Sent when the tool can no longer be typed to. */
	| {readonly type: 'closed'}
	/** Sent after all output. `signal` is 0 when no signal ended the tool. */
	| {readonly type: 'exited'; readonly exitCode: number; readonly signal: number};

/**
Returns the message in a line; undefined when there is none. Both programs come from one build, so only the type is
checked: the tool's output arrives inside a message.
*/
export function messageIn<Message extends PtyRequest | PtyReply>(line: string): Message | undefined {
	try {
		const message = JSON.parse(line) as Message | undefined;
		return typeof message?.type === 'string' ? message : undefined;
	} catch {
		return undefined;
	}
}

/** Start parameters of the program that holds the pseudo-terminal. */
export type PtyProgram = {
	/** Path of the node executable. */
	readonly node: string;
	/** Path of pty-program.ts, bundled. */
	readonly program: string;
	/**
	Milliseconds within which the tool has to start. Nothing has been typed until then, so another engine may take over.
	*/
	readonly openingTime?: number;
};
