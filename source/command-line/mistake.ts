import type {PathStyle} from '../values/path-text.ts';
import {standInFor} from '../text/visible.ts';
import {
	type Argument,
	argumentsOf,
	type CommandName,
	commandNames,
	flagKeysOf,
	flagOf,
	takersOf,
} from './commands.ts';
import {
	type FlagKey,
	flagKeys,
	nameOf,
	shownFlag,
	takesValue,
} from './flags.ts';
import {misspelling} from './misspelling.ts';
import {nearest} from './nearest.ts';
import {filledPathProblem, fullPathProblem} from './path-value.ts';
import type {GivenFlag, GivenWord, Scan} from './scan.ts';

/** Variable that stands for `--config-dir` on the whole machine. */
export const configVariable = 'ENTSSO_BACKUP_CONFIG_DIR';

/** Variable that names the debug file of the wizard, of `run` and of `restore`. */
export const debugVariable = 'ENTSSO_BACKUP_DEBUG';

export type Surroundings = {
	readonly pathStyle: PathStyle;
	readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Says what is wrong and what would be right. What was typed may be a password, so none of it is repeated. */
export function mistakeIn(given: readonly string[], found: Scan, surroundings: Surroundings): string | undefined {
	const {pathStyle} = surroundings;
	if (found.asksHelp || found.asksVersion) {
		return controlIn(given) ?? toldAsJson(found);
	}

	return controlIn(given)
		?? orderProblem(found)
		?? firstOf(found, pathStyle)
		?? argumentProblem(found, pathStyle)
		?? pairProblem(found)
		?? variableProblem(found, surroundings)
		?? debugProblem(found, surroundings);
}

// Nothing that can be typed; it may also end a line for whoever reads the message.
const control = /[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/v;

function controlIn(given: readonly string[]): string | undefined {
	const index = given.findIndex(argument => control.test(argument));
	const sign = control.exec(given[index] ?? '')?.[0];
	return sign === undefined
		? undefined
		: `argument ${index + 1} holds a control character, ${standInFor(sign)}. Take it out.`;
}

function toldAsJson({wantsJson, wantsNagios}: Scan): string | undefined {
	const given = [...(wantsJson ? ['--json'] : []), ...(wantsNagios ? ['--nagios'] : [])].join(' and ');
	return given === '' ? undefined : `help and version are text only. Leave out ${given}.`;
}

/** Flags that stand before their command would go to the wizard. */
function orderProblem({tokens, command}: Scan): string | undefined {
	const before = command === undefined ? [] : tokens.filter(token => token.index < command.index);
	const known = before.flatMap(token => token.kind === 'flag' ? token.key ?? [] : []);
	return command !== undefined && before.length > 0 && known.length === before.length
		? `flags stand behind the command. Type: ${commandLine(command.name, known)}`
		: undefined;
}

/** Returns the beginning of a command line, without values. */
function commandLine(command: string, keys: readonly FlagKey[]): string {
	return `entsso-backup ${[command, ...new Set(keys.map(key => shownFlag(key)))].join(' ')} ...`;
}

/** Returns what is wrong with the first flag or word that cannot stand. */
function firstOf({tokens, command}: Scan, pathStyle: PathStyle): string | undefined {
	const name = command?.name ?? 'wizard';
	const seen = new Map<FlagKey, number>();
	let words = 0;
	for (const token of tokens) {
		if (token.index === command?.index) {
			continue;
		}

		if (token.kind === 'word') {
			const isArgument = command !== undefined && token.index > command.index && words < argumentsOf(name).length;
			const problem = misspelling(token.text, {
				name, index: token.index, isArgument, pathStyle,
			})
			?? (isArgument ? undefined : strayProblem(token, tokens, command));
			if (problem !== undefined) {
				return problem;
			}

			words++;
			continue;
		}

		const problem = misspelling(token.name, {
			name, index: token.index, isArgument: false, pathStyle,
		}) ?? flagProblem(token, command?.name, pathStyle);
		if (problem !== undefined) {
			return problem;
		}

		// One that is not known was a problem.
		const key = token.key!;
		const earlier = seen.get(key);
		if (earlier !== undefined) {
			const places = `arguments ${earlier + 1} and ${token.index + 1}`;
			return `${nameOf(key)} stands there twice (${places}), and only one would count. Leave one out.`;
		}

		seen.set(key, token.index);
	}

	return undefined;
}

function strayProblem({text, index}: GivenWord, tokens: Scan['tokens'], command: Scan['command']): string {
	if (tokens.find(({kind}) => kind === 'word')?.index === index) {
		const meant = nearest(text, commandNames);
		return `there is no such command (argument ${index + 1}).${didYouMean(meant)} `
			+ `The commands are ${commandNames.join(', ')}.`;
	}

	const [first, second] = command === undefined ? [] : argumentsOf(command.name).map(({name}) => name.toUpperCase());
	const one = second === undefined ? `takes one ${first} only` : `takes ${first} and ${second} only`;
	const most = first === undefined ? 'takes flags only' : one;
	const problem = `${command?.name ?? 'the wizard'} ${most}, so argument ${index + 1} is one too many.`;
	return `${problem} A value with spaces belongs in quotation marks.`;
}

function flagProblem(
	{key, name: typed, index, value, isInline}: GivenFlag,
	command: CommandName | undefined,
	style: PathStyle,
): string | undefined {
	const name = command ?? 'wizard';
	if (key === undefined) {
		return `argument ${index + 1} is an option that is not known.${meantFlag(typed, name)}`;
	}

	if (!flagKeysOf(name).includes(key)) {
		return notTaken(key, command);
	}

	if (takesValue(key) === 'never') {
		return isInline ? `${nameOf(key)} takes no value. Leave out the equals sign and what is behind it.` : undefined;
	}

	if (value === undefined) {
		const needs = `${nameOf(key)} needs a value: ${shownFlag(key)}.`;
		return takesValue(key) === 'always'
			? `${needs} What begins with a dash is a flag, and a variable that is not set leaves nothing.${moreOn(key)}`
			: undefined;
	}

	if (value.trim() === '') {
		return `${nameOf(key)}: The value is empty. If it came from a variable, that one is not set.`;
	}

	if (value.startsWith('-')) {
		return `${nameOf(key)}: The value begins with a dash, as flags do.${moreOn(key)}`;
	}

	const problem = flagOf(name, key).problem(value, style);
	const [argument] = !isInline && takesValue(key) === 'maybe' ? argumentsOf(name) : [];
	// What stands behind such a flag was perhaps not meant for it.
	const place = argument && ` ${argument.name.toUpperCase()} stands before ${nameOf(key)}, or behind one of these.`;
	return problem === undefined ? undefined : `${nameOf(key)}: ${problem}${place ?? ''}`;
}

function moreOn(key: FlagKey): string {
	return key === 'reminder' ? ' A reminder that begins with one can be the second line of standard input.' : '';
}

function notTaken(key: FlagKey, command: CommandName | undefined): string {
	const takers = takersOf(key);
	const [only = ''] = takers;
	const isOnly = takers.length === 1;
	if (command === undefined) {
		const goes = `${nameOf(key)} goes with ${isOnly ? 'the command' : 'one of the commands'} ${takers.join(', ')}.`;
		return `${goes} Type: ${commandLine(isOnly ? only : 'COMMAND', [key])}`;
	}

	return `${command} does not take ${nameOf(key)}. `
		+ (isOnly ? `Only ${only} does.` : `Those that do: ${takers.join(', ')}.`);
}

/** Flags of the command first; of another one it says whose it is. */
function meantFlag(typed: string, command: CommandName): string {
	const own = nearest(typed, ['--help', '--version', ...flagKeysOf(command).map(key => nameOf(key))]);
	const other = flagKeys.find(key => nameOf(key) === nearest(typed, flagKeys.map(known => nameOf(known))));
	return own === undefined && other !== undefined
		? `${didYouMean(nameOf(other))} These take it: ${takersOf(other).join(', ')}.`
		: didYouMean(own);
}

function didYouMean(meant: string | undefined): string {
	return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** Returns what is wrong with a word that a command takes, or with its absence. */
function argumentProblem({tokens, command}: Scan, style: PathStyle): string | undefined {
	if (command === undefined) {
		return undefined;
	}

	const words = tokens.filter((token): token is GivenWord => token.kind === 'word' && token.index > command.index);
	for (const [index, argument] of argumentsOf(command.name).entries()) {
		const problem = wordProblem(words[index], argument, {command: command.name, style});
		if (problem !== undefined) {
			return problem;
		}
	}

	return undefined;
}

function wordProblem(
	word: GivenWord | undefined,
	argument: Argument,
	{command, style}: {readonly command: CommandName; readonly style: PathStyle},
): string | undefined {
	const shown = argument.name.toUpperCase();
	if (word === undefined) {
		return argument.isRequired ? `${command} needs ${shown}: ${argument.does}.` : undefined;
	}

	if (word.text.trim() === '') {
		return `${shown} is empty. If it came from a variable, that one is not set.`;
	}

	const problem = word.text.startsWith('-') ? 'It begins with a dash, as flags do.' : argument.problem(word.text, style);
	return problem === undefined ? undefined : `${shown}: ${problem}`;
}

function pairProblem({
	tokens, command, wantsJson, wantsNagios,
}: Scan): string | undefined {
	if (wantsJson && wantsNagios) {
		return '--json and --nagios both say what standard output is. Leave one out.';
	}

	const given = (wanted: FlagKey): GivenFlag | undefined =>
		tokens.find((token): token is GivenFlag => token.kind === 'flag' && token.key === wanted);
	const unattended = [given('passwordStdin'), given('json')].flatMap(token => token?.key ?? []).map(key => nameOf(key));
	return command?.name === 'restore' && given('engine')?.value === 'hand-over' && unattended.length > 0
		? `--engine: hand-over needs somebody at the terminal. Leave out ${unattended.join(' and ')}: then the restore is `
		+ 'guided, step by step.'
		: undefined;
}

function variableProblem({tokens, command}: Scan, {environment, pathStyle}: Surroundings): string | undefined {
	const given = environment[configVariable] ?? '';
	const isOverruled = tokens.some(token => token.kind === 'flag' && token.key === 'configDirectory');
	if (given === '' || isOverruled || !flagKeysOf(command?.name ?? 'wizard').includes('configDirectory')) {
		return undefined;
	}

	const problem = control.test(given)
		? 'There is a control character in it.'
		: fullPathProblem(given, 'folder', pathStyle);
	return problem === undefined ? undefined : `the variable ${configVariable}: ${problem}`;
}

function debugProblem({command}: Scan, {environment, pathStyle}: Surroundings): string | undefined {
	const given = environment[debugVariable] ?? '';
	if (given === '' || !['wizard', 'run', 'restore'].includes(command?.name ?? 'wizard')) {
		return undefined;
	}

	const problem = control.test(given)
		? 'There is a control character in it.'
		: filledPathProblem(given, 'file', pathStyle);
	return problem === undefined ? undefined : `the variable ${debugVariable}: ${problem}`;
}
