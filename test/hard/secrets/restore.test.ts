import {spawn} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {describe, expect, test} from 'vitest';
import {runProgram} from '../../commands/program.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {program} from '../../pty/launch.ts';
import {
	inLines,
	onScreen,
	startRestore,
	type RestoreWalk,
} from '../../pty/restore-walk.ts';
import {type TerminalOptions, withTerminal} from '../../pty/terminal.ts';
import {canary, expectNoTrace, partsOfPasswordIn} from './canary.ts';
import {
	heapOf,
	readSnapshot,
	snapshotAtExit,
	startedForHeap,
	textsIn,
} from './heap.ts';
import {makeOwnFile} from './own-file.ts';
import {watchProcesses} from './traces.ts';
import {watched} from './watched.ts';

/* The password of a restore, searched for everywhere but in what it was typed into. */

type Rendering = readonly [name: string, walk: RestoreWalk, options: TerminalOptions];

const renderings: readonly Rendering[] = [
	['on the screen', onScreen, {rows: 30}],
	['line by line', inLines, {rows: 100, columns: 100, environment: {TERM: 'dumb'}}],
];

const scenarios: ReadonlyArray<readonly [scenario: string, level: string]> = [
	['lost-secret', 'accepted'],
	['hotfix', 'accepted'],
	['other-secret', 'failed'],
	['account-changed', 'failed'],
	['lost-master', 'failed'],
];

describe('no trace of the password after', () => {
	test.each(scenarios)('restore without questions in the scenario %s', async (scenario, level) => {
		const home = await temporaryFolder();
		const file = await makeOwnFile(home);
		const watch = watchProcesses(home);
		const {said, complained} = await runProgram(['restore', file, '--practice', scenario, '--password-stdin', '--json'], {
			input: `${canary.password}\n`, home, environment: {ENTSSO_BACKUP_DEBUG: path.join(home, 'debug.jsonl')},
		});
		expect(said).toContain(`"level":"${level}"`);
		// The reminder is among what ssoconfig showed, which the result has.
		await expectNoTrace({
			folder: home, processes: await watch.stop(), output: said + complained, showsReminder: true,
		});
		const history = await runProgram(['history', '--json'], {home});
		expect(history.said).toContain(`"level":"${level}"`);
		await expectNoTrace({folder: home, processes: new Uint8Array(), output: history.said});
	});

	test('restore without questions that ENTSSO refuses the password of', async () => {
		const home = await temporaryFolder();
		const file = await makeOwnFile(home);
		// Another one than that of the file.
		const password = canary.password.replace('/', '|');
		const watch = watchProcesses(home);
		const {said, complained} = await runProgram(['restore', file, '--practice', 'lost-secret', '--password-stdin', '--json'], {input: `${password}\n`, home});
		expect(said).toContain('"errorCode":"0xC0002A1B"');
		const processes = await watch.stop();
		expect(partsOfPasswordIn([said, complained, processes.toString()], password)).toEqual([]);
	});

	test.each(renderings)('the guided restore, %s, with a debug file', async (_, walk, options) => {
		const command = ['-c', 'ENTSSO_BACKUP_DEBUG="$HOME/debug.jsonl" exec "$@"', 'sh', program, 'restore', '--practice', 'lost-secret'];
		await watched({...options, command: 'sh', arguments: command}, async (terminal, seen) => {
			const file = await makeOwnFile(terminal.home);
			await startRestore(walk, terminal, {file, password: canary.password});
			await walk.toLoaded(terminal);
			await seen(2);
			expect(await readFile(path.join(terminal.home, 'debug.jsonl'), 'utf8')).toContain('restore-password');
		});
	});

	test('the guided restore, its password refused and then stopped', async () => {
		await watched({rows: 30, arguments: ['restore', '--practice', 'lost-secret']}, async terminal => {
			// The file that is offered has another password.
			await startRestore(onScreen, terminal, {password: canary.password});
			await terminal.waitFor('FAILED (0xC0002A1B)');
			terminal.press('ctrl-c');
			await terminal.exited;
		});
	});
});

describe('once ENTSSO has the file, the heap holds neither the password nor a part of it', () => {
	test.each(renderings)('%s; one that was refused is forgotten at once', async (_, walk, options) => {
		await withTerminal({...startedForHeap('restore', '--practice', 'lost-secret'), ...options}, async terminal => {
			const file = await makeOwnFile(terminal.home);
			await startRestore(walk, terminal, {password: canary.password});
			await terminal.waitFor('FAILED (0xC0002A1B)');
			const heap = await heapOf(terminal);
			// So the search would find what is kept.
			expect(heap).toContain('0xC0002A1B');
			expect(heap).not.toContain(canary.password);
			await walk.tryAgain(terminal, {password: 'Lost-and-found-7'});
			await terminal.waitFor('ACCEPTED:');
			await terminal.waitFor(/finish/v);
			expect(partsOfPasswordIn(await heapOf(terminal))).toEqual([]);
			expect(file).toContain('own.bak');
		});
	});

	test.each(renderings)('%s, at the first try', async (_, walk, options) => {
		await withTerminal({...startedForHeap('restore', '--practice', 'lost-secret'), ...options}, async terminal => {
			const file = await makeOwnFile(terminal.home);
			await startRestore(walk, terminal, {file, password: canary.password});
			await terminal.waitFor('ACCEPTED:');
			await terminal.waitFor(/finish/v);
			expect(partsOfPasswordIn(await heapOf(terminal))).toEqual([]);
		});
	});

	test.each(scenarios)('at the end of restore without questions in the scenario %s', async (scenario, level) => {
		const home = await temporaryFolder();
		const file = await makeOwnFile(home);
		const child = spawn(process.execPath, [...snapshotAtExit, program, 'restore', file, '--practice', scenario, '--password-stdin', '--json'], {
			cwd: home, env: {HOME: home, TMPDIR: home, PATH: process.env.PATH},
		});
		child.stdin.end(`${canary.password}\n`);
		expect(await text(child.stdout)).toContain(`"level":"${level}"`);
		const texts = textsIn(await readSnapshot(home));
		expect(texts.some(line => line.includes('own.bak'))).toBe(true);
		expect(partsOfPasswordIn(texts)).toEqual([]);
	});
});
