import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	indent,
	labelled,
	numbered,
	type Paragraph,
} from '../../source/text/paragraph.ts';
import {linesOf, wrap} from '../../source/text/wrap.ts';

const path = String.raw`D:\Backups of the year\Enterprise Single Sign-On\SSO-BIZTALK01-2026-11-23.bak`;

/** The rows of a window, as text. */
function rowsOf(paragraph: Paragraph, width: number): string[] {
	return wrap([paragraph], width).map(row => row.map(({text}) => text).join(''));
}

describe('what does not fit', () => {
	test.each<[string, Paragraph, number, string[]]>([
		['a sentence, between words, below its indent', {text: 'one two three four five six', columns: indent(2)}, 19, ['  one two three', '  four five six']],
		['a sentence, below its first word', labelled(' missing', 10, 'There is no second copy yet, and no other.'), 30, [' missing  There is no second', '          copy yet, and no', '          other.']],
		['a path within a sentence, behind its separators', {text: 'Made in /srv/backup/enterprise/sso today.'}, 21, ['Made in', '/srv/backup/', 'enterprise/sso today.']],
		['a path, behind its separators alone', labelled('  Backup file', 15, path, 'path'), 60, [
			String.raw`  Backup file  D:\Backups of the year` + '\\',
			'               Enterprise Single Sign-On\\',
			'               SSO-BIZTALK01-2026-11-23.bak',
		]],
		['a share, but not in its mark', {text: String.raw`\\fileserver\backup\sso`, exact: 'path'}, 20, ['\\\\fileserver\\backup\\', 'sso']],
		['a name with blanks that is longer than a row, at its blanks', {text: '/srv/a name that is longer than it/x', exact: 'path'}, 16, ['/srv/', 'a name that is', ' longer than it/', 'x']],
		['a name without blanks that is longer than a row, anywhere', {text: '/srv/a-name-that-is-longer.bak', exact: 'path'}, 16, ['/srv/', 'a-name-that-is-l', 'onger.bak']],
		['a command, between its words, then as a path', {text: `ssoconfig -backupsecret "${path}"`, exact: 'command'}, 50, [
			'ssoconfig -backupsecret', String.raw` "D:\Backups of the year` + '\\', 'Enterprise Single Sign-On\\', 'SSO-BIZTALK01-2026-11-23.bak"',
		]],
		['a command, below its label where it fits a row of its own', labelled('Type', 9, 'ssoconfig -restoresecret FILE', 'command'), 34, ['Type     ', '    ssoconfig -restoresecret FILE']],
		['a command, where the label stands above another one', labelled('', 9, 'ssoconfig -restoresecret FILE', 'command'), 34, ['    ssoconfig -restoresecret FILE']],
		['a command that fits beside its label', labelled('Type', 9, 'ssoconfig -restoresecret FILE', 'command'), 38, ['Type     ssoconfig -restoresecret FILE']],
		['a text, below its column where the window is narrow', labelled('  Backup file', 15, '/srv/backup/sso.bak'), 26, ['  Backup file  ', '    /srv/backup/sso.bak']],
		['letters that take two columns', {text: '\u{4E2D}'.repeat(12), exact: 'path'}, 10, ['\u{4E2D}'.repeat(5), '\u{4E2D}'.repeat(5), '\u{4E2D}'.repeat(2)]],
	])('is broken: %s', (_, paragraph, width, expected) => {
		expect(rowsOf(paragraph, width)).toEqual(expected);
	});
});

test('lines are broken as rows are, and a command, which is copied to a prompt, is one line', () => {
	const command: Paragraph = {text: `entsso-backup verify "${path}"`, exact: 'command', columns: indent(4)};
	expect(linesOf([command], 40)).toEqual([`    ${command.text}`]);
	const value = labelled('File', 6, path, 'path');
	expect(linesOf([value], 40)).toEqual(rowsOf(value, 40));
	expect(linesOf([value, {text: 'word '.repeat(50).trim()}])).toEqual([`File  ${path}`, 'word '.repeat(50).trim()]);
});

test('what fits stays as it is', () => {
	expect(linesOf([labelled('  a', 5, 'b   c'), {text: 'd   e', columns: indent(2)}], 79)).toEqual(['  a  b   c', '  d   e']);
});

test('the numbers of a long list stand apart from its texts', () => {
	const lines = linesOf(numbered(Array.from({length: 12}, () => 'Do it.'), 1));
	expect([lines[0], lines[11]]).toEqual([' 1.  Do it.', ' 12. Do it.']);
});

/** Of the letters used here one takes two columns. */
function widthOf(row: string): number {
	return [...row].reduce((sum, letter) => sum + (letter === '\u{4E2D}' ? 2 : 1), 0);
}

const settings = {seed: 10_589, numRuns: 1000};
const letters = fc.string({unit: fc.constantFrom(...String.raw`ab. \/"`, '\u{E4}', '\u{4E2D}'), maxLength: 300});

test('of an exact text nothing is lost, and no row is wider than the window', () => {
	fc.assert(fc.property(letters, fc.constantFrom('path', 'command'), fc.integer({min: 2, max: 120}), (text, exact, width) => {
		const rows = rowsOf({text, exact}, width);
		expect(rows.join('')).toBe(text);
		expect(Math.max(...rows.map(row => widthOf(row)))).toBeLessThanOrEqual(width);
	}), settings);
});

test('of a sentence no word is lost, and no row is wider than the window', () => {
	fc.assert(fc.property(letters, fc.integer({min: 0, max: 30}), fc.integer({min: 60, max: 120}), (text, margin, width) => {
		const rows = rowsOf({text, columns: indent(margin)}, width);
		expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
		expect(Math.max(...rows.map(row => widthOf(row)))).toBeLessThanOrEqual(width);
	}), settings);
});
