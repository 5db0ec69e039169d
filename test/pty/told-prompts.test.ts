import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {invented} from '../../source/host/practice/languages.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {answerAll, isAsked, say} from './questions.ts';
import {withTerminal} from './terminal.ts';
import {answers, startRun} from './walk.ts';

/*
What a user said of a prompt that is not known is offered the next time with the same settings, and never used unasked.
*/

const prompts = [['p', 'the password', invented.password], ['c', 'the password again', invented.confirmation], ['r', 'the reminder', invented.reminder]] as const;
const said = (name: string): string => `Last time you said this asks for ${name}.`;

// One after the other: what a test leaves is removed at its end, from under one beside it too.
describe('a prompt that was explained', () => {
	test('is known in the next run, drawn and in lines', async () => {
		const settings = path.join(await temporaryFolder(), 'settings');
		const flags = ['--practice', 'unknown-prompts', '--config-dir', settings];
		await withTerminal({arguments: flags}, async terminal => {
			await startRun(terminal);
			for (const [key, name, prompt] of prompts) {
				await terminal.waitUntil(text => text.includes('What does it want?') && text.includes(`| ${prompt.trim()}`), `the question ${prompt}`);
				expect(terminal.text()).not.toContain(said(name));
				terminal.press('up');
				terminal.type(key);
			}

			await terminal.waitFor('VERIFIED:');
		});
		await withTerminal({arguments: flags}, async terminal => {
			await startRun(terminal);
			for (const [key, name, prompt] of prompts) {
				await terminal.waitUntil(text => text.includes(`| ${prompt.trim()}`) && text.includes(said(name)), `the question ${prompt}`);
				expect(terminal.text()).toContain('Nothing is typed until you choose.');
				expect(terminal.text()).not.toContain(answers.password);
				terminal.press('up');
				terminal.type(key);
			}

			await terminal.waitFor('VERIFIED:');
		});
		await withTerminal({arguments: ['--plain', ...flags], rows: 200, columns: 100}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			await isAsked(terminal, /Number from 1 to 5:$/v);
			await terminal.waitFor(said('the password'));
			say(terminal, 'stop');
		});
	});

	test('the password is not typed into the third prompt unasked, nor is that backup verified, nor is it known afterwards', async () => {
		const settings = path.join(await temporaryFolder(), 'settings');
		await withTerminal({arguments: ['--practice', 'unknown-prompts', '--config-dir', settings], rows: 40}, async terminal => {
			await startRun(terminal);
			for (const [key, prompt] of [['p', invented.password], ['c', invented.confirmation], ['p', invented.reminder]] as const) {
				await terminal.waitUntil(text => text.includes('What does it want?') && text.includes(`| ${prompt.trim()}`), `the question ${prompt}`);
				terminal.press('up');
				terminal.type(key);
			}

			await terminal.waitFor('The password was typed already. This is usually the reminder');
			terminal.press('up');
			terminal.type('y');
			await terminal.waitFor('UNPROVEN');
			const text = terminal.text().replaceAll(/\s+/gv, ' ');
			expect(text).toContain('The password may stand in the file as the reminder, in clear');
			expect(text).toContain('Make a new backup with another password.');
			expect(terminal.text()).not.toContain(answers.password);
		});
		const kept = await readFile(path.join(settings, 'config.json'), 'utf8').catch(() => '');
		expect(kept).not.toContain('Zolvarim');
	});
});
