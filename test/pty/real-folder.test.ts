import {createHash} from 'node:crypto';
import {
	mkdir,
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {lendInstallDirectory} from './install-directory.ts';
import {withTerminal} from './terminal.ts';
import {
	answers,
	leaveAfterAsking,
	startRun,
	walkTo,
	words,
} from './walk.ts';

describe.concurrent('a folder with a real ssoconfig', () => {
	const installDirectory = lendInstallDirectory();

	test('is driven from the first screen to the result; without ENTSSO\'s word the backup is unproven', async () => {
		await withTerminal({arguments: ['--install-dir', installDirectory()]}, async terminal => {
			const backupFile = path.join(terminal.home, 'my backups', 'sso & co.bak');
			await terminal.waitFor(/unknown +Administrator/v);
			await terminal.waitFor('Nothing is known to stand in the way.');
			expect(terminal.text().match(/^unknown /gmv)).toHaveLength(8);
			expect(terminal.text()).not.toContain('PRACTICE');
			await walkTo(terminal, 'review', {...answers, backupFile});
			await terminal.waitFor('sso & co.bak\'');
			terminal.press('enter');
			await terminal.waitFor('UNPROVEN');
			expect(JSON.parse(await readFile(backupFile, 'utf8'))).toMatchObject({
				same: true,
				hash: createHash('sha256').update(answers.password).digest('hex'),
				reminder: answers.reminder,
			});
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 3});
		});
	});

	test('an error code of the tool is shown with its meaning, and the answers are still there to try again', async () => {
		await withTerminal({arguments: ['--install-dir', installDirectory()], environment: {STAND_IN: 'fail'}}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('FAILED (0xC0002A0E)');
			await terminal.waitFor(words('master secret server'));
			terminal.press('escape');
			await terminal.waitFor(/Step 7 of 7[\s\S]*17 characters/v);
			terminal.press('enter');
			await terminal.waitFor('FAILED (0xC0002A0E)');
			await leaveAfterAsking(terminal);
			expect(await terminal.exited).toMatchObject({exitCode: 1});
		});
	});

	test('the answers but no secret are offered the next time', async () => {
		const preferences = await mkdtemp(path.join(os.tmpdir(), 'entsso-settings-'));
		const given = ['--install-dir', installDirectory(), '--config-dir', preferences];
		const folder = path.join(preferences, 'backups');
		await mkdir(folder);
		await withTerminal({arguments: given}, async terminal => {
			await startRun(terminal, {...answers, backupFile: path.join(folder, 'first.bak')});
			await terminal.waitFor('UNPROVEN');
			terminal.press('enter');
			await terminal.exited;
		});
		await withTerminal({arguments: given}, async terminal => {
			await walkTo(terminal, 'backup-file');
			await terminal.waitFor(path.join(folder, 'SSO-'));
			const kept = await readFile(path.join(preferences, 'config.json'), 'utf8');
			expect(kept).not.toContain(answers.password);
			expect(kept).not.toContain(answers.reminder);
		});
		await rm(preferences, {recursive: true});
	});

	test('broken settings are set aside, with a word', async () => {
		const preferences = await mkdtemp(path.join(os.tmpdir(), 'entsso-settings-'));
		await writeFile(path.join(preferences, 'config.json'), '{"installDirectory": ');
		await withTerminal({arguments: ['--practice', '--config-dir', preferences]}, async terminal => {
			await terminal.waitFor('could not be read. It was set aside as');
			await walkTo(terminal, 'install-directory');
		});
		await rm(preferences, {recursive: true});
	});
});
