import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {runProgram} from '../../commands/program.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {
	answers,
	signs,
	startRun,
	type Stop,
	walkTo,
} from '../../pty/walk.ts';

const patient = {timeout: 60_000};

/** A place in the program, and how to get there. */
type Place = {
	readonly name: string;
	readonly scenario: string;
	go(terminal: TestTerminal): Promise<void>;
	/** Whether a backup was made there. */
	readonly hasBackup?: true;
};

const step = (name: Stop): Place => ({name: `the step ${name}`, scenario: 'ok', go: async terminal => walkTo(terminal, name)});

const places: readonly Place[] = [
	step('check'),
	step('backup-file'),
	{
		name: 'the explanation of a step', scenario: 'ok', async go(terminal) {
			await terminal.waitFor(signs.check);
			terminal.press('f1');
			await terminal.waitFor('explained');
		},
	},
	{
		name: 'a password half typed', scenario: 'ok', async go(terminal) {
			await walkTo(terminal, 'confirmation');
			terminal.type(answers.password.slice(0, 5));
			await terminal.waitFor('> Once more:        *****');
		},
	},
	step('review'),
	{
		name: 'the wait for ENTSSO', scenario: 'hangs', async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor(/running +Wait for ENTSSO/v, patient);
		},
	},
	{
		name: 'the question whether to stop', scenario: 'hangs', async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor(/running +Wait for ENTSSO/v, patient);
			terminal.press('escape');
			await terminal.waitFor('Stop the tool?');
		},
	},
	{
		name: 'a question of the tool', scenario: 'unknown-prompts', async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor('something this program does not know', patient);
		},
	},
	{
		name: 'the result', scenario: 'ok', hasBackup: true, async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor('VERIFIED', patient);
			await terminal.waitFor('finish');
		},
	},
];

const ends = [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129], ['SIGKILL', undefined], ['the console closed', undefined]] as const;

/** The processes that were started by the program in this folder and still run. */
async function processesOf(folder: string): Promise<string[]> {
	const names = await readdir('/proc');
	const found = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async id => {
		const [environment, words] = await Promise.all(['environ', 'cmdline'].map(async file => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '')));
		return environment?.includes(`HOME=${folder}\0`) ? [words?.replaceAll('\0', ' ') ?? ''] : [];
	}));
	return found.flat();
}

/** Resolves when none of them is left; how long that may take is for the test's own limit to say. */
async function untilNoneIsLeft(folder: string): Promise<void> {
	let left = await processesOf(folder);
	while (left.length > 0) {
		await pause(100);
		left = await processesOf(folder);
	}
}

/** Every backup file has a record that says so and fits it, and nothing half done lies about. */
async function expectGoodFiles(terminal: TestTerminal, hasBackup: boolean): Promise<void> {
	const {exitCode, said} = await runProgram(['history', '--json'], {home: terminal.home});
	expect(exitCode).toBe(0);
	const {records} = JSON.parse(said) as {records: ReadonlyArray<{file: string; verdict: string; sha256: string | undefined}>};
	const names = await readdir(terminal.home, {recursive: true});
	const backups = names.filter(name => name.endsWith('.bak')).map(name => path.join(terminal.home, name));
	expect(backups).toEqual(records.filter(({verdict}) => verdict !== 'failed').map(({file}) => file));
	expect(backups).toHaveLength(hasBackup ? 1 : 0);
	expect(names.filter(name => /\.partial$|\.tmp/v.test(name))).toEqual([]);
}

describe.concurrent.each(places)('at $name', ({scenario, go, hasBackup = false}) => {
	test.each(ends)('%s: no process is left, the files are good, the terminal as it was', async (end, exitCode) => {
		await withTerminal({arguments: ['--practice', scenario], fromShell: true}, async terminal => {
			await go(terminal);
			expect(await processesOf(terminal.home)).not.toEqual([]);
			if (end === 'the console closed') {
				terminal.hangUp();
			} else {
				await terminal.signal(end);
			}

			await untilNoneIsLeft(terminal.home);
			if (exitCode !== undefined) {
				expect(await terminal.afterwards()).toEqual({
					exitCode, signal: 0, isLineRestored: true, isCursorVisible: true, isBracketedPaste: false, isAlternateScreen: false,
				});
			}

			await expectGoodFiles(terminal, hasBackup);
		});
	});
});
