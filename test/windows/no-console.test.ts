/* Computers on which the pseudo-console of node-pty does not open, or is slow to. */
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	inject,
	test,
	vi,
} from 'vitest';
import {patience} from '../limits.ts';
import {
	backUp,
	installTool,
	password,
	receivedIn,
	reminder,
} from './backup.ts';
import {installComponent, toldBy, unregisterComponent} from './component.ts';
import {Computer, programFolder} from './wine/computer.ts';

const tool = String.raw`C:\ENTSSO`;
const worker = String.raw`node_modules\@lydell\node-pty\worker\conoutSocketWorker.js`;
const nativeModule = String.raw`node_modules\@lydell\node-pty-win32-x64\conpty.node`;

let computer: Computer;
let files = 0;

beforeAll(async () => {
	computer = await Computer.start();
	await installTool(computer, tool);
});

beforeEach(async () => {
	await rm(computer.file(String.raw`${tool}\received.txt`), {force: true});
	await unregisterComponent(computer);
});

afterEach(async () => {
	for (const name of [worker, nativeModule]) {
		await computer.copyIn(path.join(inject('program'), ...name.split('\\')), inProgram(name));
	}
});

afterAll(async () => {
	await computer.close();
});

function inProgram(name: string): string {
	return `${programFolder}\\${name}`;
}

/** A whole unattended backup; rejects where it does not come to an end. */
async function runWith(...further: readonly string[]) {
	const file = `${tool}\\${++files}.bak`;
	const ended = await backUp(computer, {
		tool, file, further, limit: 120_000,
	});
	return {file, ...ended};
}

async function expectNothingLeft(): Promise<void> {
	await vi.waitFor(async () => {
		for (const name of ['ssoconfig.exe', 'node.exe', 'conhost.exe']) {
			expect(await computer.processes(name)).toEqual([]);
		}
	}, patience);
}

/** Each spoils the program. */
const faults = {
	'the worker of node-pty is missing': async () => computer.remove(inProgram(worker)),
	'the worker of node-pty never comes': async () => computer.write(inProgram(worker), 'setInterval(() => {}, 1000);\n'),
	'the native module of node-pty is missing': async () => computer.remove(inProgram(nativeModule)),
	'the native module of node-pty is none': async () => computer.write(inProgram(nativeModule), 'MZ'),
} as const;

type Fault = keyof typeof faults;

describe('without a component, the run comes to its end, says why, and leaves nothing behind', () => {
	test.each<Fault>([
		'the worker of node-pty is missing',
		'the native module of node-pty is missing',
	])('where %s', async fault => {
		await faults[fault]();
		const {exitCode, result, errors} = await runWith('--time-limit', '15');
		expect({exitCode, result}).toMatchObject({exitCode: 1, result: {verdict: 'failed', errorCode: null, size: null}});
		expect(result.summary).toMatch(/pseudo-(?:console|terminal)/v);
		expect(JSON.stringify(result) + errors).not.toContain(password);
		await expectNothingLeft();
	});
});

describe('with a component, the run goes on to the administration interface', () => {
	test.each(Object.entries(faults))('where %s', async (_, spoil) => {
		await installComponent(computer, tool);
		await spoil();
		const {exitCode, result, file} = await runWith('--engine', 'auto', '--time-limit', '8');
		expect({exitCode, result}).toMatchObject({exitCode: 0, result: {verdict: 'verified', engine: 'api', file}});
		expect(await toldBy(computer, tool, 'received')).toEqual([file, expect.stringMatching(/^[\da-f]{64}$/v), reminder]);
		await expect(receivedIn(computer, tool)).rejects.toThrow('ENOENT');
		await expectNothingLeft();
	});
});

test('a pseudo-console that is slow to open is waited for', async () => {
	const real = String.raw`node_modules\@lydell\node-pty\worker\real.js`;
	await computer.copyIn(path.join(inject('program'), ...worker.split('\\')), inProgram(real));
	const pause = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);';
	await computer.write(inProgram(worker), `${pause}\nrequire('./real.js');\n`);
	const {exitCode, result, file} = await runWith('--time-limit', '30');
	expect({exitCode, result}).toMatchObject({exitCode: 0, result: {verdict: 'verified', engine: 'console', file}});
	expect(await receivedIn(computer, tool)).toMatchObject({path: file, reminder});
	await expectNothingLeft();
});
