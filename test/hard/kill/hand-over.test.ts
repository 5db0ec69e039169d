import {describe, expect, test} from 'vitest';
import {restored} from '../../pty/restored.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {answers, startRun} from '../../pty/walk.ts';
import {type Place, testEnds} from './ends.ts';

const flags = (): readonly string[] => ['--practice', '--engine', 'hand-over'];

async function announce(terminal: TestTerminal): Promise<void> {
	await startRun(terminal);
	await terminal.waitFor('Now ssoconfig asks you itself');
}

async function lend(terminal: TestTerminal): Promise<void> {
	await announce(terminal);
	terminal.press('enter');
	await terminal.waitFor(/^Password :/mv);
}

const places: readonly Place[] = [
	{name: 'what is said before the terminal is handed over', flags, go: announce},
	{
		name: 'a question of the tool that owns the terminal', flags, go: lend, apart: ['SIGINT'],
	},
	{
		name: 'a password half typed into the tool', flags, apart: ['SIGINT'], async go(terminal) {
			await lend(terminal);
			terminal.type(answers.password.slice(0, 5));
			await terminal.waitFor(/^Password : \*{5}$/mv);
		},
	},
	{
		name: 'a question of the tool that is answered by hand', flags: () => ['--practice', 'unknown-prompts'], async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor('What does it want?');
			terminal.type('t');
			await terminal.waitFor('your keys go to');
			terminal.press('enter');
			await terminal.waitUntil(text => /^Zolvarim :/mv.test(text) && !text.includes('Backing up'), 'the window of the tool');
		},
	},
];

describe.concurrent.each(places)('at $name', place => {
	testEnds(place);
});

test.concurrent('SIGINT is for the tool while it owns the terminal, and for the wizard again after that', async () => {
	await withTerminal({arguments: flags()}, async terminal => {
		await lend(terminal);
		await terminal.signal('SIGINT');
		terminal.type(`${answers.password}\r`);
		await terminal.waitFor(/^Confirm Password :/mv);
		terminal.type(`${answers.password}\r`);
		await terminal.waitFor(/^Password reminder :/mv);
		terminal.type(`${answers.reminder}\r`);
		await terminal.waitFor('UNPROVEN');
		await terminal.signal('SIGINT');
		expect(await terminal.afterwards()).toEqual({exitCode: 130, signal: 0, ...restored});
	});
});
