import {describe, expect, test} from 'vitest';
import {isAsked, say} from './questions.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';

/** Opens the guide from the check of a computer whose master secret server is lost. */
async function open(terminal: TestTerminal): Promise<void> {
	await terminal.waitUntil(text => text.includes('Check this computer') && /G (?:show the steps|go on with the guide)/v.test(text), 'the key of the guide');
	terminal.type('g');
	await terminal.waitFor('Guide, step by step');
}

describe.concurrent('a guide in practice', () => {
	test('is opened from the check, a step marked, and found so when it is opened again', async () => {
		await withTerminal({arguments: ['--practice', 'lost-master'], rows: 24, columns: 80}, async terminal => {
			await open(terminal);
			await terminal.waitFor(/Have +\S[\s\S]*Never +\S/v);
			terminal.press('down');
			await terminal.waitFor(/> \[ \] 1 of \d+: \S/v);
			terminal.type(' ');
			await terminal.waitFor(/> \[x\] 1 of \d+: \S/v);
			terminal.press('down');
			await terminal.waitFor(/> \[ \] 2 of \d+: \S/v);
			terminal.press('escape');
			await terminal.waitFor('Check this computer');
			await open(terminal);
			await terminal.waitFor(/> \[ \] 2 of \d+: \S/v);
			terminal.press('up');
			await terminal.waitFor(/> \[x\] 1 of \d+: \S[\s\S]*SSO-MASTER/v);
			expect(terminal.text()).not.toContain('Seen:');
			terminal.press('ctrl-c');
			await terminal.waitFor('Leave? The marks in the guide so far will be lost.');
			terminal.type('y');
			expect(await terminal.exited).toMatchObject({exitCode: 130});
		});
	});

	test('is read line by line, a step marked, and found so when it is opened again', async () => {
		await withTerminal({arguments: ['--plain', '--practice', 'lost-master'], rows: 60}, async terminal => {
			const choose = async (): Promise<void> => {
				await terminal.waitFor(/(?<number>\d)\. (?:show the steps|go on with the guide)/v);
				await isAsked(terminal, /Number from 1 to \d.*:$/v);
				say(terminal, /(?<number>\d)\. (?:show the steps|go on with the guide)/v.exec(terminal.text())!.groups!.number!);
				await isAsked(terminal, /Enter, .*c, q:$/v);
			};

			await choose();
			say(terminal, '');
			await terminal.waitFor(/^\[ \] 1 of \d+: /mv);
			await isAsked(terminal, /Enter, .*c, q:$/v);
			say(terminal, 'd');
			await terminal.waitFor(/^\[x\] 1 of \d+: /mv);
			await isAsked(terminal, /Enter, .*c, q:$/v);
			say(terminal, 'q');
			await choose();
			expect(terminal.text().match(/^\[x\] 1 of \d+: /gmv)).toHaveLength(2);
			terminal.press('ctrl-c');
			await terminal.waitFor('Leave? The marks in the guide so far will be lost.');
			await isAsked(terminal, /Number from 1 to \d.*:$/v);
			say(terminal, 'y');
			expect(await terminal.exited).toMatchObject({exitCode: 130});
		});
	});
});
