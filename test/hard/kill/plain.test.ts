import {readdir} from 'node:fs/promises';
import {describe, expect, test} from 'vitest';
import {
	answerAll,
	isAsked,
	say,
} from '../../pty/questions.ts';
import {restored} from '../../pty/restored.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {expectGoodFiles, untilNoneIsLeft} from './aftermath.ts';
import {type Place, testEnds} from './ends.ts';

const rows = 60;
const plain = (scenario: string) => (): readonly string[] => ['--plain', '--practice', scenario];

async function waitForEntsso(terminal: TestTerminal): Promise<void> {
	await answerAll(terminal);
	say(terminal, '6');
	await terminal.waitFor(/^done +Give the reminder/mv);
}

async function waitForResult(terminal: TestTerminal): Promise<void> {
	await answerAll(terminal);
	say(terminal, '6');
	await terminal.waitFor('VERIFIED:');
	await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
}

const places: readonly Place[] = [
	{
		name: 'the first question', flags: plain('ok'), rows, go: async terminal => isAsked(terminal, /Number from 1 to \d.*:$/v),
	},
	{
		name: 'the password, which is typed unseen', flags: plain('ok'), rows, async go(terminal) {
			await isAsked(terminal, /Number from 1 to \d.*:$/v);
			say(terminal, '1');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, '');
			await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
			say(terminal, '');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, '1');
			await isAsked(terminal, 'Password (not shown):');
		},
	},
	{
		name: 'the wait for ENTSSO', flags: plain('hangs'), rows, go: waitForEntsso, apart: ['SIGINT'],
	},
	{
		name: 'a question of the tool', flags: plain('unknown-prompts'), rows, apart: ['SIGINT'], async go(terminal) {
			await answerAll(terminal);
			say(terminal, '6');
			await isAsked(terminal, /Number from 1 to 5:$/v);
		},
	},
	{
		name: 'the result', flags: plain('ok'), rows, stock: {backup: 'recorded'}, go: waitForResult, apart: ['SIGINT'],
	},
];

describe.concurrent.each(places)('at $name', place => {
	testEnds(place);
});

test.concurrent('SIGINT while the tool runs asks first, as Ctrl+C does; again it ends the tool, and at the result the program', async () => {
	await withTerminal({arguments: plain('hangs')(), rows}, async terminal => {
		await waitForEntsso(terminal);
		await terminal.signal('SIGINT');
		await terminal.waitFor('Stop the tool?');
		await terminal.signal('SIGINT');
		await terminal.waitFor('FAILED');
		await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
		await terminal.signal('SIGINT');
		await untilNoneIsLeft(terminal.home);
		expect(await terminal.afterwards()).toEqual({exitCode: 130, signal: 0, ...restored});
		await expectGoodFiles(terminal.home, {}, false);
		expect(await readdir(terminal.temporary)).toEqual([]);
	});
});

test.concurrent('SIGINT at the result, which is what Ctrl+C sends where lines are read, leaves with the exit code of the result', async () => {
	await withTerminal({arguments: plain('ok')(), rows}, async terminal => {
		await waitForResult(terminal);
		await terminal.signal('SIGINT');
		await untilNoneIsLeft(terminal.home);
		expect(await terminal.afterwards()).toEqual({exitCode: 0, signal: 0, ...restored});
		await expectGoodFiles(terminal.home, {backup: 'recorded'}, false);
		expect(await readdir(terminal.temporary)).toEqual([]);
	});
});
