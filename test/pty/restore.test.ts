import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {isAsked, say} from './questions.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {answers, signs} from './walk.ts';

const patient = {timeout: 30_000};

/** Goes on until the file is asked for. */
async function toFile(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('Check this computer');
	await terminal.waitUntil(text => !text.includes('looking') && text.includes('Enter go on'), 'all lines to be known');
	terminal.press('enter');
	await terminal.waitFor(/Install directory[\s\S]*ssoconfig is here\./v);
	terminal.press('enter');
	await terminal.waitFor(/File to restore[\s\S]*SSO-old/v);
}

async function typePassword(terminal: TestTerminal, password: string): Promise<void> {
	await terminal.waitFor('> Password:');
	terminal.type(password);
	await terminal.waitFor(new RegExp(String.raw`> Password: \*{${password.length}}`, 'v'));
	terminal.press('enter');
}

/** The password on the note, as the screen tells it. */
async function noted(terminal: TestTerminal): Promise<string> {
	await terminal.waitFor(/note\s+says\s+\S/v);
	return /note\s+says\s+(?<password>\S+)/v.exec(terminal.text())?.groups?.password ?? '';
}

async function toLoaded(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('ACCEPTED:', patient);
	// While its database is encrypted anew, ENTSSO is not restarted.
	for (let looks = 1; !terminal.text().includes('LOADED:'); looks++) {
		expect(looks).toBeLessThan(5000);
		const before = terminal.output.length;
		terminal.type('l');
		await terminal.waitUntil(() => terminal.output.length > before, 'another look', patient);
		terminal.press('up');
	}

	terminal.press('enter');
	expect(await terminal.exited).toMatchObject({exitCode: 0});
}

describe.concurrent('the restore in practice', () => {
	test('of a lost secret goes the whole way, and its record is kept', async () => {
		await withTerminal({arguments: ['restore', '--practice', 'lost-secret']}, async terminal => {
			await toFile(terminal);
			terminal.press('enter');
			await terminal.waitFor('Nothing to lose.');
			terminal.press('enter');
			const password = await noted(terminal);
			await typePassword(terminal, password);
			await terminal.waitFor(/Review[\s\S]*ssoconfig\s+-restoresecret[\s\S]*Enter start the restore/v);
			terminal.press('enter');
			await toLoaded(terminal);
			expect(terminal.output).not.toContain(answers.password);
			expect(terminal.scrollback().join('\n')).toContain('PRACTICE (lost-secret)');
		});
	});

	test('of another secret backs up first what is here, and has the name of the computer typed', async () => {
		await withTerminal({arguments: ['restore', '--practice', 'other-secret'], rows: 30}, async terminal => {
			await toFile(terminal);
			terminal.press('enter');
			await terminal.waitFor(/What is here now[\s\S]*Enter back it up first/v);
			terminal.press('enter');
			await terminal.waitFor(/ssoconfig makes the backup[\s\S]*ssoconfig is here\./v);
			terminal.press('enter');
			await terminal.waitFor(/Backup file[\s\S]*The name is free\./v);
			terminal.press('enter');
			for (const mark of [/> Password:/v, /> Once more:/v]) {
				await terminal.waitFor(mark);
				terminal.type(answers.password);
				await terminal.waitFor(new RegExp(String.raw`${mark.source} +\*{${answers.password.length}}`, 'v'));
				terminal.press('enter');
			}

			await terminal.waitFor('> Reminder:');
			terminal.type(answers.reminder);
			await terminal.waitFor(`> Reminder: ${answers.reminder}`);
			terminal.press('enter');
			await terminal.waitFor('> Folder:');
			terminal.press('enter');
			await terminal.waitFor('Enter start the backup');
			await terminal.waitFor('Enter will');
			terminal.press('enter');
			await terminal.waitFor(/VERIFIED:[\s\S]*Enter go on with the restore/v, patient);
			terminal.press('enter');
			await terminal.waitFor(/Kept\. The secret that is here now is in a verified backup/v);
			terminal.press('enter');
			const password = await noted(terminal);
			await typePassword(terminal, password);
			await terminal.waitFor('> Name:');
			terminal.press('enter');
			await terminal.waitFor('Not yet:');
			terminal.type('PRACTICE');
			await terminal.waitFor('> Name: PRACTICE');
			terminal.press('enter');
			await terminal.waitFor('Enter start the restore');
			terminal.press('enter');
			await toLoaded(terminal);
		});
	});

	test('with a wrong password says so, and asks for it again', async () => {
		await withTerminal({arguments: ['restore', '--practice', 'wrong-password']}, async terminal => {
			await toFile(terminal);
			terminal.press('enter');
			await terminal.waitFor('What is here now');
			await terminal.waitFor('Enter go on');
			terminal.press('enter');
			const password = await noted(terminal);
			await typePassword(terminal, password);
			await terminal.waitFor('Enter start the restore');
			terminal.press('enter');
			await terminal.waitFor('FAILED (0xC0002A1B)', patient);
			terminal.press('enter');
			await terminal.waitFor('File password');
			terminal.press('end', 'ctrl-u');
			// The reminder of the file leads to it.
			await typePassword(terminal, 'Autumn-leaves-15');
			await terminal.waitFor('Enter start the restore');
			terminal.press('enter');
			await toLoaded(terminal);
		});
	});

	test('line by line', async () => {
		await withTerminal({arguments: ['restore', '--practice', 'lost-secret'], environment: {TERM: 'dumb'}, rows: 60}, async terminal => {
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, '');
			await isAsked(terminal, 'another file [1]:');
			say(terminal, '');
			await terminal.waitFor('Nothing to lose.');
			await isAsked(terminal, /(?:Number from 1 to \d|type 1) \[1\]:$/v);
			say(terminal, '');
			await isAsked(terminal, /\(not shown\):$/v);
			say(terminal, await noted(terminal));
			await terminal.waitFor('ssoconfig -restoresecret');
			await isAsked(terminal, /\[\d\]:$/v);
			say(terminal, '');
			await terminal.waitFor('ACCEPTED:', patient);
		});
	});
});

test.concurrent('who needs a restore is led to it by the wizard itself', async () => {
	await withTerminal({arguments: ['--practice', 'lost-secret']}, async terminal => {
		await terminal.waitFor(signs.check);
		await terminal.waitFor('This computer needs a restore.');
		terminal.press('enter');
		await terminal.waitFor(/Step 2 of \d[\s\S]*restores the file/v);
		expect(path.basename(terminal.home)).not.toBe('');
		terminal.press('ctrl-c');
		await terminal.exited;
	});
});
