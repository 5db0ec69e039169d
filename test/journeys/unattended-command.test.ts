import {execFileSync} from 'node:child_process';
import {mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {requestFrom} from '../../source/journeys/backup/request.ts';
import {contextOf} from '../../source/wizard/state.ts';
import {unattendedCommand, type UnattendedAnswers} from '../../source/journeys/backup/unattended-command.ts';
import {program} from '../pty/launch.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {reviewed} from '../wizard/to-run.ts';

const onWindows: UnattendedAnswers = {
	pathStyle: 'windows',
	computer: 'HOST1',
	today: new Date(2026, 10, 23),
	practice: undefined,
	configDirectory: undefined,
	installDirectory: String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`,
	backupFile: String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`,
	reminder: 'Team safe, entry 12',
	copyFolder: undefined,
	engine: 'auto',
	timeLimit: 300_000,
};

test('on Windows it is the same backup, to a file of its own each time, and the password is left to standard input', () => {
	expect(unattendedCommand(onWindows)).toEqual({
		command: String.raw`entsso-backup run --install-dir "C:\Program Files\Common Files\Enterprise Single Sign-On" --backup-file "D:\SSO-Backup\SSO-{computer}-{date}-{time}.bak" --reminder "Team safe, entry 12" --password-stdin`,
		input: 'password',
	});
});

test('all that was chosen is in it', () => {
	expect(unattendedCommand({
		...onWindows, copyFolder: 'E:\\', engine: 'api', timeLimit: 60_000, practice: 'slow', configDirectory: String.raw`C:\conf dir`,
	})?.command).toBe(String.raw`entsso-backup run --practice slow --install-dir "C:\Program Files\Common Files\Enterprise Single Sign-On" --backup-file "D:\SSO-Backup\SSO-{computer}-{date}-{time}.bak" --copy-to E:\ --reminder "Team safe, entry 12" --engine api --time-limit 60 --config-dir "C:\conf dir" --password-stdin`);
	expect(unattendedCommand({...onWindows, engine: 'hand-over'})?.command).not.toContain('--engine');
});

test.each([
	['SSO-HOST1-2026-11-23-2.bak', 'SSO-{computer}-{date}-{time}.bak'],
	['SSO-HOST1-2026-11-23-10-2.bak', 'SSO-{computer}-{date}-{time}.bak'],
	['SSO-HOST2-2026-11-23.bak', 'SSO-HOST2-{date}-{time}.bak'],
	['master-2026-11-23-3-a.bak', 'master-{date}-{time}-a.bak'],
	['master.bak', 'master-{date}-{time}.bak'],
	['master', 'master-{date}-{time}'],
	['a.b.bak', 'a.b-{date}-{time}.bak'],
])('the file %s becomes %s', (name, later) => {
	expect(unattendedCommand({...onWindows, backupFile: String.raw`D:\b\ `.trim() + name})?.command).toContain(`"D:\\b\\${later}"`);
});

test.each([
	['a word in braces', {copyFolder: String.raw`E:\{date}`}],
	['a word in braces that run does not know', {backupFile: String.raw`D:\{secret}\a.bak`}],
	['what cmd.exe may take for a variable', {backupFile: String.raw`D:\%TEMP%\a.bak`}],
])('where a path has %s there is none: it would mean another path', (_name, changes) => {
	expect(unattendedCommand({...onWindows, ...changes})).toBeUndefined();
});

test.each(['-x', '%TEMP% of the team', ' '])('the reminder %j is left to standard input', reminder => {
	const {command, input} = unattendedCommand({...onWindows, reminder})!;
	expect(command).not.toContain('--reminder');
	expect(input).toBe('password and reminder');
});

/** Reads arguments as the C runtime of Windows does for node.exe ("Parsing C command-line arguments" in its documentation). */
function argumentsIn(line: string): string[] {
	const list: string[] = [];
	let rest = line.trimStart();
	while (rest !== '') {
		let word = '';
		let isQuoted = false;
		while (rest !== '' && (isQuoted || !/^[\t ]/v.test(rest))) {
			const {slashes = '', mark = '', sign = ''} = /^(?:(?<slashes>\\+)(?<mark>"?)|(?<sign>[^\\]))/v.exec(rest)!.groups!;
			if (slashes !== '') {
				const isLiteral = mark === '"' && slashes.length % 2 === 1;
				word += '\\'.repeat(mark === '"' ? Math.floor(slashes.length / 2) : slashes.length) + (isLiteral ? '"' : '');
				rest = rest.slice(slashes.length + (isLiteral ? 1 : 0));
			} else if (sign === '"') {
				const isPair: boolean = isQuoted && rest.startsWith('""');
				word += isPair ? '"' : '';
				isQuoted = isPair ? isQuoted : !isQuoted;
				rest = rest.slice(isPair ? 2 : 1);
			} else {
				word += sign;
				rest = rest.slice(1);
			}
		}

		list.push(word);
		rest = rest.trimStart();
	}

	return list;
}

test('node.exe reads back each answer on Windows, and cmd.exe sees no sign of its own outside of quotes', () => {
	const signs = fc.array(fc.constantFrom(...'aZ é漢&^()!;,\'=-|<>@', '\\'), {minLength: 1, maxLength: 20}).map(list => list.join(''));
	const texts = fc.array(fc.constantFrom(...'aZ é漢&^()!;,\'=-|<>@"%', '\\'), {minLength: 1, maxLength: 20}).map(list => `x${list.join('')}`).filter(text => !/%[^%]+%/v.test(text));
	fc.assert(fc.property(signs, signs, texts, (folder, copy, reminder) => {
		const answers = {
			...onWindows, installDirectory: String.raw`C:\ `.trim() + folder, copyFolder: String.raw`\\FILES\ `.trim() + copy, reminder,
		};
		const {command} = unattendedCommand(answers)!;
		expect(argumentsIn(command)).toEqual([
			'entsso-backup',
			'run',
			'--install-dir',
			answers.installDirectory,
			'--backup-file',
			String.raw`D:\SSO-Backup\SSO-{computer}-{date}-{time}.bak`,
			'--copy-to',
			answers.copyFolder,
			'--reminder',
			reminder,
			'--password-stdin',
		]);
		expect(command.replaceAll(/"[^"]*"/gv, '')).not.toMatch(/[&\(\)<>^\|]/v);
	}), {seed: 10_589, numRuns: 500});
});

describe('elsewhere', () => {
	test('a shell runs it as it is printed', async () => {
		const folder = await temporaryFolder();
		const home = path.join(folder, 'it\'s a "home" $HOME `x`');
		const copyFolder = path.join(home, 'copy; of');
		await mkdir(copyFolder, {recursive: true});
		const {command} = unattendedCommand({
			...onWindows,
			pathStyle: 'posix',
			practice: 'ok',
			installDirectory: path.join(path.dirname(program), 'practice'),
			backupFile: path.join(home, 'new $(touch x)', 'SSO-HOST1-2026-11-23.bak'),
			copyFolder,
			reminder: 'It\'s "in" the $SAFE; `safe` \\ #12 & more',
			configDirectory: path.join(home, 'conf'),
		})!;
		const line = command.replace('entsso-backup', () => `'${process.execPath}' '${program}'`);
		const stdout = execFileSync('sh', ['-c', String.raw`printf '%s\n' 'Tr0ub4dor&3-horse' | ${line} --json`], {cwd: folder, timeout: 60_000, encoding: 'utf8'});
		const told = JSON.parse(stdout) as Record<string, unknown>;
		expect(told).toMatchObject({verdict: 'verified', practice: 'ok'});
		expect(told.file).toMatch(/\/new \$\(touch x\)\/SSO-[\w\-]+-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.bak$/v);
		expect(await readdir(copyFolder)).toContain(path.basename(told.file as string));
		expect(await readdir(folder)).not.toContain('x');
	});
});

test('a copy that is made after the backup is put in, and nothing of the command is lost with the secrets', () => {
	const request = requestFrom(contextOf(reviewed().state));
	const textOf = (copyFolder?: string) => request?.withoutQuestions?.(copyFolder).map(({text}) => text).join('\n') ?? '';
	expect(textOf()).toMatch(/ --reminder .*--password-stdin/v);
	expect(textOf()).not.toContain('--copy-to');
	expect(textOf('E:\\').replace(String.raw` --copy-to E:\ `.trimEnd(), '')).toBe(textOf());
	expect(textOf('E:\\')).toContain(String.raw`--copy-to E:\ `);
	// It outlives the password.
	expect(textOf('E:\\')).not.toContain(request?.password.reveal() ?? '');
});
