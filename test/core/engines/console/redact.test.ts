import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../../../source/values/secret.ts';
import {redactor} from '../../../../source/core/engines/redact.ts';
import {growth, mostGrowth} from '../../../processor-time.ts';
import {escapeForms, wrapForms} from './written.ts';

const awkward = String.raw`'Blue&Kettle" <47>\%`;

function redacted(secret: string, text: string): string {
	return redactor([new Secret(secret)])(text.split('\n')).join('\n');
}

describe('secrets are taken out', () => {
	const redact = redactor([new Secret('Blue-Kettle (47)'), new Secret('x'), new Secret('the usual')]);

	test.each([
		[['Password : Blue-Kettle (47)'], ['Password : [secret]']],
		[['Blue-Kettle (47)Blue-Kettle (47)'], ['[secret][secret]']],
		[['a Blue-Ket', '  tle (47) b', 'c'], ['a [secret] b', 'c']],
		[['hint: the usual'], ['hint: [secret]']],
		[['hint: x', 'ERROR: 0xC0002A0F, exit'], ['hint: [secret]', 'ERROR: 0xC0002A0F, exit']],
		[['nothing'], ['nothing']],
		[[], []],
	])('%j becomes %j', (lines, expected) => {
		expect(redact(lines)).toEqual(expected);
	});

	test('leaves nothing of any secret, whatever it is made of', () => {
		const printable = fc.string({unit: 'grapheme-ascii', minLength: 7, maxLength: 256}).filter(text => text === text.trim() && !'[secret]'.includes(text));
		fc.assert(fc.property(printable, fc.nat(), (text, place) => {
			const cut = 1 + (place % (text.length - 1));
			const redactText = redactor([new Secret(text)]);
			expect(redactText([`: ${text}`]).join('\n')).not.toContain(text);
			expect(redactText([`: ${text.slice(0, cut)}`, text.slice(cut)])).toEqual([': [secret]']);
		}), {seed: 10_589, numRuns: 200});
	});
});

describe('a secret is taken out', () => {
	test.each(escapeForms)('$form', ({write}) => {
		for (const secret of ['Blue-Kettle&47', awkward, 'Schlüssel§20+24', '100%25 of"it"', '%41%42%43-+"', String.raw`\\a\"b&amp;c`]) {
			expect([secret, redacted(secret, `Using <p>${write(secret)}</p> now`)]).toEqual([secret, 'Using <p>[secret]</p> now']);
		}
	});

	test.each(wrapForms)('$form', ({wrap}) => {
		expect(redacted('Blue-Kettle 47', `Using ${wrap('Blue-Kettle 47', 6)} now`)).toMatch(/^Using [\s#\|]*\[secret\][\s\|]*now$/v);
	});

	test('whatever it is made of, however it is written', () => {
		const secrets = fc.string({unit: 'grapheme-ascii', minLength: 7, maxLength: 256})
			.filter(text => text === text.trim() && text.replaceAll(' ', '').length > 6 && new Set(text).size > 2 && !'[secret]'.includes(text));
		const forms = escapeForms.flatMap(({write}) => wrapForms.map(({wrap}) => ({write, wrap})));
		fc.assert(fc.property(secrets, fc.constantFrom(...escapeForms), (secret, {write}) => {
			expect(redacted(secret, `: ${write(secret)}`).toLowerCase()).toMatch(/^: .{0,2}\[secret\].{0,2}$/v);
		}), {seed: 10_589, numRuns: 500});
		fc.assert(fc.property(fc.constantFrom('Blue-Kettle&47', 'Tr0ub4dor&3 <horse>'), fc.constantFrom(...forms), fc.integer({min: 3, max: 40}), (secret, {write, wrap}, width) => {
			// What is left where an escape itself was broken is less than a third of it.
			const left = redacted(secret, wrap(write(secret), width)).toLowerCase().replaceAll(/[^\da-z]/gv, '');
			for (const part of ['bluek', 'kettle', 'tr0ub4', 'dor3hor', 'horse']) {
				expect(left).not.toContain(part);
			}
		}), {seed: 10_589, numRuns: 500});
	});

	test.each([
		['\'Blue-Kettle\' 47', 'Using \'Blue now', 'Using [secret] now'],
		['\'Blue-Kettle\' 47', 'Using Blue-Kettle now', 'Using [secret] now'],
		['Tr0ub4dor&3-horse', '\'3-horse\' is not recognized', '\'[secret]\' is not recognized'],
		['Tr0ub4dor&3-horse', 'Tr0ub4dor, Tr0ub4', '[secret], [secret]'],
		['correct horse "47"', 'Password : correct', 'Password : [secret]'],
		['correct horse "47"', 'Got "correct" only', 'Got "[secret]" only'],
		['correct horse "47"', 'correct horse', 'correct horse'],
		['correct horse "47"', 'correct horse "', '[secret]'],
	])('in part: of %j, %j is shown as %j', (secret, text, expected) => {
		expect(redacted(secret, text)).toBe(expected);
	});
});

describe('nothing else is taken out', () => {
	test.each([
		['Blue-Kettle 47', 'Password : **************'],
		['*******-Kettle', 'Password : **************'],
		['*******', 'Password : ****'],
		['Blue-Kettle 47', 'The kettle is blue, 47 times'],
		['correct horse "47"', 'The password is not correct.'],
		['Backup-2026 of SSO', 'Backup file of the master secret'],
		['C0002A0F-80070005', 'ERROR: 0xC0002A0F, 0x80070005'],
		['Passwords-47', 'Password : \nConfirm Password : '],
		['Password', 'Pass word'.slice(0, 4)],
	])('with %j, %j stays', (secret, text) => {
		expect(redacted(secret, text)).toBe(text);
	});

	test('marks go only where the secret is marks itself', () => {
		expect(redacted('*******', 'Password : *******')).toBe('Password : [secret]');
	});
});

describe('a longer screen takes no more than its length asks for', () => {
	const pieces = ['a', 'ab', ' ', 'a ', '\\', '%', '%25', '&amp;', '| ', '\n| ', '"', '0x80070005'];
	const screen = (piece: string, rows: number) => Array.from({length: rows}, () => piece.repeat(Math.ceil(500 / piece.length)).slice(0, 500)).join('\n');
	const secrets = {
		'usual words': 'Blue-Kettle 47',
		'one letter': 'a'.repeat(256),
		'two letters': 'ab'.repeat(128),
		'quotation marks': '"'.repeat(256),
		backslashes: '\\'.repeat(256),
		'escaped signs': '%25'.repeat(85),
		'named signs': '&amp;'.repeat(51),
		blanks: `a${' '.repeat(200)}a`,
	};

	test.each(Object.entries(secrets))('with a secret of %s', async (_, secret) => {
		for (const piece of [...pieces, secret]) {
			expect(await growth(rows => {
				const text = screen(piece, rows);
				return () => {
					redacted(secret, text);
				};
			}, 1), piece).toBeLessThan(mostGrowth);
		}
	});
});
