import fc from 'fast-check';
import {commandNames, shells} from '../../source/command-line/commands.ts';
import {flagKeys, flags, nameOf} from '../../source/command-line/flags.ts';

const names = flagKeys.map(key => nameOf(key));
const known = [...commandNames, ...names, ...shells, '--help', '--version', '-h', '-V', '--'];
const values = flagKeys.flatMap(key => typeof flags[key].values === 'string' ? [] : flags[key].values);

/** Words that nothing in the program says. */
const secret = fc.tuple(
	fc.string({unit: fc.constantFrom('q', 'x', 'z'), minLength: 4, maxLength: 4}),
	fc.string({unit: fc.constantFrom(...'abcdefgh'), minLength: 2, maxLength: 2}),
	fc.integer({min: 100, max: 999}),
	fc.constantFrom('', '!', '.', '$', '%'),
).map(parts => parts.join(''));

const argument = fc.oneof(
	{weight: 4, arbitrary: fc.constantFrom(...known)},
	{weight: 3, arbitrary: fc.constantFrom('--json', '--json', '--nagios')},
	{weight: 1, arbitrary: fc.constantFrom(...values)},
	{weight: 2, arbitrary: fc.constantFrom('', ' ', '-', '/x.bak', 'x.bak', '/x/', '20', '30d', String.raw`D:\x`, '/', '/?', '/json', '-json', '\u{2013}json', '--jsn')},
	{weight: 3, arbitrary: secret},
	{weight: 1, arbitrary: fc.tuple(fc.constantFrom('-p', '--password', '--password=', '/password:', '--', '-', '/', '\u{2014}', '{', 'D:\\'), secret).map(parts => parts.join(''))},
	{weight: 1, arbitrary: fc.tuple(fc.constantFrom(...names), secret).map(parts => parts.join('='))},
);

/** Arguments of any kind and order, `most` at most; words that nothing in the program says look like `qxzzab123`. */
export function anyArguments(most: number): fc.Arbitrary<string[]> {
	return fc.array(argument, {maxLength: most});
}

/** Whether one object is wanted. */
export function wantsJson(given: readonly string[]): boolean {
	const end = given.indexOf('--');
	return given.slice(0, end === -1 ? undefined : end).some(word => /^--json(?:=|$)/v.test(word));
}

/** The words among the arguments that must not be repeated. */
export function unsaidWords(given: readonly string[]): string[] {
	return given.flatMap(word => Array.from(word.matchAll(/[qxz]{4}[a-h]{2}\d{3}/gv), ([unsaid]) => unsaid));
}
