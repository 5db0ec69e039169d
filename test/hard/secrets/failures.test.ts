import {rm} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {runProgram, startProgram} from '../../commands/program.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {makeInstallDirectory} from '../../pty/install-directory.ts';
import {program} from '../../pty/launch.ts';
import {
	answerAll,
	answerFromDirectory,
	isAsked,
	say,
} from '../../pty/questions.ts';
import {leaveAfterAsking, startRun, walkTo} from '../../pty/walk.ts';
import {canary, expectNoTrace} from './canary.ts';
import {watchProcesses} from './traces.ts';
import {watched} from './watched.ts';

const input = `${canary.password}\n${canary.reminder}\n`;

async function lendInstallDirectory(): Promise<string> {
	const installDirectory = await makeInstallDirectory();
	onTestFinished(async () => rm(installDirectory, {recursive: true}));
	return installDirectory;
}

describe('no trace of the secrets after a tool that refuses the password, and quotes it', () => {
	const environment = {STAND_IN: 'refuse'};

	test.each([
		['run', ['--json'], '"errorCode":"0xC0002A54"'],
		['run in words', [], 'FAILED (0xC0002A54)'],
		['run with the engine api, which is not there', ['--engine', 'api', '--json'], '"errorCode":"0xC0002A54"'],
	])('%s', async (_, flags, expected) => {
		const home = await temporaryFolder();
		const watch = watchProcesses(home);
		const {said, complained} = await runProgram(
			['run', '--install-dir', await lendInstallDirectory(), '--backup-file', path.join(home, 'sso.bak'), '--password-stdin', ...flags],
			{home, input, environment: {...environment, PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`}},
		);
		expect(said).toContain(expected);
		await expectNoTrace({folder: home, processes: await watch.stop(), output: said + complained});
	});

	test('the wizard', async () => {
		await watched({arguments: ['--install-dir', await lendInstallDirectory()], environment}, async terminal => {
			await startRun(terminal, {...canary, backupFile: path.join(terminal.home, 'sso.bak')});
			await terminal.waitFor('FAILED (0xC0002A54)');
			await leaveAfterAsking(terminal);
			await terminal.exited;
			expect(terminal.output).toContain('The password [secret] is refused');
		});
	});

	test('plain mode', async () => {
		await watched({arguments: ['--plain', '--install-dir', await lendInstallDirectory()], environment, rows: 60}, async terminal => {
			await isAsked(terminal, /Number from 1 to \d.*:$/v);
			// Off Windows there is no more to check than the tool.
			say(terminal, '1');
			await answerFromDirectory(terminal, {...canary, backupFile: path.join(terminal.home, 'sso.bak')});
			say(terminal, '');
			await terminal.waitFor('The password [secret] is refused');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			say(terminal, 'leave');
			await terminal.exited;
		});
	});
});

describe('no trace of the secrets after a run that is cancelled', () => {
	test.each(['SIGTERM', 'SIGINT'] as const)('run, by %s', async signal => {
		const home = await temporaryFolder();
		const watch = watchProcesses(home);
		const {ended, signal: send} = startProgram(['run', '--practice', 'hangs', '--password-stdin', '--json'], {home, input});
		await vi.waitFor(() => {
			expect(watch.count()).toBeGreaterThanOrEqual(2);
		}, 20_000);
		send(signal);
		const {said, complained} = await ended;
		expect(said).toContain('cancelled');
		await expectNoTrace({folder: home, processes: await watch.stop(), output: said + complained});
	});

	test('the wizard', async () => {
		await watched({arguments: ['--practice', 'hangs']}, async (terminal, seen) => {
			await startRun(terminal, canary);
			await terminal.waitFor(/running\s+Wait for ENTSSO/v);
			await seen(2);
			terminal.press('ctrl-c');
			await terminal.waitFor('Stop the tool?');
			terminal.type('y');
			await terminal.waitFor('FAILED');
			await leaveAfterAsking(terminal);
			await terminal.exited;
		});
	});

	test('plain mode, and the window closed under it', async () => {
		await watched({arguments: ['--plain', '--practice', 'hangs'], rows: 60}, async (terminal, seen) => {
			await answerAll(terminal, canary);
			say(terminal, '');
			await terminal.waitFor(/^running +Wait for ENTSSO/mv);
			await seen(2);
			await terminal.signal('SIGHUP');
			await terminal.exited;
		});
	});
});

describe('no trace of the secrets after an error of this program itself', () => {
	const withFault = (fault: string, ...flags: readonly string[]) => ({
		command: process.execPath,
		arguments: ['--import', new URL('faults.mjs', import.meta.url).href, program, '--practice', ...flags],
		environment: {FAULT: fault},
	});

	test.each([
		['thrown', 'throw', 'The test wants an error.'],
		['in a promise', 'reject', 'The test wants an error.'],
		['as it draws', 'draw', ''],
	])('%s while the answers are on the screen', async (_, fault, expected) => {
		await watched(withFault(fault), async terminal => {
			await walkTo(terminal, 'review', canary);
			await terminal.waitFor('Enter will');
			await terminal.signal('SIGUSR2');
			expect(await terminal.exited).not.toMatchObject({exitCode: 0});
			expect(terminal.output).toContain(expected);
		});
	});

	test('thrown in plain mode', async () => {
		await watched({...withFault('throw', '--plain'), rows: 60}, async terminal => {
			await answerAll(terminal, canary);
			await terminal.signal('SIGUSR2');
			expect(await terminal.exited).not.toMatchObject({exitCode: 0});
			expect(terminal.output).toContain('The test wants an error.');
		});
	});
});
