import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {recordFiles} from '../core/records/record-files.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {
	answers,
	fill,
	signs,
	type Stop,
	walkTo,
	startRun,
} from './walk.ts';

const practice = {arguments: ['--practice']};

async function backupFileIn(terminal: TestTerminal): Promise<string> {
	const folder = path.join(terminal.home, 'SSO-Backup-Practice');
	const [name = ''] = await readdir(folder);
	return path.join(folder, name);
}

describe.concurrent('the journey in practice', () => {
	test('ends verified, with a practice file, a copy and a record', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const copyFolder = path.join(terminal.home, 'elsewhere');
			await mkdir(copyFolder);
			await startRun(terminal, {...answers, copyFolder});
			await terminal.waitFor('VERIFIED');
			await terminal.waitFor('PRACTICE: ok');
			const file = await backupFileIn(terminal);
			const content = await readFile(file);
			expect(content.toString()).toMatch(/practice/iv);
			expect(content.toString()).not.toContain(answers.password);
			expect(await readFile(path.join(copyFolder, path.basename(file)))).toEqual(content);

			terminal.press('enter');
			expect(await terminal.afterwards()).toMatchObject({
				exitCode: 0, isLineRestored: true, isCursorVisible: true, isBracketedPaste: false, isAlternateScreen: false,
			});
			const said = terminal.scrollback().join('\n');
			expect(said).toContain('PRACTICE (ok)');
			expect(said).toContain('VERIFIED: The master secret is backed up.');
			expect(said).toContain(createHash('sha256').update(content).digest('hex'));

			const history = path.join(terminal.home, '.config', 'entsso-backup', 'history');
			const [record = ''] = await recordFiles(history);
			const kept = await readFile(record, 'utf8');
			expect(JSON.parse(kept)).toMatchObject({verdict: 'verified', practice: 'ok', file});
			expect(kept).not.toContain(answers.password);
			expect(kept).not.toContain(answers.reminder);
		});
	});

	test('goes on from the offer off Windows', async () => {
		await withTerminal({}, async terminal => {
			await terminal.waitFor('ENTSSO runs on Windows only.');
			terminal.press('down');
			await terminal.waitFor('> not-secret-server');
			terminal.press('enter');
			await terminal.waitFor('PRACTICE: not-secret-server');
			await terminal.waitFor('SSO-MASTER');
		});
	});

	test('Esc goes back from every screen, Enter forward again, and the answers are kept', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'review');
			const back: Stop[] = ['second-copy', 'reminder', 'password', 'backup-file', 'install-directory', 'check'];
			for (const step of back) {
				terminal.press('escape');
				await terminal.waitFor(signs[step]);
			}

			terminal.press('escape');
			await terminal.waitFor('This is the first step.');

			terminal.press('enter');
			await terminal.waitFor('ssoconfig is here.');
			terminal.press('enter');
			await terminal.waitFor('Step 3 of 7');
			await terminal.waitFor('when the backup runs');
			terminal.press('enter');
			await terminal.waitFor(signs.password);
			await terminal.waitFor('*'.repeat(answers.password.length));
			terminal.press('enter');
			await terminal.waitFor('Both are the same.');
			terminal.press('enter');
			await terminal.waitFor(answers.reminder);
			terminal.press('enter');
			await terminal.waitFor('Step 6 of 7');
			terminal.press('enter');
			await terminal.waitFor('Step 7 of 7');
		});
	});

	test('Esc on the second typing of the password goes to the first', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'confirmation');
			terminal.press('escape');
			await terminal.waitFor(signs.password);
			await terminal.waitFor('*'.repeat(answers.password.length));
		});
	});

	test('the review opens any answer, and comes back with the change', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'review');
			const rows: Array<[string, Stop]> = [
				['Install directory', 'install-directory'], ['Backup file', 'backup-file'], ['Password', 'password'], ['Reminder', 'reminder'], ['Second copy', 'second-copy'],
			];
			for (const [row, step] of rows) {
				await terminal.waitFor(`> ${row}`);
				terminal.type('e');
				await terminal.waitFor(signs[step]);
				terminal.press('escape');
				await terminal.waitFor('Step 7 of 7');
				// What was opened is still chosen.
				await terminal.waitFor(`> ${row}`);
				terminal.press('down');
			}

			terminal.press('down', 'down', 'down');
			await terminal.waitFor('> Reminder');
			terminal.type('e');
			await terminal.waitFor('Step 5 of 7');
			await fill(terminal, 'Safe in room 4');
			terminal.press('enter');
			await terminal.waitFor(/Step 7 of 7[\s\S]*Safe in room 4/v);
		});
	});

	test('a changed password brings back a reminder that gives it away', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'review', {...answers, reminder: 'the colour of correct-horse-battery'});
			terminal.press('down', 'down');
			await terminal.waitFor('> Password');
			terminal.type('e');
			await terminal.waitFor(signs.password);
			terminal.press('ctrl-u');
			terminal.type('Correct-Horse-Battery');
			terminal.press('enter');
			await terminal.waitFor(signs.confirmation);
			terminal.press('ctrl-u');
			terminal.type('Correct-Horse-Battery');
			terminal.press('enter');
			await terminal.waitFor(/Step 7 of 7[\s\S]*Not yet: The reminder gives the password away/v);
			terminal.press('enter');
			await terminal.waitFor(/Step 5 of 7[\s\S]*Not yet: The reminder gives the password away/v);
			expect(terminal.text()).toContain('the colour of correct-horse-battery');
		});
	});

	test('a dry run asks everything, prints the command and changes nothing', async () => {
		await withTerminal({arguments: ['--practice', '--dry-run', '--backup-file', `${os.tmpdir()}/my backup/sso.bak`]}, async terminal => {
			await walkTo(terminal, 'review');
			await terminal.waitFor('Dry run');
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
			expect(terminal.scrollback().join('')).toContain(`ssoconfig -backupsecret '${os.tmpdir()}/my backup/sso.bak'`);
			expect(await readdir(os.tmpdir())).not.toContain('my backup');
		});
	});

	test('F1 explains each step and Esc closes it', async () => {
		await withTerminal(practice, async terminal => {
			await terminal.waitFor(signs.check);
			for (const step of ['install-directory', 'backup-file', 'password'] as const) {
				terminal.press('f1');
				await terminal.waitFor('explained');
				terminal.press('escape');
				await terminal.waitForGone('explained');
				await terminal.waitUntil(text => !text.includes('looking'), 'all lines to be known');
				terminal.press('enter');
				if (step === 'password') {
					await terminal.waitFor('Make it?');
					terminal.press('enter');
				}

				await terminal.waitFor(signs[step]);
			}
		});
	});

	test('an explanation that is longer than the window is read with Up and Down', async () => {
		await withTerminal(practice, async terminal => {
			// The explanation has a line more once the check has come to its end.
			await terminal.waitFor('R restore a file');
			terminal.press('f1');
			await terminal.waitFor('more below');
			terminal.press(...Array.from({length: 40}, () => 'down' as const));
			await terminal.waitFor('the end: Up shows');
			terminal.press('up');
			await terminal.waitFor('more below');
			terminal.press('f1');
			await terminal.waitForGone('explained');
		});
	});

	test('F1 explains while the tool runs, and the question whether to stop comes before it', async () => {
		await withTerminal({arguments: ['--practice', 'hangs']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor(/running +Wait for ENTSSO/v);
			terminal.press('f1');
			await terminal.waitFor('If it seems stuck');
			terminal.press('ctrl-c');
			await terminal.waitFor('Stop the tool?');
			terminal.type('y');
			await terminal.waitFor('FAILED');
		});
	});

	test('the password is seen only while Ctrl+R is held', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type('correct horse');
			await terminal.waitFor('*'.repeat(13));
			expect(terminal.text()).not.toContain('correct horse');
			terminal.press('ctrl-r');
			await terminal.waitFor('correct horse');
			await terminal.waitForGone('correct horse');
			await terminal.waitFor('*'.repeat(13));
		});
	});
});
