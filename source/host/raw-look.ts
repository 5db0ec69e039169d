import type {BackupEvent} from './backup-event.ts';

/** Looks at a computer for a report, in its order. */
const lookIds = [
	'system',
	'files',
	'registry-64',
	'registry-32',
	'service-key',
	'component-64',
	'component-32',
	'service',
	'service-state',
	'display-db',
	'status',
	'events',
	'interfaces',
	'server-status',
] as const;

export type LookId = (typeof lookIds)[number];

/** A file of ENTSSO; the version is undefined where it has none. */
export type ToolFile = {readonly name: string; readonly version: string | undefined};

/**
Answer to a look, as it came: names of computers and people are in it, so that nobody is shown it as it is.
`text` is what a tool printed, `registry` what reg.exe did; `facts` are words and numbers of this program.
*/
export type RawAnswer =
	| {readonly kind: 'text' | 'registry'; readonly lines: readonly string[]; readonly exitCode: number}
	| {readonly kind: 'events'; readonly events: readonly BackupEvent[]}
	| {readonly kind: 'files'; readonly files: readonly ToolFile[]}
	| {readonly kind: 'values'; readonly values: ReadonlyArray<readonly [label: string, value: string]>}
	| {readonly kind: 'facts'; readonly facts: ReadonlyArray<readonly [label: string, value: string]>}
	/** A plain sentence; it may name a path. */
	| {readonly kind: 'nothing'; readonly why: string};

export type RawLook = {
	readonly id: LookId;
	/** Question as it was put, such as `sc qc ENTSSO`; words of this program. */
	readonly asked: string;
	readonly milliseconds: number;
	readonly answer: RawAnswer;
};
