/** The script a stand-in for ssoconfig plays. */
export type Step =
	| {readonly do: 'print'; readonly text: string; readonly hex?: string}
	/** Reads a line; `after` is printed when Enter comes (a new line, when not given). */
	| {readonly do: 'read'; readonly name: string; readonly echo: 'stars' | 'clear' | 'none'; readonly after?: string}
	| {readonly do: 'key'}
	| {readonly do: 'pause'; readonly milliseconds: number}
	/** Leaves a process that ignores signals; `ownSession`: it also leaves the tool's session. */
	| {readonly do: 'child'; readonly ownSession: boolean}
	| {readonly do: 'ignore'; readonly signals: readonly NodeJS.Signals[]}
	| {readonly do: 'flood'; readonly text: string}
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
	| {readonly unread: number};
