import {readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {PtyHolder} from '../../../source/core/engines/console/pty-holder.ts';
import type {Engine, EngineOutcome} from '../../../source/core/engines/task.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {pty} from './pty.ts';
import {
	allTyped,
	password,
	runStandIn,
	shortLimit,
} from './run-stand-in.ts';
import {success, usualQuestions} from './script.ts';

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'holder-'));
	process.env.BLOCKED_PROCESS_FILE = path.join(folder, 'blocked');
});

afterAll(async () => {
	await rm(folder, {recursive: true});
});

const did: EngineOutcome = {
	engine: 'api', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
};
const next: Engine = {name: 'api', run: async () => did};

const blocked = {...pty, program: fileURLToPath(new URL('pty-blocked.mjs', import.meta.url))};

function isRunning(id: number): boolean {
	try {
		process.kill(id, 0);
		return !/\) [XZ] /v.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
	} catch {
		return false;
	}
}

function blockedProcess(): number {
	return Number(readFileSync(path.join(folder, 'blocked'), 'utf8'));
}

async function programWith(text: string): Promise<string> {
	const file = path.join(await mkdtemp(path.join(folder, 'program-')), 'pty.mjs');
	await writeFile(file, text);
	return file;
}

test('the output of the tool is held as long as one of those who hold it does, and told once', async () => {
	const repeating = await programWith(`
		import {createInterface} from 'node:readline';
		createInterface({input: process.stdin}).on('line', text => console.log(JSON.stringify({type: 'output', text})));
	`);
	const holder = new PtyHolder({node: process.execPath, program: repeating}, systemClock);
	const heard: unknown[] = [];
	holder.onOutput(text => {
		heard.push(JSON.parse(text));
	});
	const first = holder.hold();
	holder.type('held by one');
	const second = holder.hold();
	first();
	holder.type('held by the other');
	second();
	second();
	await expect.poll(() => heard).toEqual([
		{type: 'pause'}, {type: 'type', text: 'held by one'}, {type: 'type', text: 'held by the other'}, {type: 'resume'},
	]);
	await holder.end();
});

describe('a program for the pseudo-terminal that', () => {
	test('stands still is ended in time, and the next engine does the run', async () => {
		const {outcome, log} = await runStandIn(success, {engine: {pty: {...blocked, openingTime: 4000}, fallback: next}});
		expect(outcome).toMatchObject({
			engine: 'api', ending: 'exited', insteadOf: {engine: 'console', why: 'There is no pseudo-terminal on this computer: it did not open in time.'},
		});
		expect(log).toEqual([]);
		expect(isRunning(blockedProcess())).toBe(false);
	});

	test('stands still is ended at the time limit, where that comes first', async () => {
		const {outcome} = await runStandIn(success, {request: {timeLimit: shortLimit}, engine: {pty: blocked}});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'not-started'});
		expect(outcome.reason).toMatch(/it did not open in time\. There is no terminal/v);
		expect(isRunning(blockedProcess())).toBe(false);
	});

	test('stands still is ended when the run is cancelled', async () => {
		const cancel = new AbortController();
		const running = runStandIn(success, {engine: {pty: blocked, fallback: next}, context: {signal: cancel.signal}});
		await expect.poll(() => isRunning(blockedProcess())).toBe(true);
		cancel.abort();
		const {outcome} = await running;
		expect(outcome).toMatchObject({engine: 'console', ending: 'cancelled'});
		expect(isRunning(blockedProcess())).toBe(false);
	});

	test.each([
		['does not compile', 'this is no program'],
		['ends at once', 'process.exit(0);'],
		['crashes', 'process.kill(process.pid, "SIGKILL");'],
		['prints what is no answer, and ends', 'console.log("{}\\nnull\\n[1]\\n\u{1B}[31m"); process.exitCode = 3;'],
	])('%s leaves the run to the next engine', async (_name, text) => {
		const {outcome} = await runStandIn(success, {engine: {pty: {...pty, program: await programWith(text)}, fallback: next}});
		expect(outcome).toMatchObject({engine: 'api', insteadOf: {engine: 'console'}});
		expect(outcome.insteadOf?.why).toMatch(/^There is no pseudo-terminal on this computer: .*\.$/v);
	});

	test('cannot be started leaves the run to the next engine', async () => {
		const {outcome} = await runStandIn(success, {engine: {pty: {...pty, node: '/no/such/node'}, fallback: next}});
		expect(outcome).toMatchObject({engine: 'api', insteadOf: {engine: 'console'}});
	});

	test('is ended in the middle ends the tool with it, and that is no success', async () => {
		const {outcome} = await runStandIn([...usualQuestions, {do: 'hang'}], {
			context: {
				onStage(stage) {
					if (stage === 'waiting') {
						for (const id of holders()) {
							process.kill(id, 'SIGKILL');
						}
					}
				},
			},
		});
		expect(outcome).toMatchObject({ending: 'killed', exitCode: undefined, leftBehind: false});
	});

	test('cannot type to the tool ends it, and passes on nothing of what was to be typed', async () => {
		const text = `import {createRequire} from 'node:module';
			const pty = createRequire(${JSON.stringify(pty.program)})('@lydell/node-pty');
			const {spawn} = pty;
			pty.spawn = (...given) => Object.assign(spawn(...given), {
				write(text) {
					throw new Error('Not taken: ' + text, {cause: {text}});
				},
			});
			await import(${JSON.stringify(pty.program)});`;
		const {outcome, typed} = await runStandIn([...usualQuestions, {do: 'hang'}], {engine: {pty: {...pty, program: await programWith(text)}}});
		expect(outcome).toMatchObject({ending: 'killed', leftBehind: false});
		expect(typed).toEqual([]);
		expect(JSON.stringify(outcome)).not.toContain(password);
	});

	test('passes on separators of lines in what is typed and printed', async () => {
		const {Secret} = await import('../../../source/values/secret.ts');
		const {typed, outcome} = await runStandIn([...usualQuestions, ...success], {request: {password: new Secret('line\u{2028}and\u{2029}paragraph')}});
		expect(typed).toEqual(allTyped);
		expect(outcome.exitCode).toBe(0);
	});
});

/** Children of this process that hold a pseudo-terminal. */
function holders(): number[] {
	const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').map(Number);
	return children.filter(id => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('pty-program'));
}

test('a tool that prints as fast as it can is read to its end, also while it is made to wait', async () => {
	const lines = 200_000;
	const {outcome} = await runStandIn([
		{do: 'print', text: `${'y'.repeat(70)}\r\n`.repeat(lines / 4)},
		{do: 'print', text: 'ERROR: 0xC0002A20 : at the end\r\n'},
		{do: 'exit', code: 1},
	]);
	expect(outcome.codes).toEqual(['0xC0002A20']);
});

test('what a tool printed before its end arrives, though the wizard cannot keep up with it for a while', async () => {
	const holder = new PtyHolder(pty, systemClock);
	let text = '';
	holder.onOutput(piece => {
		text += piece;
	});
	// It fits into the pseudo-terminal, so that the tool ends without being read from.
	const lines = `${'x'.repeat(70)}\n`.repeat(20);
	holder.send({
		type: 'start', program: '/bin/sh', arguments: ['-c', `read line; printf '%s' '${lines}ERROR: 0xC0002A0F'`], environment: {}, columns: 80, rows: 24,
	});
	try {
		await holder.opened(20_000, new AbortController().signal);
		holder.hold();
		holder.type('\r');
		await expect(holder.exited).resolves.toEqual({exitCode: 0, killed: false});
		expect(text).toContain('ERROR: 0xC0002A0F');
		expect(text.match(/x{70}/gv)).toHaveLength(20);
	} finally {
		await holder.end();
	}
});
