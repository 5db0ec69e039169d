import {inspect} from 'node:util';
import {describe, expect, test} from 'vitest';
import {validateConfirmation, validatePassword} from '../../source/journeys/backup/questions/password.ts';
import {validateReminder} from '../../source/journeys/backup/questions/reminder.ts';
import {Secret} from '../../source/values/secret.ts';

const secret = (text: string): Secret => new Secret(text);

describe('a secret does not show', () => {
	test.each([
		['as text', String(secret('hunter22'))],
		['in a template', secret('hunter22') as unknown as string],
		['as JSON', JSON.stringify({password: secret('hunter22')})],
		['inspected', inspect({password: secret('hunter22')}, {showHidden: true, depth: 5})],
		['in an error', inspect(new Error('failed', {cause: {password: secret('hunter22')}}))],
		['by its keys', JSON.stringify(Object.entries(secret('hunter22')))],
	])('%s', (_name, shown) => {
		expect(shown).not.toContain('hunter22');
	});
});

describe('the password', () => {
	test.each([
		['', 'Type a password'],
		['abcdef', '6 characters so far'],
		['a', '1 character so far'],
		['a'.repeat(257), 'takes 256 at most'],
		[' abcdefgh', 'begins or ends with a space'],
		['abcdefgh ', 'begins or ends with a space'],
		['abc\tdefgh', 'control character'],
		['abc\u{85}defgh', 'control character'],
		['abcdefg\u{D83D}', 'half a character'],
	])('%j is refused', (text, reason) => {
		expect(validatePassword(secret(text)).refusal).toContain(reason);
	});

	test.each(['abcdefg', 'a'.repeat(256), 'a b c d e', '~!@#$%^&*()_+{}|:"<>?`-=[]\\;\',./'])('%j is accepted', text => {
		expect(validatePassword(secret(text))).toEqual({warnings: []});
	});

	test('letters outside ASCII are accepted with a warning', () => {
		expect(validatePassword(secret('Grüße-aus')).warnings.join(' ')).toContain('plain ASCII');
	});

	test.each(['Grüße-aus', 'Blue§Kettle', 'пароль-пароль'])('%j is refused where it may not reach the tool', text => {
		expect(validatePassword(secret(text), true).refusal).toContain('may not reach ssoconfig');
	});

	test.each(['abcdefg', 'a b c d e', '~!@#$%^&*()_+{}|:"<>?`-=[]\\;\',./'])('%j is accepted there', text => {
		expect(validatePassword(secret(text), true)).toEqual({warnings: []});
	});
});

describe('the second typing', () => {
	test.each([
		['', 'once more'],
		['abcdef', '1 character to go'],
		['abcdefX', 'not the same'],
		['abcdefgh', 'not the same'],
	])('%j is refused', (text, reason) => {
		expect(validateConfirmation(secret(text), secret('abcdefg')).refusal).toContain(reason);
	});

	test('the same is accepted', () => {
		expect(validateConfirmation(secret('abcdefg'), secret('abcdefg')).refusal).toBeUndefined();
	});
});

describe('the reminder', () => {
	const password = secret('Secret-7');

	test.each([
		['', 'Type a reminder'],
		[' '.repeat(3), 'Type a reminder'],
		['a'.repeat(513), 'takes 512 at most'],
		['it is Secret-7', 'gives the password away'],
		['it is secret-7', 'gives the password away'],
		['Secret', 'gives the password away'],
		['SECRET-7', 'gives the password away'],
		['7-terceS', 'gives the password away'],
		['a\u{0}b', 'cannot be seen (U+0000)'],
		['a\u{202E}b', 'cannot be seen (U+202E)'],
	])('%j is refused', (text, reason) => {
		expect(validateReminder(text, password).refusal).toContain(reason);
	});

	test.each(['Team safe', 'a'.repeat(512), 'Sec'])('%j is accepted', text => {
		expect(validateReminder(text, password).refusal).toBeUndefined();
		expect(validateReminder(text, password, true).refusal).toBeUndefined();
	});

	test('letters outside ASCII are refused where they may not reach the tool', () => {
		expect(validateReminder('Größe der Füße', password).refusal).toBeUndefined();
		expect(validateReminder('Größe der Füße', password, true).refusal).toContain('may not reach ssoconfig');
	});
});
