import {Buffer} from 'node:buffer';
import {mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {scenarioNames} from '../../../source/host/practice/scenarios.ts';
import {runProgram} from '../../commands/program.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {makeInstallDirectory} from '../../pty/install-directory.ts';
import {answerAll, say} from '../../pty/questions.ts';
import {type TerminalOptions, type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {type Answers, startRun} from '../../pty/walk.ts';
import {readSnapshot, textsIn} from './heap.ts';
import {
	disguisesOf,
	filesBelow,
	tracesIn,
	watchProcesses,
} from './traces.ts';

const program = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));
const canary: Answers = {password: 'Kr7#zebra-QUOIN/41', reminder: 'Second drawer, blue envelope'};
const patient = {timeout: 60_000};

/** Looks for the password in all files of the program, and in all that was seen of its processes. */
async function expectNoTrace(folder: string, processes: Uint8Array, output: string): Promise<void> {
	for (const [file, bytes] of await filesBelow(folder)) {
		expect(tracesIn(bytes, canary.password), file).toEqual([]);
	}

	expect(tracesIn(processes, canary.password), 'arguments and environment').toEqual([]);
	expect(tracesIn(Buffer.from(output), canary.password), 'output').toEqual([]);
}

/** Runs the program in a terminal and then looks everywhere; its processes must have been seen. */
async function watched(options: TerminalOptions, use: (terminal: TestTerminal, seen: (processes: number) => Promise<void>) => Promise<void>): Promise<void> {
	await withTerminal(options, async terminal => {
		const folder = path.dirname(terminal.home);
		const watch = watchProcesses(folder);
		const seen = async (processes: number): Promise<void> => {
			await vi.waitFor(() => {
				expect(watch.count()).toBeGreaterThanOrEqual(processes);
			}, 20_000);
		};

		await use(terminal, seen);
		expect(watch.count()).toBeGreaterThanOrEqual(1);
		await expectNoTrace(folder, await watch.stop(), terminal.output);
	});
}

test('the search finds the password in each disguise', () => {
	for (const disguise of disguisesOf(canary.password)) {
		expect(tracesIn(Buffer.concat([Buffer.from('x'), disguise, Buffer.from('y')]), canary.password)).not.toEqual([]);
	}

	expect(tracesIn(Buffer.from(Buffer.from(`{"a":"${canary.password}"}`).toString('base64')), canary.password)).not.toEqual([]);
});

describe('no trace of the password after', () => {
	test.each(scenarioNames)('run in the scenario %s', async scenario => {
		const home = await temporaryFolder();
		const copies = path.join(home, 'copies');
		await mkdir(copies);
		const watch = watchProcesses(home);
		const {said, complained} = await runProgram(['run', '--practice', scenario, '--password-stdin', '--json', '--time-limit', scenario === 'hangs' ? '3' : '60', '--copy-to', copies], {
			input: `${canary.password}\n${canary.reminder}\n`, home,
		});
		const seen = await watch.stop();
		expect(said + complained).not.toBe('');
		await expectNoTrace(home, seen, said + complained);
		// What a result says of the reminder is for whoever asked for the run, not for its JSON.
		expect(said + complained).not.toContain(canary.reminder);
	});

	test('the wizard in practice, with a second copy', async () => {
		await watched({arguments: ['--practice']}, async terminal => {
			const copyFolder = path.join(terminal.home, 'copies');
			await mkdir(copyFolder);
			await startRun(terminal, {...canary, copyFolder});
			await terminal.waitFor('VERIFIED', patient);
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});

	test('the wizard, asked by a tool that asks something unknown, and told to stop', async () => {
		await watched({arguments: ['--practice', 'unknown-prompts']}, async (terminal, seen) => {
			await startRun(terminal, canary);
			await terminal.waitFor('something this program does not know', patient);
			// The program and the tool, which waits.
			await seen(2);
			terminal.press('escape');
			await terminal.waitFor('Stop the tool?');
			terminal.type('y');
			await terminal.waitFor('FAILED', patient);
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});

	test('plain mode', async () => {
		await watched({arguments: ['--plain', '--practice'], rows: 60}, async terminal => {
			await answerAll(terminal, canary);
			say(terminal, '');
			await terminal.waitFor('VERIFIED', patient);
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});

	test.each(['console', 'hand-over'])('a real folder with the engine %s, and a tool that fails', async engine => {
		const installDirectory = await makeInstallDirectory();
		onTestFinished(async () => rm(installDirectory, {recursive: true}));
		await watched({arguments: ['--install-dir', installDirectory, '--engine', engine], environment: {STAND_IN: 'fail'}}, async terminal => {
			await startRun(terminal, {...canary, backupFile: path.join(terminal.home, 'sso.bak')});
			if (engine === 'hand-over') {
				await terminal.waitFor('Now ssoconfig asks you itself');
				terminal.press('enter');
				for (const [prompt, answer] of [[/^Password :/mv, canary.password], [/^Confirm Password :/mv, canary.password], [/^Password reminder :/mv, canary.reminder]] as const) {
					await terminal.waitFor(prompt);
					terminal.type(`${answer}\r`);
				}
			}

			await terminal.waitFor('FAILED', patient);
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});
});

test('on the result of a verified backup the heap holds neither the password nor a part of it', async () => {
	await withTerminal({command: process.execPath, arguments: ['--heapsnapshot-signal=SIGUSR2', '--heap-snapshot-string-limit=100000', program, '--practice']}, async terminal => {
		await startRun(terminal, canary);
		await terminal.waitFor('VERIFIED', patient);
		await terminal.waitFor('finish');
		await terminal.signal('SIGUSR2');
		const texts = textsIn(await readSnapshot(terminal.home));
		// It is the heap of the program: the file of the backup is in it.
		expect(texts.some(text => text.includes('SSO-Backup-Practice'))).toBe(true);
		const {password} = canary;
		const parts = [password, [...password].toReversed().join(''), password.slice(0, 10), password.slice(-10)];
		expect(texts.filter(text => parts.some(part => text.includes(part)))).toEqual([]);
	});
}, 120_000);
