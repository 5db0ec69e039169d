import {describe, expect, test} from 'vitest';
import {
	exact,
	printed,
	prose,
	row,
} from '../../source/plain/line.ts';
import {reported} from '../../source/plain/reported.ts';

const path = String.raw`D:\Backups of the year\Enterprise Single Sign-On\SSO-BIZTALK01-2026-11-23.bak`;

describe('what does not fit into the window', () => {
	test('is broken between words, below the indent of its first line', () => {
		expect(printed([prose('  one two three four five six')], 20)).toBe('  one two three\n  four five six\n');
	});

	test.each([
		['a path without spaces, behind its separators', '/srv/backup/enterprise/sso/SSO-BIZTALK01.bak', '/srv/backup/\nenterprise/sso/\nSSO-BIZTALK01.bak\n'],
		['a path within a sentence', 'Made in /srv/backup/enterprise/sso today.', 'Made in\n/srv/backup/\nenterprise/sso\ntoday.\n'],
		['a share, but not in its mark', String.raw`\\fileserver\backup\sso`, '\\\\fileserver\\backup\\\nsso\n'],
		['no name, however long', '/srv/a-name-that-is-longer-than-the-window.bak', '/srv/\na-name-that-is-longer-than-the-window.bak\n'],
	])('%s', (_, text, expected) => {
		expect(printed([prose(text)], 21)).toBe(expected);
	});

	test('is below the start of its column', () => {
		expect(printed([row('  Backup file  ', path)], 60)).toBe([
			String.raw`  Backup file  D:\Backups of the year\Enterprise Single`,
			String.raw`               Sign-On\SSO-BIZTALK01-2026-11-23.bak`,
			'',
		].join('\n'));
	});

	test('is below its title where the window is narrow', () => {
		expect(printed([row('  Backup file  ', '/srv/backup/sso.bak')], 26)).toBe('  Backup file\n    /srv/backup/sso.bak\n');
	});

	test('stays as it is where it is to be copied', () => {
		expect(printed([exact(`Command: ssoconfig -backupsecret "${path}"`)], 40)).toBe(`Command: ssoconfig -backupsecret "${path}"\n`);
	});
});

test('what fits stays as it is', () => {
	expect(printed([row('  a  ', 'b   c'), prose('  d   e')])).toBe('  a  b   c\n  d   e\n');
});

test('the columns of a report are kept', () => {
	const lines = ['', 'VERIFIED: yes', '  Computer     BIZ01', '  Backup file  /srv/backup/sso.bak', '  SHA-256      ab', '  ok       The file is there.', '  1. Copy it.', '  | Password :    ***'];
	expect(reported(lines)).toEqual([
		prose(''),
		prose('VERIFIED: yes'),
		row('  Computer     ', 'BIZ01'),
		row('  Backup file  ', '/srv/backup/sso.bak'),
		row('  SHA-256      ', 'ab'),
		prose('  ok       The file is there.'),
		prose('  1. Copy it.'),
		exact('  | Password :    ***'),
	]);
});
