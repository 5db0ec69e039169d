import {type CommandName, flagKeysOf, isCommandName} from './commands.ts';
import {
	type FlagKey,
	flagKeys,
	nameOf,
	takesValue,
} from './flags.ts';

/** A flag among the arguments. */
export type GivenFlag = {
	readonly kind: 'flag';
	/** Counted from 0. */
	readonly index: number;
	/** As it was written, without a value. */
	readonly name: string;
	/** Undefined for a flag that nobody knows. */
	readonly key: FlagKey | undefined;
	readonly value: string | undefined;
	/** Its value stands behind an equals sign. */
	readonly isInline: boolean;
};

/** An argument that is neither a flag nor its value. */
export type GivenWord = {readonly kind: 'word'; readonly index: number; readonly text: string};

export type Scan = {
	readonly tokens: ReadonlyArray<GivenFlag | GivenWord>;
	/** First word that names a command, before `--`. */
	readonly command: (GivenWord & {readonly name: CommandName}) | undefined;
	readonly asksHelp: boolean;
	readonly asksVersion: boolean;
	/** One object is wanted, wherever and however this was said. */
	readonly wantsJson: boolean;
	/** A line for Nagios is wanted. */
	readonly wantsNagios: boolean;
};

const keyOf = new Map(flagKeys.map(key => [nameOf(key), key]));
const help = ['-h', '--help'];
const version = ['-V', '--version'];

/** Finds out what each argument is. It judges none of them. */
export function scan(given: readonly string[]): Scan {
	const tokens = tokensIn(given);
	const end = endOfFlags(given);
	const has = (names: readonly string[]): boolean =>
		tokens.some(token => token.kind === 'flag' && !token.isInline && names.includes(token.name));
	const wants = (name: string): boolean =>
		given.slice(0, end).some(argument => argument === name || argument.startsWith(`${name}=`));
	return {
		tokens,
		command: commandIn(tokens, end),
		asksHelp: has(help),
		asksVersion: has(version),
		wantsJson: wants('--json'),
		wantsNagios: wants('--nagios'),
	};
}

/**
Returns whether the exit codes are to be those of Nagios. No other command than `check` has them; one that was misspelt
may have been meant to.
*/
export function hasNagiosCodes({command, wantsNagios}: Pick<Scan, 'command' | 'wantsNagios'>): boolean {
	return wantsNagios && (command === undefined || flagKeysOf(command.name).includes('nagios'));
}

function commandIn(tokens: Scan['tokens'], end: number): Scan['command'] {
	for (const token of tokens) {
		if (token.kind === 'word' && token.index < end && isCommandName(token.text)) {
			return {...token, name: token.text};
		}
	}

	return undefined;
}

/** Behind `--` there are words only. */
function endOfFlags(given: readonly string[]): number {
	const end = given.indexOf('--');
	return end === -1 ? given.length : end;
}

function tokensIn(given: readonly string[]): Array<GivenFlag | GivenWord> {
	const tokens: Array<GivenFlag | GivenWord> = [];
	const end = endOfFlags(given);
	for (let index = 0; index < given.length; index++) {
		if (index === end) {
			continue;
		}

		const argument = given[index] ?? '';
		if (argument === '-' || index > end || !argument.startsWith('-')) {
			tokens.push({kind: 'word', index, text: argument});
			continue;
		}

		const equals = argument.startsWith('--') ? argument.indexOf('=') : -1;
		const name = equals === -1 ? argument : argument.slice(0, equals);
		const key = keyOf.get(name);
		const flag = {
			kind: 'flag', index, name, key,
		} as const;
		if (equals !== -1) {
			tokens.push({...flag, value: argument.slice(equals + 1), isInline: true});
			continue;
		}

		const next = given[index + 1];
		const isTaken = key !== undefined && next !== undefined && !next.startsWith('-') && takes(key, next, tokens);
		tokens.push({...flag, value: isTaken ? next : undefined, isInline: false});
		index += isTaken ? 1 : 0;
	}

	return tokens;
}

/** Where no command stands yet, its name is not taken for a value that may be left out. */
function takes(key: FlagKey, next: string, before: ReadonlyArray<GivenFlag | GivenWord>): boolean {
	const isBeforeCommand = before.every(({kind}) => kind === 'flag');
	return takesValue(key) === 'always' || (takesValue(key) === 'maybe' && !(isBeforeCommand && isCommandName(next)));
}
