import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {lendInstallDirectory} from './install-directory.ts';
import {withTerminal} from './terminal.ts';
import {answers, leaveAfterAsking, startRun} from './walk.ts';

describe.concurrent('hand-over', () => {
	const installDirectory = lendInstallDirectory();

	test('tells what will be asked, gives the window to ssoconfig, comes back and judges', async () => {
		await withTerminal({arguments: ['--install-dir', installDirectory(), '--engine', 'hand-over']}, async terminal => {
			const backupFile = path.join(terminal.home, 'sso.bak');
			await startRun(terminal, {...answers, backupFile});
			await terminal.waitFor('Now ssoconfig asks you itself');
			await terminal.waitFor(/1\. Password[\s\S]*2\. The same[\s\S]*3\. The reminder: Team safe, entry 12/v);
			await terminal.waitFor('Command: ssoconfig -backupsecret');
			terminal.press('enter');
			await terminal.waitFor(/^Password :/mv);
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Confirm Password :/mv);
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Password reminder :/mv);
			terminal.type(`${answers.reminder}\r`);
			await terminal.waitFor('UNPROVEN');
			expect(JSON.parse(await readFile(backupFile, 'utf8'))).toMatchObject({
				same: true, hash: createHash('sha256').update(answers.password).digest('hex'), reminder: answers.reminder,
			});
			// The keyboard is the wizard's again.
			terminal.press('escape');
			await terminal.waitFor('Step 7 of 7');
			await leaveAfterAsking(terminal);
			expect(await terminal.afterwards()).toMatchObject({exitCode: 130, isLineRestored: true, isCursorVisible: true});
		});
	});

	test('Esc before it stops, and nothing is started', async () => {
		await withTerminal({arguments: ['--practice', '--engine', 'hand-over']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('Now ssoconfig asks you itself');
			terminal.press('escape');
			await terminal.waitFor('Stop here? The backup has not been started');
			terminal.press('escape');
			await terminal.waitFor('Now ssoconfig asks you itself');
			terminal.press('ctrl-c');
			await terminal.waitFor('Stop here? The backup has not been started');
			terminal.type('y');
			await terminal.waitFor('FAILED');
			await leaveAfterAsking(terminal);
			expect(await terminal.exited).toMatchObject({exitCode: 130});
		});
	});

	test('a question that nobody knows can be answered by hand', async () => {
		await withTerminal({arguments: ['--practice', 'unknown-prompts']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('What does it want?');
			terminal.type('t');
			await terminal.waitFor(/your keys go to\s+ssoconfig[\s\S]*1\. Password[\s\S]*2\. The same[\s\S]*3\. The reminder: Team safe, entry 12/v);
			terminal.press('enter');
			await terminal.waitUntil(text => /^Zolvarim :/mv.test(text) && !text.includes('Backing up'), 'the window of the tool');
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Zolvarim teth :/mv);
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Quenu marosh :/mv);
			terminal.type(`${answers.reminder}\r`);
			await terminal.waitFor('VERIFIED:');
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
		});
	});

	test('a question that ends its line is shown once the tool has gone quiet, and T answers it by hand', async () => {
		const environment = {STAND_IN: 'line-feed'};
		await withTerminal({arguments: ['--install-dir', installDirectory()], environment}, async terminal => {
			const backupFile = path.join(terminal.home, 'sso.bak');
			await startRun(terminal, {...answers, backupFile});
			await terminal.waitFor('| Type YES to have the file written.');
			await terminal.waitFor('T answer it myself');
			expect(terminal.text()).not.toContain(answers.password);
			terminal.type('t');
			await terminal.waitFor(/your keys go to\s+ssoconfig[\s\S]*1\. The password again[\s\S]*2\. The reminder: Team safe, entry 12/v);
			terminal.press('enter');
			await terminal.waitUntil(text => /^Type YES/mv.test(text) && !text.includes('Backing up'), 'the window of the tool');
			terminal.type('YES\r');
			await terminal.waitFor(/^Confirm Password :/mv);
			terminal.type(`${answers.password}\r`);
			await terminal.waitFor(/^Password reminder :/mv);
			terminal.type(`${answers.reminder}\r`);
			await terminal.waitFor('UNPROVEN');
			expect(JSON.parse(await readFile(backupFile, 'utf8'))).toMatchObject({same: true, reminder: answers.reminder});
			await leaveAfterAsking(terminal);
			expect(await terminal.afterwards()).toMatchObject({isLineRestored: true});
		});
	});

	test('Ctrl+C while ssoconfig has the window is for ssoconfig, not for the wizard', async () => {
		await withTerminal({arguments: ['--practice', '--engine', 'hand-over']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('Now ssoconfig asks you itself');
			terminal.press('enter');
			await terminal.waitFor(/^Password :/mv);
			terminal.press('ctrl-c');
			await terminal.waitFor('FAILED');
			terminal.press('escape');
			await terminal.waitFor('Step 7 of 7');
		});
	});
});
