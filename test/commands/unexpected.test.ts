import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {unexpectedLines, type CrashedProgram} from '../../source/commands/unexpected.ts';
import {anyText} from '../text/hostile.ts';

const crashed: CrashedProgram = {
	version: '1.2.3',
	bugs: undefined,
	command: ['run', '--json'],
	privateWords: ['Kunigunde', 'ok', 'BIZTALK-07'],
	system: 'linux x64 6.1',
	node: '22.23.3',
	folder: '/opt/entsso backup',
};

/** Returns the headline that a report gives an error with this message. */
function headlineOf(message: string, facts: Record<string, unknown> = {}): string | undefined {
	return unexpectedLines(Object.assign(new TypeError(message), facts), crashed)[1]?.trim();
}

/** Returns an error that passed these places. */
function withStack(message: string, stack: string, cause?: Error): Error {
	return Object.defineProperty(new Error(message, {cause}), 'stack', {value: stack});
}

describe('the message of an error', () => {
	test.each([
		['stays where it quotes nothing', 'stream is not readable', 'TypeError: stream is not readable'],
		['keeps the name of a property', 'Cannot read properties of undefined (reading \'facts\')', 'TypeError: Cannot read properties of undefined (reading \'facts\')'],
		['loses a property that is a value', 'Cannot read properties of undefined (reading \'Kunigunde\')', 'TypeError: Cannot read properties of undefined (reading \'...\')'],
		['loses what it quotes', 'Unexpected token \'h\', "hunter\'22 "x" yz" is not valid JSON', 'TypeError: Unexpected token ... is not valid JSON'],
		['loses what it quotes behind an apostrophe', 'Can\'t use \'hunter22\' here', 'TypeError: Can\'t use ... here'],
		['loses what a cut quotation begins', 'odd value "hunter22', 'TypeError: odd value ...'],
		['loses paths', 'spawn /home/Ann Other/tool ENOENT', 'TypeError: spawn ...'],
		['loses paths of Windows', String.raw`no rights at d:\Users\Ann Other\sso.bak`, 'TypeError: no rights at ...'],
		['loses shares', String.raw`no answer of \\files\sso`, 'TypeError: no answer of ...'],
		['loses addresses of files', 'Cannot find module file:///opt/x.mjs', 'TypeError: Cannot find module ...'],
		['loses values of arguments', 'There is no kunigunde in KUNIGUNDES, took ok', 'TypeError: There is no ... in ...S, took ...'],
		['loses the name of the computer', 'BizTalk-07 has gone', 'TypeError: ... has gone'],
	])('%s', (_, message, expected) => {
		expect(headlineOf(message)).toBe(expected);
	});

	test('stands beside the code', () => {
		expect(headlineOf('rename \'/a\' -> \'/b\' failed', {code: 'EXDEV'})).toBe('TypeError (EXDEV): rename ... failed');
		expect(headlineOf('failed', {code: 'hunter 22', name: 'hunter 22'})).toBe('Error: failed');
	});
});

test('a report is made of any error and any words', () => {
	const anything = fc.oneof(anyText, fc.anything(), fc.tuple(anyText, fc.anything()).map(([text, cause]) => new Error(text, {cause})));
	fc.assert(fc.property(anything, fc.array(anyText), (error, privateWords) => {
		const lines = unexpectedLines(error, {...crashed, privateWords});
		expect(lines.length).toBeGreaterThan(5);
	}), {seed: 10_589, numRuns: 300});
});

test('places name files of the program, packages and Node.js, and of others nothing', () => {
	const message = 'at first\n    at /home/ann/no-place.mjs:1:1';
	const stack = [
		`Error: ${message}`,
		'    at one (file:///opt/entsso%20backup/parts/x-ABCDEFGH.mjs:3:14)',
		'    at async Two.three [as four] (file:///opt/entsso%20backup/cli.mjs:1:5)',
		'    at file:///opt/entsso%20backup/cli.mjs:2:6',
		'    at five (/home/ann/node_modules/koffi/index.js:7:8)',
		'    at six (node:internal/timers:585:17)',
		'    at seven (file:///home/ann/secret.mjs:9:10)',
		'    at new /home/ann (file:///opt/entsso%20backup/cli.mjs:4:4)',
		'    at eval (eval at seven (file:///home/ann/secret.mjs:9:10), <anonymous>:1:1)',
	].join('\n');
	const error = withStack(message, stack, withStack('deeper', 'Error: deeper\n    at eight (file:///opt/entsso%20backup/cli.mjs:5:5)'));
	expect(unexpectedLines(error, crashed).slice(6)).toEqual([
		'  Node.js 22.23.3, linux x64 6.1',
		'    at one (parts/x-ABCDEFGH.mjs:3:14)',
		'    at Two.three [as four] (cli.mjs:1:5)',
		'    at cli.mjs:2:6',
		'    at five (node_modules/koffi/index.js:7:8)',
		'    at six (node:internal/timers:585:17)',
		'    at seven (elsewhere:9:10)',
		'    at cli.mjs:4:4',
		'  because of Error: deeper',
		'    at eight (cli.mjs:5:5)',
	]);
});

test('places of Windows are named alike', () => {
	const error = withStack('x', 'Error: x\n    at one (file:///C:/Program%20Files/entsso-backup/parts/x.mjs:3:14)\n    at two (D:\\Ann\\x.mjs:1:2)');
	expect(unexpectedLines(error, {...crashed, folder: String.raw`C:\Program Files\entsso-backup`}).slice(-2)).toEqual(['    at one (parts/x.mjs:3:14)', '    at two (elsewhere:1:2)']);
});

test.each([
	['a text', 'https://example.com/issues', ' at https://example.com/issues'],
	['an object', {url: 'https://example.com/issues'}, ' at https://example.com/issues'],
	['left out', undefined, ''],
])('the address to report to is that of package.json: %s', (_, bugs, expected) => {
	expect(unexpectedLines(new Error('x'), {...crashed, bugs})).toContain(`Please report this${expected}, with these lines:`);
});
