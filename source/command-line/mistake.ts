import type {Command} from 'commander';
import {standInFor} from '../text/visible.ts';
import {nearest} from './nearest.ts';

const noPasswordFlag = 'there is no flag for the password, since others could read it in the list of processes. The wizard asks for it; entsso-backup run reads it from standard input with --password-stdin.';

/** A mistake that is better explained than by saying that an option is unknown. */
export type Mistake = {
	/** The command that was called. */
	readonly command: Command;
	/** Says what is wrong and what would be right; never a value that was given. */
	readonly message: string;
};

/** Looks for a known mistake in the arguments. */
export function mistakeIn(given: readonly string[], program: Command): Mistake | undefined {
	const named = program.commands.find(command => given.includes(command.name()));
	const command = named ?? program;
	const unfit = controlIn(given);
	if (unfit !== undefined) {
		return {command, message: unfit};
	}

	const [first = '', second = ''] = given;
	const word = first === 'help' ? second : first;
	if (named === undefined && /^\w/v.test(word)) {
		return {command, message: noCommand(word, program)};
	}

	const flags = new Set(['--help', '--version', ...command.options.flatMap(({long}) => long ?? [])]);
	const end = given.includes('--') ? given.indexOf('--') : given.length;
	for (const [index, argument] of given.slice(0, end).entries()) {
		const before = command.options.find(({long}) => long === given[index - 1]);
		const message = before?.required ? undefined : misspelling(argument, flags);
		if (message !== undefined) {
			return {command, message};
		}
	}

	return undefined;
}

// Nothing that can be typed; a message that repeats it would have more lines than it says.
const control = /[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/v;

function controlIn(given: readonly string[]): string | undefined {
	const index = given.findIndex(argument => control.test(argument));
	const sign = control.exec(given[index] ?? '')?.[0];
	return sign === undefined ? undefined : `argument ${index + 1} holds a control character, ${standInFor(sign)}. Take it out.`;
}

function noCommand(word: string, program: Command): string {
	const names = program.commands.map(command => command.name());
	const meant = nearest(word, names);
	return `there is no command ${word}.${meant === undefined ? '' : ` Did you mean ${meant}?`} The commands are ${names.join(', ')}.`;
}

// Hyphens and dashes as texts on the web show them; the last is the minus sign.
const longDash = /^-*[\u{2010}-\u{2015}\u{2212}]/v;

/** What is wrong with how an option is written. */
function misspelling(argument: string, flags: ReadonlySet<string>): string | undefined {
	const name = /^[\-\/\u{2010}-\u{2015}\u{2212}]+(?<name>\?|\w[\w\-]*)/v.exec(argument)?.groups?.name?.toLowerCase();
	if (name === undefined || argument === '-h') {
		return undefined;
	}

	if (/^(?:p|pass(?:wd|word)?|pwd?)$/v.test(name)) {
		return noPasswordFlag;
	}

	const flag = ['?', 'h'].includes(name) ? '--help' : `--${name}`;
	if (longDash.test(argument)) {
		return `an option begins with a long dash, as it is often shown on the web. Type two hyphens: ${flag}`;
	}

	return flags.has(flag) && !argument.startsWith('--') ? `options begin with two hyphens here. Type: ${flag}` : undefined;
}
