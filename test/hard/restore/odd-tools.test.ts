import {createHash} from 'node:crypto';
import {
	chmod,
	copyFile,
	mkdir,
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {
	asks,
	print,
	success,
	type LogEntry,
	type Step,
} from '../../core/engines/script.ts';
import {typeSecret} from '../../pty/restore-walk.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {answers, fill} from '../../pty/walk.ts';

/*
Restores by the real program with an ssoconfig that does as nobody knows of the real one that it does not. Off Windows nobody
tells of the secret, so a backup comes first, is unproven, and the name of the computer is typed.
*/

const password = 'Lost-and-found-7';

let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-odd-'));
});

/** Makes a tool in a folder of its own, since one restore at a time goes on for one tool. */
async function makeTool(name: string): Promise<string> {
	const toolFolder = path.join(folder, name);
	await mkdir(toolFolder);
	const tool = path.join(toolFolder, 'ssoconfig');
	await copyFile(new URL('../../pty/ssoconfig-stand-in.mjs', import.meta.url), path.join(toolFolder, 'backing-up.js'));
	const playing = fileURLToPath(new URL('../../core/engines/stand-in.ts', import.meta.url));
	await writeFile(tool, `#!/usr/bin/env node\nawait import(process.argv[2] === '-restoresecret' ? ${JSON.stringify(playing)} : './backing-up.js');\n`);
	await chmod(tool, 0o755);
	await writeFile(path.join(toolFolder, 'package.json'), '{"type": "module"}');
	return toolFolder;
}

afterAll(async () => {
	await rm(folder, {recursive: true});
});

/** Goes through all questions and starts the restore of a file. */
async function start(terminal: TestTerminal): Promise<void> {
	await writeFile(path.join(terminal.home, 'old.bak'), 'a backup of long ago');
	await terminal.waitFor(/Check this computer[\s\S]*Enter go on/v);
	terminal.press('enter');
	await terminal.waitFor(/Install directory[\s\S]*ssoconfig is here\./v);
	terminal.press('enter');
	await terminal.waitFor('File to restore');
	await fill(terminal, path.join(terminal.home, 'old.bak'));
	await terminal.waitFor('20 bytes.');
	terminal.press('enter');
	await terminal.waitFor('Enter back it up first');
	terminal.press('enter');
	await terminal.waitFor(/ssoconfig makes the backup[\s\S]*ssoconfig is here\./v);
	terminal.press('enter');
	await terminal.waitFor('> File:');
	await fill(terminal, path.join(terminal.home, 'kept.bak'));
	await terminal.waitFor('The name is free.');
	terminal.press('enter');
	await typeSecret(terminal, 'Password', answers.password);
	await typeSecret(terminal, 'Once more', answers.password);
	await terminal.waitFor('> Reminder:');
	terminal.type(answers.reminder);
	await terminal.waitFor(`> Reminder: ${answers.reminder}`);
	terminal.press('enter');
	await terminal.waitFor('> Folder:');
	terminal.press('enter');
	await terminal.waitFor('Enter will');
	terminal.press('enter');
	await terminal.waitFor(/UNPROVEN[\s\S]*go on with the restore/v);
	const [, key = ''] = /(?<key>Enter|B) go on with the restore/v.exec(terminal.text()) ?? [];
	if (key === 'B') {
		terminal.type('b');
	} else {
		terminal.press('enter');
	}

	await terminal.waitFor('asked for the name of this computer');
	terminal.press('enter');
	await typeSecret(terminal, 'Password', password);
	await terminal.waitFor('> Name:');
	terminal.type(os.hostname());
	await terminal.waitFor(`> Name: ${os.hostname()}`);
	terminal.press('enter');
	await terminal.waitFor('Enter will: look at the secret once more');
	terminal.press('enter');
}

const reminderLine = print('Password reminder : in the red folder\r\n');
const prompt = asks('password', 'Password : ');
const refusal = print('ERROR: 0xC0002A1B : The password is wrong.\r\n');
const key: Step = {do: 'key'};

type Odd = {
	readonly name: string;
	readonly script: readonly Step[];
	/** The question that is put to the user; then it is stopped. */
	readonly question?: string;
	/** Start of the result. */
	readonly result?: string;
	/** Verdict behind a question at which the user stops. */
	readonly ends?: string;
	readonly flags?: readonly string[];
	/** Names of the lines that the password was typed into. */
	readonly typed?: readonly string[];
};

const odd: readonly Odd[] = [
	{name: 'does as the transcript has it', script: [reminderLine, ...prompt, ...success]},
	{name: 'prints a reminder with a colon at its end', script: [print('Password reminder : see safe:\r\n'), ...prompt, ...success]},
	{name: 'prints a reminder over three lines', script: [print('Password reminder : in the red folder\r\nthird shelf\r\nask Anna:\r\n'), ...prompt, ...success]},
	{name: 'prints a reminder that looks like its prompt', script: [print('Password reminder : Password :\r\n'), {do: 'pause', milliseconds: 1500}, ...prompt, ...success]},
	{name: 'prints a reminder with escape sequences', script: [print('Password reminder : \u{1B}[2J\u{1B}[H\u{1B}]0;title\u{7}\u{1B}[?1049h\u{1B}[31mred\u{1B}[0m\u{1B}[?1049l\r\n'), ...prompt, ...success]},
	{name: 'asks in German', script: [print('Kennworterinnerung : im Tresor\r\n'), ...asks('password', 'Kennwort : '), ...success]},
	{
		name: 'asks again after a refusal', script: [reminderLine, ...prompt, refusal, ...prompt, ...success], question: 'Password :',
	},
	{
		name: 'asks twice at once', ends: 'UNPROVEN:', script: [reminderLine, ...prompt, ...asks('confirmation', 'Confirm Password : '), ...success], question: 'Confirm Password :',
	},
	{
		name: 'asks whether it is meant', script: [reminderLine, print('Are you sure (Y/N)? '), key, ...prompt, ...success], question: 'Are you sure (Y/N)?', typed: [],
	},
	{
		name: 'asks in a language that is not known', script: [print('Zelun teth : dro\r\n'), ...asks('password', 'Quenu marosh : '), ...success], question: 'Quenu marosh :', typed: [],
	},
	{
		name: 'asks for a file name', script: [reminderLine, ...asks('file', 'Restore file name : '), ...prompt, ...success], question: 'Restore file name :', typed: [],
	},
	{
		name: 'asks for the old password, then for a new one', script: [reminderLine, ...asks('old', 'Old password : '), ...asks('new', 'New password : '), ...success], question: 'Old password :', typed: [],
	},
	{
		name: 'says nothing', script: [{do: 'read', name: 'password', echo: 'none'}, ...success], result: 'FAILED:', flags: ['--time-limit', '5'], typed: [],
	},
	{
		name: 'asks behind the password whether it is meant', script: [reminderLine, ...prompt, print('Are you sure (Y/N)? '), key, ...success], result: 'UNPROVEN:', flags: ['--time-limit', '8'],
	},
	{
		name: 'asks in German and in colours', script: [print('\u{1B}[33mKennworterinnerung : im Tresor\u{1B}[0m\r\n'), ...asks('password', '\u{1B}[1;31mKennwort\u{1B}[0m : '), ...success],
	},
	{name: 'shows the password in clear and tells of it', script: [reminderLine, ...asks('password', 'Password : ', 'clear'), print(`Using ${password} now\r\n`), ...success]},
	{
		name: 'prints a reminder like its prompt without a line feed', script: [print('Password reminder : Password :'), {do: 'pause', milliseconds: 1500}, print('\r\n'), ...prompt, ...success], question: 'Password reminder : Password :', typed: [],
	},
	{
		name: 'asks whether to overwrite', script: [reminderLine, print('A master secret exists. Overwrite (Y/N)? '), key, ...prompt, ...success], question: 'A master secret exists. Overwrite (Y/N)?', typed: [],
	},
	{
		name: 'waits for any key', script: [reminderLine, print('Press any key to continue . . . '), key, ...prompt, ...success], question: 'Press any key to continue . . .', typed: [],
	},
	{
		name: 'waits for any key at its end', script: [reminderLine, ...prompt, print('The operation completed successfully.\r\nPress any key to continue . . . '), key, {do: 'exit', code: 0}], flags: ['--time-limit', '8'],
	},
	{
		name: 'asks for the password of an account', script: [reminderLine, ...asks('account', String.raw`Enter the password of CONTOSO\svc-entsso : `), ...success], question: 'Enter the password of CONTOSO', typed: [],
	},
	{name: 'ends without a word', script: [{do: 'exit', code: 0}], typed: []},
	{name: 'crashes once it has the password', script: [reminderLine, ...prompt, {do: 'kill'}]},
	{name: 'says that it is done and then crashes', script: [reminderLine, ...prompt, print('The operation completed successfully.\r\n'), {do: 'kill'}]},
	{name: 'ends with an exit code alone', script: [reminderLine, ...prompt, {do: 'exit', code: 1}]},
	{
		name: 'loses the service in the middle', script: [reminderLine, ...prompt, print('ERROR: 0x800706BE : The remote procedure call failed.\r\n'), {do: 'exit', code: 1}], result: 'UNPROVEN (0x800706BE): The restore may be done',
	},
	{name: 'takes longer than it may', script: [reminderLine, ...prompt, {do: 'hang'}], flags: ['--time-limit', '5']},
	{
		name: 'crashes before it asks', script: [reminderLine, {do: 'kill'}], result: 'FAILED:', typed: [],
	},
	{
		name: 'restores, and then prints an error code', script: [reminderLine, ...prompt, print('The operation completed successfully.\r\nERROR: 0xC0002A3F : Incorrect master secret.\r\n'), {do: 'exit', code: 0}], result: 'FAILED (0xC0002A3F)',
	},
];

describe.concurrent('an ssoconfig that', () => {
	test.each(odd)('$name', async ({name, script, question, result = 'UNPROVEN:', ends = 'FAILED', flags = [], typed = ['password']}) => {
		const file = path.join(folder, `${name.replaceAll(' ', '-')}.json`);
		const toolFolder = await makeTool(name.replaceAll(' ', '-'));
		await writeFile(file, JSON.stringify(script));
		await withTerminal({rows: 34, arguments: ['restore', '--install-dir', toolFolder, ...flags], environment: {STAND_IN_SCRIPT: file}}, async terminal => {
			await start(terminal);
			if (question === undefined) {
				await terminal.waitFor(result);
			} else {
				await terminal.waitUntil(text => text.includes('Nothing is typed until you choose.') && text.includes(`| ${question}`), `the question ${question}`);
				terminal.press('escape');
				await terminal.waitFor('Stop the restore?');
				terminal.press('up');
				terminal.type('y');
				// Once the password was typed, it may have been restored.
				await terminal.waitFor(/FAILED|UNPROVEN/v);
				expect(terminal.text()).toContain(ends);
			}

			expect(terminal.output).not.toContain(password);
			expect(terminal.output).not.toContain('\u{1B}]0;title');
			const log = await readFile(`${file}.log`, 'utf8');
			const entries = log.trim().split('\n').map(line => JSON.parse(line) as LogEntry);
			expect(entries[0]).toEqual({arguments: ['-restoresecret', path.join(terminal.home, 'old.bak')]});
			expect(entries.filter(entry => 'key' in entry)).toEqual([]);
			const sha256 = createHash('sha256').update(password).digest('hex');
			expect(entries.filter(entry => 'read' in entry)).toEqual(typed.map(read => ({read, sha256})));
		});
	});
});
