import {createHash} from 'node:crypto';
import {
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {invented} from '../../source/host/practice/languages.ts';
import {
	answerAll,
	answerFromDirectory,
	answerPassword,
	isAsked,
	say,
} from './questions.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {answers} from './walk.ts';

const plain = {arguments: ['--plain', '--practice'], rows: 60};
/** What the program has written is text alone: no escape sequence, no other control character than line ends. */
function expectPlainBytes(terminal: TestTerminal): void {
	expect(terminal.output.replaceAll('\r\n', '\n')).not.toMatch(/[^\P{Control}\n]/v);
}

async function finish(terminal: TestTerminal, exitCode: number): Promise<void> {
	await isAsked(terminal, /(?:Number from 1 to \d|type 1) \[1\]:$/v);
	say(terminal, '1');
	expect(await terminal.afterwards()).toMatchObject({exitCode, signal: 0});
}

describe.concurrent('plain mode', () => {
	test('goes the whole way to a verified backup, with text alone, and shows no password', async () => {
		await withTerminal({...plain, environment: {TZ: 'Pacific/Auckland'}}, async terminal => {
			const copyFolder = path.join(terminal.home, 'elsewhere');
			await mkdir(copyFolder);
			await answerAll(terminal, {...answers, copyFolder});
			say(terminal, '');
			await terminal.waitFor('VERIFIED: The master secret is backed up.');
			await finish(terminal, 0);
			expect(await terminal.afterwards()).toMatchObject({isLineRestored: true});
			expectPlainBytes(terminal);

			const said = terminal.output;
			expect(said).not.toContain(answers.password);
			expect(said).not.toContain('*');
			for (const line of [/^ok +Service: /mv, /^warning +Earlier backups: /mv, /^done +Wait for ENTSSO, \d+ s/mv, /^done +Make the second copy, \d+ s/mv]) {
				expect(said.match(new RegExp(line, 'gmv')), String(line)).toHaveLength(1);
			}

			// The report and the evidence tell the time in the same way, and keys that have no meaning here are not named.
			expect(said).toMatch(/Started {8}(?<day>\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d UTC\r\n[\s\S]*written \k<day> \d\d:\d\d:\d\d\s+UTC/v);
			expect(said).toContain('press Space');
			expect(said).not.toMatch(/\bEsc\b/v);

			const folder = path.join(terminal.home, 'SSO-Backup-Practice');
			const names = await readdir(folder);
			const file = path.join(folder, names.find(name => name.endsWith('.bak')) ?? '');
			expect(said).toContain(createHash('sha256').update(await readFile(file)).digest('hex'));
			expect(await readFile(path.join(copyFolder, path.basename(file)))).toEqual(await readFile(file));
		});
	});

	test.each([
		['TERM=dumb', {TERM: 'dumb'}],
		['INK_SCREEN_READER', {INK_SCREEN_READER: 'true'}],
	])('%s starts it by itself', async (_name, environment) => {
		await withTerminal({arguments: [], environment, rows: 60}, async terminal => {
			await isAsked(terminal, 'Number or name [1]:');
			say(terminal, 'not-secret-server');
			await terminal.waitFor('Step 1 of 7: Check this computer (PRACTICE: not-secret-server)');
			await isAsked(terminal, /Number from 1 to \d:$/v);
			terminal.press('ctrl-c');
			expect(await terminal.exited).toMatchObject({exitCode: 130});
			expect(terminal.output).toContain('Cancelled. No backup was made.');
			expectPlainBytes(terminal);
		});
	});

	test('INK_SCREEN_READER=false does not', async () => {
		await withTerminal({arguments: ['--practice'], environment: {INK_SCREEN_READER: 'false'}}, async terminal => {
			await terminal.waitFor('F1');
		});
	});

	test('a stop is asked about: check again, or go on anyway', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', 'service-stopped']}, async terminal => {
			await terminal.waitFor(/^stop +Service: /mv);
			await terminal.waitFor('What to do (Service)');
			await isAsked(terminal, /Number from 1 to \d:$/v);
			say(terminal, '');
			await terminal.waitFor(/Not yet: type a number from 1 to \d\./v);
			await isAsked(terminal, /Number from 1 to \d:$/v);
			say(terminal, '2');
			await terminal.waitFor('Go on anyway? ENTSSO will probably not answer.');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '2');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, 'back');
			await isAsked(terminal, /Number from 1 to \d:$/v);
			say(terminal, '1');
			await terminal.waitFor('Looking the computer over again.');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
		});
	});

	test('back, help and refused answers: each is told why, asked again, and nothing is lost', async () => {
		await withTerminal(plain, async terminal => {
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, 'back');
			await terminal.waitFor('This is the first step.');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, 'help');
			await terminal.waitFor('A good answer: ');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '7');
			await terminal.waitFor(/Not yet: type a number from 1 to \d\./v);
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, '/nowhere');
			await terminal.waitFor('Not yet: There is no such folder.');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, '');
			await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
			say(terminal, 'sso.bak');
			await terminal.waitFor('Not yet: This is not a full path.');
			await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
			say(terminal, path.join(terminal.home, 'mine.bak'));
			await answerPassword(terminal, answers.password);
			await isAsked(terminal, 'Reminder:');
			say(terminal, `It is ${answers.password.toUpperCase()}`);
			await terminal.waitFor('Not yet: The reminder gives the password away');
			await isAsked(terminal, 'Reminder:');
			say(terminal, '"back"');
			await isAsked(terminal, 'Folder [later]:');
			say(terminal, 'back');
			await isAsked(terminal, 'Reminder [back]:');
			say(terminal, 'back');
			await isAsked(terminal, 'Password (not shown) [as given before]:');
			say(terminal, 'back');
			await isAsked(terminal, 'mine.bak]:');
			say(terminal, '');
			await isAsked(terminal, 'Password (not shown) [as given before]:');
			say(terminal, '');
			await isAsked(terminal, '(not shown) [as given before]:');
			await terminal.waitFor('The same once more (not shown) [as given before]:');
			say(terminal, '');
			await isAsked(terminal, 'Reminder [back]:');
			say(terminal, '');
			await isAsked(terminal, 'Folder [later]:');
			say(terminal, 'LATER');
			await isAsked(terminal, '[6]:');
			say(terminal, '4');
			await isAsked(terminal, 'Reminder [back]:');
			say(terminal, answers.reminder);
			await isAsked(terminal, '[6]:');
			expect(terminal.text()).toMatch(/4\. Reminder +Team safe, entry 12/v);
			say(terminal, 'leave');
			expect(await terminal.exited).toMatchObject({exitCode: 130});
		});
	});

	test('the password can be corrected, pasted with its line end, and asked for again; it never shows', async () => {
		await withTerminal(plain, async terminal => {
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, '');
			await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
			say(terminal, path.join(terminal.home, 'sso.bak'));
			await isAsked(terminal, 'Password (not shown):');
			terminal.type('wr0ng-Start');
			terminal.press('ctrl-u');
			terminal.type(`${answers.password}x`);
			terminal.press('backspace', 'enter');
			await isAsked(terminal, 'once more (not shown):');
			say(terminal, 'an0ther-Passw');
			await terminal.waitFor('Not yet: This is not the same as the first one.');
			await isAsked(terminal, 'once more (not shown):');
			terminal.paste(`${answers.password}\nmore of it\n\n`);
			await terminal.waitFor('Only the first line was taken');
			await isAsked(terminal, 'Reminder:');
			for (const typed of [answers.password, 'wr0ng-Start', 'an0ther-Passw', 'more of it']) {
				expect(terminal.output).not.toContain(typed);
			}
		});
	});

	test('Ctrl+C while the tool runs asks first, and then ends it', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', 'hangs']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			await terminal.waitFor(/^running +Wait for ENTSSO, \d+ s so far/mv);
			terminal.press('ctrl-c');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			await terminal.waitFor('Stop the tool?');
			say(terminal, '1');
			await terminal.waitFor('Going on.');
			terminal.press('ctrl-c');
			await terminal.waitUntil(text => text.split('Stop the tool?').length === 3, 'the second question');
			say(terminal, '2');
			await terminal.waitFor('FAILED');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, 'leave');
			expect(await terminal.exited).toMatchObject({exitCode: 130});
			expect(await terminal.afterwards()).toMatchObject({isLineRestored: true});
			expectPlainBytes(terminal);
		});
	});

	test('a question of the tool that is not known is put to the user', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', 'unknown-prompts']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			for (const [number, prompt] of [['1', invented.password], ['2', invented.confirmation], ['3', invented.reminder]] as const) {
				await isAsked(terminal, /Number from 1 to 5:$/v);
				await terminal.waitFor(`| ${prompt.trim()}`);
				say(terminal, number);
				await terminal.waitUntil(text => !text.trimEnd().endsWith('Number from 1 to 5:'), 'the answer to be taken');
			}

			await terminal.waitFor('VERIFIED:');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			const copyFolder = path.join(terminal.home, 'elsewhere');
			await mkdir(copyFolder);
			say(terminal, '2');
			await isAsked(terminal, 'Folder [later]:');
			say(terminal, copyFolder);
			await terminal.waitUntil(text => text.includes(`Second copy    ${copyFolder}`), 'the copy');
			await finish(terminal, 0);
		});
	});

	test('the terminal is handed over, and comes back', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', '--engine', 'hand-over']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			await terminal.waitFor(`3. The reminder: ${answers.reminder}`);
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '1');
			await terminal.waitFor(/^Password :/mv);
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Confirm Password :/mv);
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Password reminder :/mv);
			terminal.type(`${answers.reminder}\r`);
			await terminal.waitFor('UNPROVEN:');
			await finish(terminal, 3);
			expect(await terminal.afterwards()).toMatchObject({isLineRestored: true});
		});
	});

	test('a failed run can be tried again', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', 'no-secret']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			await terminal.waitFor('FAILED (0xC0002A1F)');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '2');
			await isAsked(terminal, '[6]:');
			say(terminal, '6');
			await terminal.waitFor('VERIFIED:');
			await finish(terminal, 0);
		});
	});

	test('a dry run prints the command and starts nothing', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', '--dry-run']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
			expect(terminal.output).toMatch(/\nssoconfig -backupsecret \S+\.bak\r\n\r\nThe same without questions, [^\r]+:\r\n {2}entsso-backup run --practice ok --install-dir \S+ --backup-file '[^']+' --reminder 'Team safe, entry 12' --password-stdin\r\nIt reads the password/v);
			expect(await readdir(terminal.home)).not.toContain('SSO-Backup-Practice');
		});
	});

	test('a dry run with the engine api names the command that takes its place where nothing can be called', async () => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', '--dry-run', '--engine', 'api']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
			expect(terminal.output).toMatch(/\nssoconfig -backupsecret \S+\.bak\r\n/v);
			expect(terminal.output).toMatch(/ --engine api --password-stdin\r\n/v);
			expect(terminal.output).not.toContain('Call: ');
		});
	});

	test('a path that is too long for the window is broken behind a separator, in the review and in the report', async () => {
		await withTerminal({...plain, columns: 60}, async terminal => {
			const backupFile = path.join(terminal.home, 'backups-of-the-year', 'enterprise-single-sign-on', 'master-secret.bak');
			await answerAll(terminal, {...answers, backupFile});
			say(terminal, '');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			const rows = terminal.scrollback();
			for (const lead of ['  2. Backup file        ', 'Backup file    ']) {
				const first = rows.findIndex(line => line.startsWith(`${lead}/`));
				const last = rows.findIndex((line, index) => index >= first && line.endsWith('master-secret.bak'));
				const broken = rows.slice(first, last + 1).map(line => line.slice(lead.length));
				expect(broken.join('')).toBe(backupFile);
				expect(broken.slice(0, -1).every(line => line.endsWith('/')), broken.join('\n')).toBe(true);
				expect(broken.length).toBeGreaterThan(1);
			}
		});
	});

	test.each([['SIGTERM', 143], ['SIGHUP', 129]] as const)('%s while the tool runs ends it, and the result is printed', async (signal, exitCode) => {
		await withTerminal({...plain, arguments: ['--plain', '--practice', 'hangs']}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			await terminal.waitFor(/^done +Give the reminder/mv);
			await terminal.signal(signal);
			expect(await terminal.afterwards()).toMatchObject({exitCode, isLineRestored: true});
			expect(terminal.output).toContain('FAILED');
		});
	});

	test('a name that is taken is not offered again', async () => {
		await withTerminal(plain, async terminal => {
			const folder = path.join(terminal.home, 'SSO-Backup-Practice');
			const day = 24 * 60 * 60 * 1000;
			await mkdir(folder);
			// It may be midnight between this and the question.
			for (const time of [Date.now(), Date.now() + day]) {
				await writeFile(path.join(folder, `SSO-PRACTICE-${new Date(time).toISOString().slice(0, 10)}.bak`), '');
			}

			await answerAll(terminal);
			expect(terminal.text().replaceAll('\n', '')).toMatch(/Command: \S+ -backupsecret \S+-2\.bak6 will/v);
			say(terminal, '6');
			await terminal.waitFor('VERIFIED:');
		});
	});
});

test.concurrent('end of input leaves', async () => {
	await withTerminal(plain, async terminal => {
		await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
		terminal.press('ctrl-d');
		expect(await terminal.exited).toMatchObject({exitCode: 130});
	});
});

test.concurrent('the same folders can be used without a terminal that moves its cursor', async () => {
	await withTerminal({arguments: ['--practice'], environment: {TERM: 'dumb'}, columns: 40}, async terminal => {
		await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
		say(terminal, '');
		await answerFromDirectory(terminal);
		expectPlainBytes(terminal);
	});
});
