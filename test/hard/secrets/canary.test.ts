import {Buffer} from 'node:buffer';
import {mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {invented} from '../../../source/host/practice/languages.ts';
import {scenarioNames} from '../../../source/host/practice/scenarios.ts';
import {runProgram} from '../../commands/program.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {makeInstallDirectory} from '../../pty/install-directory.ts';
import {answerAll, say} from '../../pty/questions.ts';
import {leaveAfterAsking, startRun} from '../../pty/walk.ts';
import {canary, expectNoTrace} from './canary.ts';
import {disguisesOf, tracesIn, watchProcesses} from './traces.ts';
import {watched} from './watched.ts';

test('the search finds the password in each disguise', () => {
	for (const disguise of disguisesOf(canary.password)) {
		expect(tracesIn(Buffer.concat([Buffer.from('x'), disguise, Buffer.from('y')]), canary.password)).not.toEqual([]);
	}

	expect(tracesIn(Buffer.from(Buffer.from(`{"a":"${canary.password}"}`).toString('base64')), canary.password)).not.toEqual([]);
});

describe('no trace of the password, and none of the reminder where it may not be, after', () => {
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
		await expectNoTrace({folder: home, processes: seen, output: said + complained});
	});

	test('run with the reminder on its command line: no other process has it', async () => {
		const home = await temporaryFolder();
		const watch = watchProcesses(home);
		const {said, complained} = await runProgram(['run', '--practice', 'hangs', '--password-stdin', '--json', '--time-limit', '3', '--reminder', canary.reminder], {input: `${canary.password}\n`, home});
		expect(said).toContain('"verdict":"failed"');
		const processes = await watch.stop();
		const each = watch.each();
		// The program and the tool.
		expect(each.length).toBeGreaterThanOrEqual(2);
		const told = each.filter(seen => tracesIn(seen, canary.reminder).length > 0);
		expect(told.map(seen => Buffer.from(seen).includes('--password-stdin'))).toEqual([true]);
		await expectNoTrace({folder: home, processes: Buffer.concat(each.filter(seen => !told.includes(seen))), output: said + complained});
		expect(tracesIn(processes, canary.password)).toEqual([]);
	});

	test('the wizard in practice, with a second copy', async () => {
		await watched({arguments: ['--practice']}, async terminal => {
			const copyFolder = path.join(terminal.home, 'copies');
			await mkdir(copyFolder);
			await startRun(terminal, {...canary, copyFolder});
			await terminal.waitFor('VERIFIED');
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});

	test('the wizard, asked by a tool that asks something unknown, and told to stop', async () => {
		await watched({arguments: ['--practice', 'unknown-prompts']}, async (terminal, seen) => {
			await startRun(terminal, canary);
			await terminal.waitFor('something this program does not know');
			// The program and the tool, which waits.
			await seen(2);
			terminal.press('escape');
			await terminal.waitFor('Stop the tool?');
			terminal.type('y');
			await terminal.waitFor('FAILED');
			await leaveAfterAsking(terminal);
			await terminal.exited;
		});
	});

	test('the wizard, told what unknown prompts ask for, and a report', async () => {
		await watched({arguments: ['--practice', 'unknown-prompts']}, async terminal => {
			await startRun(terminal, canary);
			for (const [key, prompt] of [['p', invented.password], ['c', invented.confirmation], ['r', invented.reminder]] as const) {
				await terminal.waitUntil(text => text.includes('What does it want?') && text.includes(`| ${prompt.trim()}`), `the question ${prompt}`);
				terminal.press('up');
				terminal.type(key);
			}

			await terminal.waitFor('VERIFIED');
			await terminal.waitFor('W write a report');
			terminal.press('up');
			terminal.type('w');
			await terminal.waitFor('A report with names replaced was written');
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});

	test('plain mode', async () => {
		await watched({arguments: ['--plain', '--practice'], rows: 60}, async terminal => {
			await answerAll(terminal, canary);
			say(terminal, '');
			await terminal.waitFor('VERIFIED');
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

			await terminal.waitFor('FAILED');
			await leaveAfterAsking(terminal);
			await terminal.exited;
		});
	});
});
