import fc from 'fast-check';
import {expect, test} from 'vitest';
import {commandNames, shells} from '../../source/command-line/commands.ts';
import {flagKeys, flags, nameOf} from '../../source/command-line/flags.ts';
import {jsonFits} from '../commands/schema.ts';
import {call} from './called.ts';

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
	{weight: 2, arbitrary: fc.constantFrom('--json', '--json', '--nagios')},
	{weight: 1, arbitrary: fc.constantFrom(...values)},
	{weight: 2, arbitrary: fc.constantFrom('', ' ', '-', '/x.bak', 'x.bak', '/x/', '20', '30d', String.raw`D:\x`, '/', '/?', '/json', '-json', '\u{2013}json', '--jsn')},
	{weight: 3, arbitrary: secret},
	{weight: 1, arbitrary: fc.tuple(fc.constantFrom('-p', '--password', '--password=', '/password:', '--', '-', '/', '\u{2014}', '{', 'D:\\'), secret).map(parts => parts.join(''))},
	{weight: 1, arbitrary: fc.tuple(fc.constantFrom(...names), secret).map(parts => parts.join('='))},
);

test('any arguments: a documented exit code, one object where --json stands, and nothing repeated that was typed', async () => {
	const ends = {called: 0, refused: 0, told: 0};
	await fc.assert(fc.asyncProperty(fc.array(argument, {maxLength: 7}), fc.constantFrom('posix', 'windows'), async (given, pathStyle) => {
		const {exitCode, said, complained, name} = await call(given, {pathStyle});
		const isRefused = complained !== '';
		expect([0, 2, 3]).toContain(exitCode);
		expect(exitCode === 0).toBe(!isRefused);
		const end = given.indexOf('--');
		const wantsJson = given.slice(0, end === -1 ? undefined : end).some(word => /^--json(?:=|$)/v.test(word));
		if (isRefused) {
			expect(name).toBeUndefined();
			expect(complained).toMatch(/^error: [^\n]+\nRun entsso-backup [^\n]+\n$/v);
		}

		if (wantsJson && isRefused) {
			expect(said).toMatch(/^\{"version":1,[ -~]*\}\n$/v);
			expect(JSON.parse(said)).toMatchObject({version: 1, reason: 'wrong-usage'});
		} else if (wantsJson) {
			// The command itself writes it.
			expect(['check', 'verify', 'history', 'run', 'runbook']).toContain(name);
			expect(said).toBe('');
		}

		for (const word of given) {
			for (const [told] of word.matchAll(/[qxz]{4}[a-z]{2}\d{3}/gv)) {
				expect(said + complained).not.toContain(told);
			}
		}

		ends[isRefused ? 'refused' : (name === undefined ? 'told' : 'called')]++;
	}), {seed: 10_589, numRuns: 4000});
	expect(ends.called).toBeGreaterThan(100);
	expect(ends.refused).toBeGreaterThan(1000);
	expect(ends.told).toBeGreaterThan(100);
}, 60_000);

test.each(commandNames)('%s: the object of a refused call fits its schema', async command => {
	for (const given of [[command, '--json=true'], ['--json', command], [command, '--json', '--nothing'], [command, '--json', '--', 'a', 'b', 'c']]) {
		const {said, exitCode} = await call(given);
		expect(exitCode).toBe(2);
		expect(jsonFits(command, said)).toEqual([]);
	}
});
