import {timeSpanIn} from '../values/times.ts';
import {type EngineName, engineNames} from '../core/engines/task.ts';
import {isComputerName} from '../core/guides/fill-in.ts';
import type {PathStyle} from '../values/path-text.ts';
import {scenarioNames} from '../host/practice/scenarios.ts';
import {nearest} from './nearest.ts';
import {filledPathProblem, fullPathProblem, resolved} from './path-value.ts';

/** Values that may stand behind a flag, for whoever completes it. */
export type Values = 'nothing' | 'text' | 'folder' | 'file' | readonly string[];

export type Flag<Value> = {
	/** With what stands behind it: `<…>` has to, `[…]` may. */
	readonly usage: string;
	readonly does: string;
	readonly values: Values;
	/** Returns what is wrong with a value, without repeating it. */
	readonly problem: (text: string, style: PathStyle) => string | undefined;
	/** Returns what the command is given; undefined stands for a flag without a value. */
	readonly read: (text: string | undefined, style: PathStyle) => Value;
	/** Value of the command without the flag. */
	readonly fallback: Value;
};

/** A day. No timer runs for longer than 24 days: it would end at once. */
const mostSeconds = 86_400;
const engines = ['auto', ...engineNames] as const;

/** All flags, by the name that the commands have for their value. */
export const flags = {
	installDirectory: folderFlag('--install-dir <dir>', 'the folder that ssoconfig is in', fullPathProblem),
	backupFile: pathFlag('--backup-file <file>', 'full path of the backup file', 'file', filledPathProblem),
	copyTo: folderFlag('--copy-to <dir>', 'full path of the folder for the second copy', filledPathProblem),
	engine: flag<'auto' | EngineName>({
		usage: '--engine <name>',
		does: 'how the backup is made: auto (the default), console, api or hand-over',
		values: engines,
		problem: oneOf(engines),
		read: text => text as 'auto' | EngineName,
		fallback: 'auto',
	}),
	timeLimit: flag({
		usage: '--time-limit <seconds>',
		does: 'end ssoconfig after so long (default: 300)',
		values: 'text',
		problem: text => /^[1-9]\d{0,4}$/v.test(text) && Number(text) <= mostSeconds
			? undefined
			: `Give a whole number of seconds, such as 300; ${mostSeconds} at most.`,
		read: text => Number(text) * 1000,
		fallback: 300_000,
	}),
	practice: flag<string | undefined>({
		usage: '--practice [scenario]',
		does: 'practise against a simulated ENTSSO',
		values: scenarioNames,
		problem: oneOf(scenarioNames),
		read: (text = 'ok') => text,
		fallback: undefined,
	}),
	newServer: flag<string | undefined>({
		usage: '--new-server <name>',
		does: 'name of the new master secret server, or of the test machine; with DIR, also written for ssomanage',
		values: 'text',
		problem: text => isComputerName(text)
			? undefined
			: 'Give the plain name of a computer, on a cluster the network name in the group of ENTSSO: at most 15 letters, '
				+ 'digits, hyphens and underscores; never an address, a DNS name or a word such as localhost.',
		read: text => text,
		fallback: undefined,
	}),
	dryRun: switchFlag('--dry-run', 'print the command, start nothing'),
	isPlain: switchFlag('--plain', 'numbered questions line by line, for screen readers and terminals without a cursor'),
	isAscii: switchFlag('--ascii', 'draw with ASCII characters only'),
	hasColour: flag({
		...switchFlag('--no-color', 'no colours'), read: () => false, fallback: true,
	}),
	reminder: flag<string | undefined>({
		usage: '--reminder <text>',
		does: 'the reminder; else the second line of standard input',
		values: 'text',
		problem: () => undefined,
		read: text => text,
		fallback: undefined,
	}),
	passwordStdin: switchFlag('--password-stdin', 'the password is the first line of standard input'),
	force: switchFlag('--force', 'go on past what the check calls a stop'),
	ifOlderThan: flag<number | undefined>({
		usage: '--if-older-than <time>',
		does: 'do nothing while the last verified backup is younger than 30d, 4w or 12h and unchanged; '
			+ 'unproven ones do not count',
		values: 'text',
		problem: timeSpanProblem,
		read: (text = '') => timeSpanIn(text),
		fallback: undefined,
	}),
	keep: flag<number | undefined>({
		usage: '--keep <number>',
		does: 'list, never delete, backups older than so many verified and unchanged ones; '
			+ 'unproven ones do not count, and are listed too',
		values: 'text',
		problem: text => /^[1-9]\d{0,5}$/v.test(text) ? undefined : 'Give a whole number of backups, such as 3.',
		read: Number,
		fallback: undefined,
	}),
	maxAge: flag<number | undefined>({
		usage: '--max-age <time>',
		does: 'how old the backup may be, such as 35d, 12w or 48h; otherwise 12 months',
		values: 'text',
		problem: timeSpanProblem,
		read: (text = '') => timeSpanIn(text),
		fallback: undefined,
	}),
	event: flag({
		...switchFlag('--no-event', 'write no event to the Application log of Windows'), read: () => false, fallback: true,
	}),
	nagios: switchFlag('--nagios', 'for Nagios: one line first, and its exit codes'),
	json: switchFlag('--json', 'one JSON object on standard output, whatever happens'),
	configDirectory: folderFlag('--config-dir <dir>', 'full path of the folder for settings and history', fullPathProblem),
} as const;

export type FlagKey = keyof typeof flags;

/** Values that a command gets from its flags. */
export type FlagValues = {readonly [Key in FlagKey]: ReturnType<(typeof flags)[Key]['read']>};

export const flagKeys = Object.keys(flags) as FlagKey[];

/** Returns the name of a flag, such as `--backup-file`. */
export function nameOf(key: FlagKey): string {
	return flags[key].usage.split(' ', 1)[0] ?? '';
}

/** Returns a flag as a message shows it, its value by a word in capitals. */
export function shownFlag(key: FlagKey): string {
	return flags[key].usage.replace(/<(?<word>\w+)>/v, (_, word: string) => word.toUpperCase()).replace(/ \[\w+\]/v, '');
}

/** Returns whether a value stands behind the flag. */
export function takesValue(key: FlagKey): 'always' | 'maybe' | 'never' {
	const {usage} = flags[key];
	return usage.includes('<') ? 'always' : (usage.includes('[') ? 'maybe' : 'never');
}

/** Returns what is wrong with a word that is none of the names. */
export function oneOf(names: readonly string[]): (text: string) => string | undefined {
	return text => {
		if (names.includes(text)) {
			return undefined;
		}

		const meant = nearest(text, names);
		return `${meant === undefined ? '' : `Did you mean ${meant}? `}It takes one of these: ${names.join(', ')}.`;
	};
}

function timeSpanProblem(text: string): string | undefined {
	if (/^0+[dhw]?$/v.test(text)) {
		return 'Zero leaves no time at all: give 1h or more, such as 30d.';
	}

	return timeSpanIn(text) === undefined ? 'Give a number and h, d or w (hours, days, weeks), such as 30d.' : undefined;
}

function flag<Value>(definition: Flag<Value>): Flag<Value> {
	return definition;
}

function switchFlag(usage: string, does: string): Flag<boolean> {
	return {
		usage, does, values: 'nothing', problem: () => undefined, read: () => true, fallback: false,
	};
}

type PathProblem = (text: string, kind: 'file' | 'folder', style: PathStyle) => string | undefined;

function folderFlag(usage: string, does: string, problem: PathProblem): Flag<string | undefined> {
	return pathFlag(usage, does, 'folder', problem);
}

function pathFlag(
	usage: string,
	does: string,
	kind: 'file' | 'folder',
	problem: PathProblem,
): Flag<string | undefined> {
	return {
		usage,
		does,
		values: kind,
		problem: (text, style) => problem(text, kind, style),
		read: (text, style) => text === undefined ? undefined : resolved(text, style),
		fallback: undefined,
	};
}
