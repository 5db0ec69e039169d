import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {
	fill,
	signs,
	walkTo,
	words,
} from './walk.ts';

/** Enter on an answer that is refused: the reason stands below the field, the answer is still in it. */
async function refuses(terminal: TestTerminal, shown: string, reason: string): Promise<void> {
	terminal.press('enter');
	await terminal.waitFor(words(`Not yet: ${reason}`));
	expect(terminal.text()).toContain(shown);
}

describe.concurrent('bad input is refused next to the field, and stays in it', () => {
	test('install directory', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await writeFile(path.join(terminal.home, 'a-file'), '');
			await walkTo(terminal, 'install-directory');
			for (const [text, reason] of [
				['some/where', 'This is not a full path.'],
				[path.join(terminal.home, 'nowhere'), 'There is no such folder.'],
				[path.join(terminal.home, 'a-file'), 'This is a file.'],
				[terminal.home, 'There is no ssoconfig'],
			] as const) {
				await fill(terminal, text);
				await refuses(terminal, text.slice(-10), reason);
			}
		});
	});

	test('backup file', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await writeFile(path.join(terminal.home, 'a-file'), 'keep me');
			await walkTo(terminal, 'backup-file');
			for (const [text, reason] of [
				['sso.bak', 'This is not a full path.'],
				[`${terminal.home}/a-file`, 'This file is there already and is never'],
				[`${terminal.home}/a-file/sso.bak`, `${terminal.home}/a-file`.slice(0, 10)],
				[`${terminal.home}/../sso.bak`, 'Write the path without the part ..'],
				['$NOT_SET/sso.bak', '$NOT_SET has no value here.'],
				['~nobody/sso.bak', '~nobody has no value here.'],
			] as const) {
				await fill(terminal, text);
				await refuses(terminal, text.slice(-10), reason);
			}

			terminal.press('ctrl-u', 'enter');
			await terminal.waitFor('Not yet: Type a full path, such as');
		});
	});

	test('a folder that is not there is made only after asking', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'backup-file');
			const file = path.join(terminal.home, 'one', 'two', 'sso.bak');
			await fill(terminal, file);
			await terminal.waitFor(words('will be made when the backup runs, if you agree.'));
			terminal.press('enter');
			await terminal.waitFor(words('is not there. Make it?'));
			terminal.press('escape');
			await terminal.waitForGone('Make it?');
			expect(terminal.text()).toContain('Step 3 of 7');
			terminal.press('enter');
			await terminal.waitFor('Make it?');
			terminal.press('enter');
			await terminal.waitFor(signs.password);
		});
	});

	test('password', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'password');
			for (const [text, reason] of [
				['short', '5 characters so far.'],
				[' a space first', 'The password begins or ends with a space'],
				['a space behind ', 'The password begins or ends with a space'],
			] as const) {
				terminal.press('ctrl-u');
				terminal.type(text);
				await terminal.waitFor(new RegExp(String.raw`Password: +\*{${text.length}}[^*]`, 'v'));
				await refuses(terminal, '*'.repeat(text.length), reason);
			}

			terminal.press('ctrl-u');
			terminal.paste('x'.repeat(257));
			await terminal.waitFor('257 characters');
			await refuses(terminal, '***', '257 characters. ENTSSO takes 256 at most.');

			terminal.press('ctrl-u');
			await terminal.waitFor('Type a password of 7');
			terminal.paste('correct horse battery\r\n');
			await terminal.waitFor('The pasted text had a line break; it was left out.');
			await terminal.waitFor(/Password: +\*{21}[^*]/v);
			terminal.press('enter');
			await terminal.waitFor(signs.confirmation);
			terminal.type('correct house');
			await terminal.waitFor('This is not the same');
			terminal.press('enter');
			await terminal.waitFor('Not yet: This is not the same as the password above.');
			await terminal.waitFor(/> Once more:$/mv);
		});
	});

	test('reminder', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'reminder', {password: 'Blue-Kettle-47-fjord', reminder: ''});
			for (const [text, reason] of [
				['', 'Type a reminder'],
				['Blue-Kettle-47-fjord', 'The reminder gives the password away'],
				['blue KETTLE 47 fjor it is', 'The reminder gives the password away'],
				['drojf-74-eltteK-eulB', 'The reminder gives the password away'],
			] as const) {
				await fill(terminal, text);
				await refuses(terminal, text, reason);
			}

			terminal.press('ctrl-u');
			terminal.paste('r'.repeat(513));
			await terminal.waitFor('513 characters');
			await refuses(terminal, 'rrr', '513 characters. ENTSSO takes 512 at most.');
		});
	});

	test('second copy', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await writeFile(path.join(terminal.home, 'a-file'), '');
			await walkTo(terminal, 'second-copy');
			for (const [text, reason] of [
				['some/where', 'This is not a full path.'],
				[path.join(terminal.home, 'a-file'), 'This is a file.'],
				[path.join(terminal.home, 'SSO-Backup-Practice'), 'The backup file itself is in this folder.'],
			] as const) {
				await fill(terminal, text);
				await refuses(terminal, text.slice(-10), reason);
			}
		});
	});

	test('Tab completes a path, and lists the ways to go on', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await mkdir(path.join(terminal.home, 'backup-one'));
			await mkdir(path.join(terminal.home, 'backup-two'));
			await walkTo(terminal, 'backup-file');
			await fill(terminal, `${terminal.home}/ba`);
			terminal.press('tab');
			await terminal.waitFor('2 ways to go on');
			await terminal.waitFor(/File: .*\/backup-\s*$/mv);
			terminal.press('tab');
			await terminal.waitFor(/File: .*\/backup-one\//v);
			terminal.press('tab');
			await terminal.waitFor(/File: .*\/backup-two\//v);
			terminal.type('sso.bak');
			await terminal.waitFor(/File: .*\/backup-two\/sso\.bak/v);
			await fill(terminal, `${terminal.home}/nothing-like`);
			terminal.press('tab');
			await terminal.waitFor('Nothing was found that begins like this.');
		});
	});
});
