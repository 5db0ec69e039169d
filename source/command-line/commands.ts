import {guideTopics} from '../core/guides/guide.ts';
import type {PathStyle} from '../values/path-text.ts';
import {
	type Flag,
	type FlagKey,
	flags,
	type FlagValues,
	oneOf,
	type Values,
} from './flags.ts';
import {
	pathOnServerProblem,
	quoteProblem,
	readFileProblem,
	resolved,
} from './path-value.ts';

export const shells = ['powershell', 'bash'] as const;

export type Shell = (typeof shells)[number];

/** Those that need nobody at the terminal. */
const unattendedEngines = ['auto', 'console', 'api'] as const;

/** A word that a command may take besides flags. */
export type Argument = {
	readonly name: string;
	readonly isRequired: boolean;
	readonly does: string;
	readonly values: Values;
	/** Returns what is wrong with it, without repeating it. */
	readonly problem: (text: string, style: PathStyle) => string | undefined;
};

type Row<Key extends FlagKey> = {
	readonly does: string;
	readonly argument?: Argument;
	/** Word that may stand behind that one. */
	readonly secondArgument?: Argument;
	readonly flags: readonly Key[];
	/** Where a flag is another one than elsewhere. */
	readonly changed?: Partial<Record<FlagKey, Partial<Flag<unknown>>>>;
};

const backupFlags = ['installDirectory', 'backupFile', 'copyTo', 'engine', 'timeLimit', 'practice', 'dryRun'] as const;
const atHost = ['installDirectory', 'practice'] as const;
const lookFlags = ['isPlain', 'isAscii', 'hasColour'] as const;
const wizardFlags = [...backupFlags, ...lookFlags, 'configDirectory'] as const;

const explained = {
	wizard: row({does: 'ask step by step (the default)', flags: wizardFlags}),
	check: row({does: 'look the computer over', flags: [...atHost, 'json', 'nagios', 'configDirectory']}),
	verify: row({
		does: 'does the backup file still match its record?',
		argument: {
			name: 'file',
			isRequired: false,
			does: 'a backup file or its copy, also by a relative path; else the newest backup',
			values: 'file',
			problem: readFileProblem,
		},
		flags: [...atHost, 'maxAge', 'json', 'configDirectory'],
	}),
	history: row({does: 'what was backed up and restored', flags: ['json', 'configDirectory']}),
	run: row({
		does: 'the same backup without questions',
		flags: [
			...backupFlags, 'reminder', 'passwordStdin', 'force', 'ifOlderThan', 'keep', 'event', 'json', 'configDirectory',
		],
		changed: {
			engine: {
				does: 'how the backup is made: auto (the default), console or api',
				values: unattendedEngines,
				problem: unattendedEngineProblem,
			},
		},
	}),
	restore: row({
		does: 'restore a backup file, guided, or without questions',
		argument: {
			name: 'file',
			isRequired: false,
			does: 'the backup file to restore, also by a relative path',
			values: 'file',
			problem: readFileProblem,
		},
		// How it looks is for the guided one.
		flags: [...atHost, 'engine', 'timeLimit', ...lookFlags, 'passwordStdin', 'event', 'json', 'configDirectory'],
		changed: {
			engine: {does: 'how the file is restored: auto (the default), console, api or hand-over'},
		},
	}),
	guide: row({
		does: 'a page of steps for a move, a loss or a rehearsal, filled with what is known of this computer',
		argument: {
			name: 'topic',
			isRequired: false,
			does: 'what it is on; without it, the topics are listed',
			values: guideTopics,
			problem: oneOf(guideTopics),
		},
		secondArgument: {
			name: 'dir',
			isRequired: false,
			does: 'a folder to write the page to as well, also by a relative path; it is made',
			values: 'folder',
			problem: quoteProblem,
		},
		flags: [...atHost, 'newServer', 'json', 'configDirectory'],
	}),
	runbook: row({
		does: 'write backup.cmd, restore.cmd and runbook.txt, for a server that this program cannot run on',
		argument: {
			name: 'dir',
			isRequired: true,
			does: 'the folder to write to, also by a relative path; it is made',
			values: 'folder',
			problem: quoteProblem,
		},
		flags: ['installDirectory', 'backupFile', 'json', 'configDirectory'],
		changed: {
			installDirectory: {
				does: 'the folder on that server that ssoconfig is in',
				problem: text => pathOnServerProblem(text, 'folder'),
				read: (text = '') => resolved(text, 'windows'),
			},
			backupFile: {
				does: 'full path of the backup file on that server',
				problem: text => pathOnServerProblem(text, 'file'),
				read: (text = '') => resolved(text, 'windows'),
			},
		},
	}),
	report: row({
		does: 'write what the maintainers of this program need to know of this computer, with names replaced',
		argument: {
			name: 'file',
			isRequired: true,
			does: 'the new file to write, also by a relative path; its folder has to be there',
			values: 'file',
			problem: readFileProblem,
		},
		flags: [...atHost, 'configDirectory'],
	}),
	completion: row({
		does: 'print a script that completes commands and flags in your shell',
		argument: {
			name: 'shell', isRequired: true, does: shells.join(' or '), values: shells, problem: oneOf(shells),
		},
		flags: [],
	}),
} as const;
const explainedNames = Object.keys(explained);

/** All commands, each with the flags that it takes. */
export const commandRows = {
	...explained,
	help: row({
		does: 'what a command does, and its flags',
		argument: {
			name: 'command',
			isRequired: false,
			does: 'the command to explain',
			values: explainedNames,
			problem: oneOf(explainedNames),
		},
		flags: [],
	}),
} as const;

export type CommandName = keyof typeof commandRows;

/** Values that one command gets from its flags. */
export type FlagsOf<Name extends CommandName> = Pick<FlagValues, (typeof commandRows)[Name]['flags'][number]>;

export const commandNames = Object.keys(commandRows) as CommandName[];

/** Returns whether the word names a command. */
export function isCommandName(word: string): word is CommandName {
	return Object.hasOwn(commandRows, word);
}

/** Returns the words that the command takes besides flags, in order. */
export function argumentsOf(name: CommandName): readonly Argument[] {
	const {argument, secondArgument} = commandRows[name];
	return [argument, secondArgument].filter(each => each !== undefined);
}

/** Returns the flags of the command. */
export function flagKeysOf(name: CommandName): readonly FlagKey[] {
	return commandRows[name].flags;
}

/** Returns a flag as the command has it. */
export function flagOf(name: CommandName, key: FlagKey): Flag<unknown> {
	return {...flags[key] as Flag<unknown>, ...commandRows[name].changed?.[key]};
}

/** Returns the commands that take the flag. */
export function takersOf(key: FlagKey): CommandName[] {
	return commandNames.filter(name => flagKeysOf(name).includes(key));
}

function row<const Key extends FlagKey>(definition: Row<Key>): Row<Key> {
	return definition;
}

function unattendedEngineProblem(text: string): string | undefined {
	return text === 'hand-over'
		? 'hand-over needs somebody at the terminal, so only the wizard has it. Leave --engine out.'
		: oneOf(unattendedEngines)(text);
}
