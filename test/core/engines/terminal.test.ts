import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {withTerminal, type TestTerminal} from '../../pty/terminal.ts';
import {allTyped, password, reminder} from './run-stand-in.ts';
import type {TerminalResult} from './terminal-program.ts';

const program = fileURLToPath(new URL('terminal-program.ts', import.meta.url));

/** Runs one of the engines in a terminal, with a user who does this. */
async function inTerminal(which: string, user: (terminal: TestTerminal) => Promise<void>): Promise<TerminalResult> {
	return withTerminal({command: process.execPath, arguments: [program, which]}, async terminal => {
		await user(terminal);
		const {exitCode} = await terminal.exited;
		expect(exitCode, terminal.text()).toBe(0);
		return JSON.parse(await readFile(path.join(terminal.temporary, 'result.json'), 'utf8')) as TerminalResult;
	});
}

async function answerByHand(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor(/^Password :/mv);
	terminal.send(`${password}\r`);
	await terminal.waitFor(/^Confirm Password :/mv);
	terminal.send(`${password}\r`);
	await terminal.waitFor(/^Password reminder :/mv);
	terminal.send(`${reminder}\r`);
	await terminal.waitFor('The operation completed successfully.');
}

describe.concurrent('hand-over', () => {
	test('the user answers the tool, and the terminal comes back', async () => {
		const {outcome, typed, lent, interrupts} = await inTerminal('hand-over', answerByHand);
		expect(typed).toEqual(allTyped);
		expect(lent).toEqual(['lent', 'given back']);
		expect(interrupts).toBe(0);
		expect(outcome).toEqual({
			engine: 'hand-over', ending: 'exited', exitCode: 0, screen: [], passwordShown: false, leftBehind: false,
		});
	});

	test.each(['no-module', 'no-terminal'])('takes the place of the console engine: %s', async which => {
		const {outcome, typed, lent} = await inTerminal(which, answerByHand);
		expect(typed).toEqual(allTyped);
		expect(lent).toEqual(['lent', 'given back']);
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'exited', exitCode: 0});
	});

	test('Ctrl+C is for the tool', async () => {
		const {outcome, lent} = await inTerminal('interrupt', async terminal => {
			await terminal.waitFor('hanging');
			terminal.send('\u{3}');
		});
		expect(lent).toEqual(['lent', 'given back']);
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'killed'});
	});

	test('is ended when it is cancelled, with all it started', async () => {
		const {outcome, lent} = await inTerminal('cancel', async terminal => {
			await terminal.waitFor('hanging');
			await terminal.signal('SIGUSR1');
		});
		expect(lent).toEqual(['lent', 'given back']);
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'cancelled', leftBehind: false});
	});
});

test.concurrent('take-over: the user sees the question, answers the tool by hand, and the terminal comes back', async () => {
	const {outcome, typed, lent, keys, isRaw} = await inTerminal('take-over', async terminal => {
		await terminal.waitFor('Overwrite? (Y/N)');
		expect(terminal.text()).toContain('Confirm Password : ****');
		expect(terminal.text()).not.toContain(password);
		expect(terminal.text()).not.toContain(reminder);
		terminal.send('y');
		await terminal.waitFor('0xC0002A20');
	});
	expect(typed).toEqual(allTyped.slice(0, 2));
	expect(keys).toEqual([{key: 'y'.codePointAt(0)}]);
	expect(lent).toEqual(['lent', 'given back']);
	expect(isRaw).toBe(false);
	expect(outcome).toMatchObject({
		engine: 'console', ending: 'exited', exitCode: 4, codes: ['0xC0002A20'], leftBehind: false,
	});
});
