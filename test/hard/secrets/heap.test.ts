import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {program} from '../../pty/launch.ts';
import {
	answerAll,
	isAsked,
	say,
} from '../../pty/questions.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {
	signs,
	startRun,
	walkTo,
} from '../../pty/walk.ts';
import {canary, partsOfPasswordIn} from './canary.ts';
import {
	heapOf,
	readSnapshot,
	snapshotAtExit,
	startedForHeap,
	textsIn,
} from './heap.ts';

/** A password that is given first, and then replaced. */
const former = 'Former=vixen_JUMBO+93';

function expectForgotten(texts: readonly string[]): void {
	expect(partsOfPasswordIn(texts)).toEqual([]);
	expect(partsOfPasswordIn(texts, former)).toEqual([]);
}

async function replace(terminal: TestTerminal, field: RegExp, password: string): Promise<void> {
	await terminal.waitFor(field);
	terminal.press('end', 'ctrl-u');
	terminal.type(password);
	await terminal.waitUntil(shown => /> (?:Password|Once more):\s+(?<stars>\*+)/v.exec(shown)?.groups?.stars?.length === password.length, 'the password to be masked');
	terminal.press('enter');
}

/** Confirms the password, gives the other answers and runs the backup. */
async function goOnFromPassword(terminal: TestTerminal): Promise<void> {
	await replace(terminal, /> Once more:/v, canary.password);
	await finish(terminal);
}

/** Gives the answers after the password, and runs the backup. */
async function finish(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor(signs.reminder);
	terminal.type(canary.reminder);
	await terminal.waitFor(canary.reminder);
	terminal.press('enter');
	await terminal.waitFor(signs['second-copy']);
	terminal.press('enter');
	await terminal.waitFor('Enter will');
	terminal.press('enter');
	await terminal.waitFor('VERIFIED');
	await terminal.waitFor('finish');
}

describe('on the result of a verified backup the heap holds neither the password nor a part of it', () => {
	test('in the wizard', async () => {
		await withTerminal(startedForHeap('--practice'), async terminal => {
			await startRun(terminal, canary);
			await terminal.waitFor('VERIFIED');
			await terminal.waitFor('finish');
			expectForgotten(await heapOf(terminal));
		});
	});

	test('in the wizard, where it was shown in clear', async () => {
		await withTerminal(startedForHeap('--practice'), async terminal => {
			await walkTo(terminal, 'password', canary);
			terminal.type(canary.password);
			await terminal.waitFor('*'.repeat(canary.password.length));
			terminal.press('ctrl-r');
			await terminal.waitFor(canary.password);
			terminal.press('ctrl-r');
			await terminal.waitForGone(canary.password);
			terminal.press('enter');
			await goOnFromPassword(terminal);
			expectForgotten(await heapOf(terminal));
		});
	});

	test('in the wizard, where it was made by the program', async () => {
		await withTerminal(startedForHeap('--practice'), async terminal => {
			await walkTo(terminal, 'password', canary);
			const made: string[] = [];
			for (const mark of [/> Password: +(?<made>(?:[a-z]{4,6} ){4}[a-z]{4,6})$/mv, /> Password: +(?<made>\w{20})$/mv]) {
				terminal.press('ctrl-g');
				await terminal.waitFor(mark);
				made.push(mark.exec(terminal.text())?.groups?.made ?? '');
			}

			terminal.press('enter');
			await replace(terminal, /> Once more:/v, made[1] ?? '');
			await finish(terminal);
			const texts = await heapOf(terminal);
			for (const password of made) {
				expect(partsOfPasswordIn(texts, password)).toEqual([]);
			}
		});
	});

	test('in plain mode', async () => {
		await withTerminal(startedForHeap('--plain', '--practice'), async terminal => {
			await answerAll(terminal, canary);
			say(terminal, '');
			await terminal.waitFor('VERIFIED');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			expectForgotten(await heapOf(terminal));
		});
	});

	test('in the wizard, where going back had kept the password, and another one replaced it', async () => {
		await withTerminal(startedForHeap('--practice'), async terminal => {
			await walkTo(terminal, 'reminder', {...canary, password: former});
			terminal.press('escape');
			await terminal.waitFor(signs.password);
			terminal.press('escape');
			await terminal.waitFor(signs['backup-file']);
			terminal.press('enter');
			await terminal.waitFor(signs.password);
			// It is kept: to go back loses no answer.
			await terminal.waitUntil(shown => shown.includes('*'.repeat(former.length)), 'the former password');
			await replace(terminal, /> Password:/v, canary.password);
			await goOnFromPassword(terminal);
			expectForgotten(await heapOf(terminal));
		});
	});

	test('in plain mode, where going back had kept the password, and another one replaced it', async () => {
		await withTerminal(startedForHeap('--plain', '--practice'), async terminal => {
			await answerAll(terminal, {...canary, password: former});
			say(terminal, '3');
			await isAsked(terminal, 'Password (not shown) [as given before]:');
			say(terminal, 'back');
			await isAsked(terminal, '[6]:');
			say(terminal, '3');
			await isAsked(terminal, 'Password (not shown) [as given before]:');
			say(terminal, canary.password);
			await isAsked(terminal, 'once more (not shown):');
			say(terminal, canary.password);
			await isAsked(terminal, '[6]:');
			say(terminal, '');
			await terminal.waitFor('VERIFIED');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			expectForgotten(await heapOf(terminal));
		});
	});
});

describe('a failed run keeps the answers, so that it can be tried again, and a verified one after it forgets them', () => {
	test('in the wizard', async () => {
		await withTerminal(startedForHeap('--practice', 'no-secret'), async terminal => {
			await startRun(terminal, canary);
			await terminal.waitFor('FAILED');
			await terminal.waitFor('try again');
			// So the search would find it.
			expect(await heapOf(terminal)).toContain(canary.password);
			terminal.press('escape');
			await terminal.waitFor('Enter will');
			terminal.press('enter');
			await terminal.waitFor('VERIFIED');
			await terminal.waitFor('finish');
			expectForgotten(await heapOf(terminal));
		});
	});

	test('in plain mode', async () => {
		await withTerminal(startedForHeap('--plain', '--practice', 'no-secret'), async terminal => {
			await answerAll(terminal, canary);
			say(terminal, '');
			await terminal.waitFor('FAILED');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			expect(await heapOf(terminal)).toContain(canary.password);
			say(terminal, '2');
			await isAsked(terminal, '[6]:');
			say(terminal, '3');
			await isAsked(terminal, 'Password (not shown) [as given before]:');
			say(terminal, 'back');
			await isAsked(terminal, '[6]:');
			say(terminal, '');
			await terminal.waitFor('VERIFIED');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			expectForgotten(await heapOf(terminal));
		});
	});
});

describe('when run has done its work the heap does not hold the password', () => {
	test.each([
		['ok', '"verdict":"verified"'],
		['no-secret', '"verdict":"failed"'],
		['unknown-prompts', '"verdict":"failed"'],
		['crash', '"verdict":"failed"'],
	])('in the scenario %s', async (scenario, expected) => {
		const home = await temporaryFolder();
		await mkdir(path.join(home, 'copies'));
		const child = spawn(process.execPath, [...snapshotAtExit, program, 'run', '--practice', scenario, '--password-stdin', '--json', '--copy-to', path.join(home, 'copies')], {
			cwd: home, env: {HOME: home, TMPDIR: home, PATH: process.env.PATH},
		});
		child.stdin.end(`${canary.password}\n${canary.reminder}\n`);
		expect(await text(child.stdout)).toContain(expected);
		const texts = textsIn(await readSnapshot(home));
		expect(texts.some(line => line.includes('SSO-Backup-Practice'))).toBe(true);
		expectForgotten(texts);
	});
});
