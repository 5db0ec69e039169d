import {mkdir, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {lendInstallDirectory} from '../pty/install-directory.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const password = 'Tr0ub4dor&3-horse';
const lines = `${password}\nTeam safe\n`;

/** Words of the wizard, which mean nothing to a program that was started without questions. */
const wordsOfWizard = /\bso far\b|\bfields?\b|\bstep \d|\bpress\b|\btype\b|\bgo back\b|\babove\b|leave it empty|\benter\b/iv;

type Case = {
	readonly name: string;
	readonly reason: string;
	readonly exitCode: number;
	readonly flagsIn: (home: string) => string[] | Promise<string[]>;
	readonly input: string;
};

type Row = readonly [name: string, reason: string, exitCode: number, flags: Case['flagsIn'], input?: string];

const practice = (...flags: readonly string[]) => () => ['--practice', '--password-stdin', ...flags];
const fileAt = (name: string) => async (home: string) => {
	await writeFile(path.join(home, 'there'), 'precious');
	await mkdir(path.join(home, 'folder'));
	return ['--practice', '--password-stdin', '--backup-file', path.join(home, name)];
};

const rows: readonly Row[] = [
	// How it was called: wrong on any day.
	['no password', 'no-password', 2, practice(), ''],
	['an empty password', 'no-password', 2, practice(), '\nTeam safe\n'],
	['too many lines', 'no-password', 2, practice(), `${lines}more\n`],
	['no --password-stdin', 'no-password', 2, () => ['--practice']],
	['a short password', 'password-refused', 2, practice(), 'abc\nTeam safe\n'],
	['a long password', 'password-refused', 2, practice(), `${'a'.repeat(257)}\nTeam safe\n`],
	['a password with a tab', 'password-refused', 2, practice(), 'Tr0ub4dor\t3-horse\nTeam safe\n'],
	['a password with a space behind', 'password-refused', 2, practice(), `${password} \nTeam safe\n`],
	['no reminder', 'reminder-refused', 2, practice(), `${password}\n`],
	['a reminder of spaces', 'reminder-refused', 2, practice(), `${password}\n  \n`],
	['a long reminder', 'reminder-refused', 2, practice('--reminder', 'a'.repeat(513)), `${password}\n`],
	['a reminder that gives the password away', 'reminder-refused', 2, practice(), `${password}\nit is ${password}\n`],
	['a reminder that cannot be seen', 'reminder-refused', 2, practice(), `${password}\nTeam\u{200B}safe\n`],
	['a name that is too long', 'path-refused', 2, home => ['--practice', '--password-stdin', '--backup-file', `${home}/${'x'.repeat(300)}`]],
	['a copy beside the backup file', 'path-refused', 2, home => ['--practice', '--password-stdin', '--backup-file', `${home}/a.bak`, '--copy-to', home]],
	['a wrong path beside a stop', 'path-refused', 2, home => ['--practice', 'service-stopped', '--password-stdin', '--backup-file', `${home}/${'x'.repeat(300)}`]],
	['a wrong path beside no tool', 'path-refused', 2, home => ['--password-stdin', '--backup-file', `${home}/${'x'.repeat(300)}`]],
	// As the computer is now.
	['a file that is there', 'file-exists', 1, fileAt('there')],
	['a folder at the path of the file', 'file-exists', 1, fileAt('folder')],
	['a file in place of the folder', 'folder-is-a-file', 1, fileAt('there/SSO.bak')],
	['an install directory that is missing', 'no-tool', 1, home => ['--install-dir', `${home}/gone`, '--backup-file', `${home}/a.bak`, '--password-stdin']],
	['an install directory that is a file', 'no-tool', 1, async home => {
		await writeFile(path.join(home, 'file'), '');
		return ['--install-dir', `${home}/file`, '--backup-file', `${home}/a.bak`, '--password-stdin'];
	}],
	['an install directory without the tool', 'no-tool', 1, home => ['--install-dir', home, '--backup-file', `${home}/a.bak`, '--password-stdin']],
	['no install directory', 'no-tool', 1, home => ['--backup-file', `${home}/a.bak`, '--password-stdin']],
	['a stop', 'service-stopped', 1, () => ['--practice', 'service-stopped', '--password-stdin']],
];

const cases = rows.map(([name, reason, exitCode, flagsIn, input = lines]): Case => ({
	name, reason, exitCode, flagsIn, input,
}));

describe.concurrent('what run refuses', () => {
	const installDirectory = lendInstallDirectory();

	test.each(cases)('$name: reason $reason, exit code $exitCode, in words of a command line, kept in the history', async ({reason, exitCode, flagsIn, input}) => {
		const home = await newHome();
		const flags = await flagsIn(home);
		const {exitCode: code, said, complained} = await runProgram(['run', ...flags, '--json'], {home, input});
		const json = parseJson('run', said);
		expect(json).toMatchObject({
			version: 1, verdict: 'failed', reason, engine: null,
		});
		expect(Object.keys(json)[0]).toBe('version');
		expect(code).toBe(exitCode);
		const words = `${String(json.summary)}\n${(json.advice as string[]).join('\n')}\n${complained}`;
		expect(words).not.toMatch(wordsOfWizard);
		expect(words).not.toContain(password);
		expect(complained).not.toBe('');
		const names = await readdir(home);
		expect(names.filter(name => name.endsWith('.bak'))).toEqual([]);
		const history = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', history.said)).toMatchObject({records: [{verdict: 'failed', reason, engine: null}]});
		expect(history.said).not.toContain(password);
	});

	test.each([
		['an engine that needs a terminal', ['--engine', 'hand-over'], '--engine: hand-over needs'],
		['a placeholder that is not known', ['--backup-file', '/b/{host}.bak'], '--backup-file: There is a word in braces that is not known.'],
		['a placeholder of the copy that is not known', ['--copy-to', '/b/{host}'], '--copy-to: There is a word in braces that is not known.'],
		['a reminder of spaces', ['--reminder', '  '], '--reminder: The value is empty.'],
	])('%s: wrong usage, exit code 2, no record', async (_, flags, words) => {
		const home = await newHome();
		const {exitCode, said, complained} = await runProgram(['run', '--practice', '--password-stdin', ...flags, '--json'], {home, input: lines});
		expect(exitCode).toBe(2);
		expect(parseJson('run', said)).toMatchObject({
			version: 1, verdict: 'failed', reason: 'wrong-usage', engine: null, check: [],
		});
		expect(said).toContain(words);
		expect(complained).toContain(words);
		const history = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', history.said)).toMatchObject({records: []});
	});

	test.each([
		['a stop', 'service-stopped', ['--practice', 'service-stopped'], lines],
		['no tool', 'no-tool', ['--install-dir', '/nowhere'], lines],
		['an empty password', 'no-password', ['--practice'], '\nTeam safe\n'],
		['a reminder given twice', 'reminder-refused', ['--practice', '--reminder', 'x y'], lines],
		['a password that is refused', 'password-refused', ['--practice'], 'a\u{7}b\nTeam safe\n'],
	])('%s is told and kept with the file it was for', async (_, reason, flags, input) => {
		const home = await newHome();
		const file = `${home}/SSO-BIZ.bak`;
		const {said} = await runProgram([
			'run', '--password-stdin', ...flags, '--backup-file', file, '--json',
		], {home, input});
		expect(parseJson('run', said)).toMatchObject({reason, file});
		const history = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', history.said)).toMatchObject({records: [{reason, file}]});
	});

	test('a dry run that is refused leaves no record', async () => {
		const home = await newHome();
		const {exitCode} = await runProgram(['run', '--install-dir', home, '--dry-run'], {home});
		expect(exitCode).toBe(1);
		const {said} = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', said)).toMatchObject({records: []});
	});

	test('what is wrong with the call is told before the computer is looked at, all of it at once', async () => {
		const home = await newHome();
		await writeFile(path.join(home, 'SSO.bak'), 'precious');
		const {exitCode, said} = await runProgram(['run', '--install-dir', installDirectory(), '--backup-file', path.join(home, 'SSO.bak'), '--password-stdin', '--json'], {home, input: 'abc\nabcdef\n'});
		expect(exitCode).toBe(2);
		const json = parseJson('run', said);
		expect(json).toMatchObject({reason: 'password-refused', check: []});
		expect(json.summary).toContain('Reminder: The reminder gives the password away');
		expect(json.summary).toContain('Password on standard input: 3 characters. ENTSSO asks for at least 7.');
	});
});
