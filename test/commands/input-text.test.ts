import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {countLines, decodeInput, splitInput} from '../../source/commands/input-text.ts';

const text = 'Grün-Straße-77\r\nIm Tresor\r\n';
const utf8 = Buffer.from(text, 'utf8');
const utf16 = Buffer.from(text, 'utf16le');

describe('standard input', () => {
	test.each([
		['plain UTF-8', utf8],
		['UTF-8 with a mark', Buffer.concat([Buffer.from([0xEF, 0xBB, 0xBF]), utf8])],
		['UTF-16LE', utf16],
		['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xFF, 0xFE]), utf16])],
		['UTF-16BE', Buffer.from(utf16).swap16()],
		['UTF-16BE with a mark', Buffer.concat([Buffer.from([0xFE, 0xFF]), Buffer.from(utf16).swap16()])],
	])('is read as %s', (_, bytes) => {
		expect(decodeInput(bytes)).toEqual({text});
	});

	test.each([
		['an old code page', Buffer.from(text, 'latin1'), 'neither UTF-8 nor UTF-16'],
		['half a character at its end', utf8.subarray(0, 3), 'neither UTF-8 nor UTF-16'],
		['half a unit of UTF-16', utf16.subarray(0, 5), 'neither UTF-8 nor UTF-16'],
		['a character that was lost before', Buffer.from('Gr\u{FFFD}n-77\n'), 'was lost on its way'],
	])('with %s is refused, with a way out', (_, bytes, reason) => {
		const decoded = decodeInput(bytes);
		expect(decoded).toEqual({problem: expect.stringContaining(reason) as unknown});
		expect(decoded).toEqual({problem: expect.stringContaining('$OutputEncoding') as unknown});
	});

	test.each(['Пароль-77\nв сейфе\n', 'Kennwort-77', '暗証番号。。\r\n', 'Schlüssel für 77', 'Κωδικός 77'])('%j is read as UTF-16 without a mark', other => {
		expect(decodeInput(Buffer.from(other, 'utf16le'))).toEqual({text: other});
		expect(decodeInput(Buffer.from(`${other}\n`, 'utf16le').swap16())).toEqual({text: `${other}\n`});
	});

	// As programs send them whose texts end with a zero byte. Read as UTF-16, it would be another password.
	test.each(['Pass-Word-9876-xy\0', 'Pass-Word-9876-xyz\0', 'Pass-Word-9876-xyz\0\n', 'Pass\0Word-9876\nteam\n', 'Pass-Word-9876\0team safe\0', '\0Pass-Word', 'Grün-Straße-77\0', 'Пароль-77\0\n', '\0', 'a\0\0'])('a zero byte in %j is refused', given => {
		const refused = {problem: expect.stringContaining('zero byte') as unknown};
		expect(decodeInput(Buffer.from(given, 'utf8'))).toEqual(refused);
		expect(countLines(Buffer.from(given, 'utf8'))).toBe(0);
		expect(decodeInput(Buffer.from(`\u{FEFF}${given}`, 'utf16le'))).toEqual(refused);
	});

	test.each([
		[Buffer.from(''), 0], [utf8.subarray(0, 3), 0], [utf8, 2], [utf16, 2], [utf16.subarray(0, 7), 0], [Buffer.from(text, 'latin1'), 0],
	])('%# holds so many whole lines', (bytes, lines) => {
		expect(countLines(bytes)).toBe(lines);
	});

	test.each([
		['pass word\nReminder\n', {password: 'pass word', reminder: 'Reminder'}],
		['password\r\nReminder', {password: 'password', reminder: 'Reminder'}],
		['password\r\n\r\n\r\n', {password: 'password', reminder: undefined}],
		['password', {password: 'password', reminder: undefined}],
		['', {password: '', reminder: undefined}],
	])('%j gives password and reminder', (given, lines) => {
		expect(splitInput(given)).toEqual(lines);
	});

	test('of more than two lines is refused', () => {
		expect(splitInput('a\nb\nc')).toEqual({problem: expect.stringContaining('more than two lines') as unknown});
	});
});
