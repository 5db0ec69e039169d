import {describe, expect, test} from 'vitest';
import {
	commandLine,
	dryRunLine,
	runLine,
} from '../../source/journeys/backup/command-line.ts';
import {quoted} from '../../source/journeys/shared/quoted.ts';

const file = String.raw`D:\SSO\a.bak`;
const command = String.raw`ssoconfig -backupsecret D:\SSO\a.bak`;
const call = `Call: BackupSecret, with the file ${file}`;

describe('what makes the backup, in a line', () => {
	test('as it is typed', () => {
		expect(commandLine(file, 'windows')).toBe(command);
	});

	test.each(['auto', 'console', 'hand-over'] as const)('with the engine %s it is the command', engine => {
		expect([dryRunLine(engine, file, 'windows'), runLine(engine, file, 'windows')]).toEqual([command, `Command: ${command}`]);
	});

	test('with the administration interface it is the call', () => {
		expect([dryRunLine('api', file, 'windows'), runLine('api', file, 'windows')]).toEqual([call, call]);
	});
});

test.each([
	['windows', String.raw`D:\a-b_c.bak`, String.raw`D:\a-b_c.bak`],
	['windows', '', '""'],
	['windows', 'D:\\a b\\', String.raw`"D:\a b\\"`],
	['windows', 'say "hi"', '"say ""hi"""'],
	['windows', String.raw`a\"b`, String.raw`"a\\""b"`],
	['windows', 'a&b', '"a&b"'],
	['windows', 'a,b', '"a,b"'],
	['posix', '/a-b,c/d@e%f+g=h:1', '/a-b,c/d@e%f+g=h:1'],
	['posix', '', '\'\''],
	['posix', 'a b', '\'a b\''],
	['posix', 'it\'s', String.raw`'it'\''s'`],
	['posix', String.raw`a\b`, String.raw`'a\b'`],
] as const)('on %s %j is typed as %s', (style, text, typed) => {
	expect(quoted(text, style)).toBe(typed);
});
