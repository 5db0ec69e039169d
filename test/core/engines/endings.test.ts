import {readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {
	type LogEntry,
	print,
	success,
	usualQuestions,
	type Step,
} from './script.ts';
import {allTyped, runStandIn, shortLimit} from './run-stand-in.ts';

const stubborn: Step = {do: 'ignore', signals: ['SIGINT', 'SIGTERM', 'SIGHUP']};

/** Whether the process still runs; one that only waits to be collected by its parent does not. */
function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return process.platform !== 'linux' || !/\) [XZ] /v.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
	} catch {
		return false;
	}
}

function childrenIn(log: readonly LogEntry[]): number[] {
	return log.flatMap(entry => 'child' in entry ? [entry.child] : []);
}

describe.concurrent('the outcome carries the numbers', () => {
	test.each([
		['success text with exit code 1', [...success.slice(0, 1), {do: 'exit', code: 1}], 1, []],
		['error text with exit code 0', [print('ERROR: 0xC0002A0F : Could not contact the SSO server.\r\n(RPC: 0x800706d9: no endpoints)\r\n'), {do: 'exit', code: 0}], 0, ['0xC0002A0F', '0x800706D9']],
		['no text at all', [{do: 'exit', code: 0}], 0, []],
		['exit code alone', [{do: 'exit', code: 217}], 217, []],
		['a code in a localised sentence', [print('Fehler beim Sichern (0xc0002a54): das Kennwort ist zu kurz.\r\n'), {do: 'exit', code: 1}], 1, ['0xC0002A54']],
		['a code long gone from the screen', [print('0xC0002A07\r\n'), print('line\r\n'.repeat(2000)), {do: 'exit', code: 1}], 1, ['0xC0002A07']],
		['a code on a line that is wrapped', [print(`${'x'.repeat(495)}0xC0002A13\r\n`), {do: 'exit', code: 1}], 1, ['0xC0002A13']],
	] as ReadonlyArray<readonly [string, readonly Step[], number, readonly string[]]>)('%s', async (_name, steps, exitCode, codes) => {
		const {outcome, typed} = await runStandIn([...usualQuestions, ...steps]);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({
			ending: 'exited', exitCode, codes, leftBehind: false,
		});
	});
});

describe.concurrent('the tool ends', () => {
	test('before the first prompt', async () => {
		const {outcome, stages, typed} = await runStandIn([print('0xC0002A13\r\n'), {do: 'exit', code: 5}]);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 5, codes: ['0xC0002A13']});
		expect(stages).toEqual(['start']);
		expect(typed).toEqual([]);
	});

	test('killed from outside', async () => {
		const {outcome} = await runStandIn([...usualQuestions, {do: 'kill'}]);
		expect(outcome).toMatchObject({ending: 'killed', exitCode: undefined, leftBehind: false});
	});

	test.each([['in a session of its own', true], ['in the session of the tool', false]])('at the limit, with a child %s', async (_name, ownSession) => {
		const {outcome, log} = await runStandIn([{do: 'child', ownSession}, {do: 'hang'}], {request: {timeLimit: shortLimit}});
		const [child = 0] = childrenIn(log);
		expect(child).toBeGreaterThan(0);
		expect(isRunning(child)).toBe(false);
		expect(outcome).toMatchObject({ending: 'time-limit', leftBehind: false});
	});

	test('by itself, with a child still at work', async () => {
		const {outcome, log} = await runStandIn([{do: 'child', ownSession: false}, {do: 'exit', code: 0}]);
		const [child = 0] = childrenIn(log);
		expect(child).toBeGreaterThan(0);
		expect(isRunning(child)).toBe(false);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0, leftBehind: false});
	});
});

describe.concurrent('the tool is ended', () => {
	test('when it prints nothing for too long', async () => {
		const {outcome} = await runStandIn([{do: 'hang'}], {request: {timeLimit: shortLimit}});
		expect(outcome).toMatchObject({ending: 'time-limit', exitCode: undefined, leftBehind: false});
	});

	test('also when it ignores every signal that can be ignored', async () => {
		const {outcome, log} = await runStandIn([stubborn, print('stubborn\r\n'), {do: 'hang'}], {request: {timeLimit: shortLimit}});
		expect(log).toContainEqual({signal: 'SIGTERM'});
		expect(outcome).toMatchObject({ending: 'time-limit', screen: ['stubborn'], leftBehind: false});
	});

	test('when the user cancels', async () => {
		const cancel = new AbortController();
		const {outcome, typed} = await runStandIn([stubborn, ...usualQuestions, {do: 'hang'}], {
			context: {
				signal: cancel.signal,
				onStage(stage) {
					if (stage === 'waiting') {
						cancel.abort();
					}
				},
			},
		});
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'cancelled', leftBehind: false});
	});

	test('or not even started when it was cancelled before', async () => {
		const {outcome, log, stages} = await runStandIn(usualQuestions, {context: {signal: AbortSignal.abort()}});
		expect(outcome).toMatchObject({ending: 'cancelled', codes: undefined});
		expect(log).toEqual([]);
		expect(stages).toEqual([]);
	});

	test.each([['with lines', '0xC0002A0F and so on, line after line\r\n'], ['without any line', 'no end ']])('when its output has no end, %s, and memory stays small', async (_name, text) => {
		const before = process.memoryUsage().rss;
		let peak = before;
		const watch = setInterval(() => {
			peak = Math.max(peak, process.memoryUsage().rss);
		}, 50);
		try {
			const {outcome} = await runStandIn([{do: 'flood', text}], {request: {timeLimit: shortLimit}});
			expect(outcome).toMatchObject({ending: 'time-limit', leftBehind: false});
			expect(outcome.screen.length).toBeGreaterThan(0);
			expect(outcome.screen.length).toBeLessThanOrEqual(40);
			expect(peak - before).toBeLessThan(300 * 1024 * 1024);
		} finally {
			clearInterval(watch);
		}
	});
});

describe.concurrent('the tool cannot be started', () => {
	async function startIn(program: (folder: string) => Promise<string>) {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'engine-'));
		try {
			const tool = {program: await program(folder), leadingArguments: []};
			const {outcome, stages} = await runStandIn([], {request: {tool}});
			return {outcome, stages, program: tool.program};
		} finally {
			await rm(folder, {recursive: true});
		}
	}

	test('because it is not there', async () => {
		const {outcome, stages, program} = await startIn(async folder => path.join(folder, 'ssoconfig'));
		expect(outcome).toMatchObject({engine: 'console', ending: 'not-started', reason: `${program} was not found.`});
		expect(stages).toEqual([]);
	});

	test('because it is a folder', async () => {
		const {outcome, program} = await startIn(async folder => folder);
		expect(outcome).toMatchObject({ending: 'not-started', reason: `${program} is not a program.`});
	});

	test.skipIf(process.platform === 'win32')('because it may not be run', async () => {
		const {outcome, program} = await startIn(async folder => {
			const file = path.join(folder, 'ssoconfig');
			await writeFile(file, '#!/bin/sh\n', {mode: 0o644});
			return file;
		});
		expect(outcome).toMatchObject({ending: 'not-started', reason: `${program} may not be run by this user.`});
	});

	test.skipIf(process.platform === 'win32')('because the system refuses to run it', async () => {
		const {outcome, program} = await startIn(async folder => {
			const file = path.join(folder, 'ssoconfig');
			await writeFile(file, '#!/no/such/interpreter\n', {mode: 0o755});
			return file;
		});
		expect(outcome.ending).toBe('not-started');
		expect(outcome.reason).toContain(`${program} could not be started: `);
	});
});

test('a fault of the engine itself is passed on without its words, and nothing of the tool stays', async () => {
	const {outcome} = await runStandIn([...usualQuestions, ...success], {
		context: {
			onStage() {
				throw new Error(`a fault that quotes ${allTyped.length} answers`);
			},
		},
	});
	expect(outcome).toMatchObject({engine: 'console', ending: 'killed', leftBehind: false});
	expect(JSON.stringify(outcome)).not.toContain('quotes');
});
