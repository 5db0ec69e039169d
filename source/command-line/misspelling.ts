import type {PathStyle} from '../values/path-text.ts';
import {type CommandName, flagKeysOf} from './commands.ts';
import {nameOf} from './flags.ts';

const noPasswordFlag = 'there is no flag for the password, since others could read it in the list of processes. '
	+ 'The wizard asks for it; entsso-backup run reads it from standard input with --password-stdin.';

export type Place = {
	/** Name of the command that was called. */
	readonly name: CommandName;
	/** Counted from 0. */
	readonly index: number;
	/** A word may stand here. */
	readonly isArgument: boolean;
	readonly pathStyle: PathStyle;
};

// Hyphens and dashes as texts on the web show them; the last is the minus sign.
const longDash = /^-*[\u{2010}-\u{2015}\u{2212}]/v;

/** Says how a flag is written that was written like those of other programs; undefined for what is none. */
export function misspelling(
	argument: string,
	{name: command, index, isArgument, pathStyle}: Place,
): string | undefined {
	const isPath = argument.startsWith('/') && isArgument && pathStyle === 'posix';
	const name = /^[\-\/\u{2010}-\u{2015}\u{2212}]+(?<name>\?|\w[\w\-]*)/v.exec(argument)?.groups?.name?.toLowerCase();
	if (name === undefined || isPath || ['-h', '-V'].includes(argument)) {
		return undefined;
	}

	if (/^(?:p|pass(?:wd|word|phrase)?|pwd?)$/v.test(name)) {
		return noPasswordFlag;
	}

	const flag = ['?', 'h'].includes(name) ? '--help' : `--${name}`;
	const isKnown = ['--help', '--version', ...flagKeysOf(command).map(key => nameOf(key))].includes(flag);
	if (longDash.test(argument)) {
		const right = isKnown ? `: ${flag}` : '.';
		return `argument ${index + 1} begins with a long dash, as it is often shown on the web. Type two hyphens${right}`;
	}

	return isKnown && !argument.startsWith('--') ? `options begin with two hyphens here. Type: ${flag}` : undefined;
}
