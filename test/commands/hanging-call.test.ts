import path from 'node:path';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {run} from '../core/run.ts';
import {makeHomes} from './homes.ts';
import {startProgram} from './program.ts';

const newHome = makeHomes();

/** Has the program start so many calls that never come back, as to a share that is gone. */
async function hangingCalls(home: string, count: number): Promise<Readonly<Record<string, string>>> {
	const pipe = path.join(home, 'pipe');
	await run('mkfifo', [pipe]);
	const module = `import {open} from 'node:fs'; for (let i = 0; i < ${count}; i++) open(${JSON.stringify(pipe)}, () => {});`;
	return {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}`};
}

describe('a file system that does not answer', () => {
	test('holds no program back that has told its result', async () => {
		const home = await newHome();
		const {ended, signal} = startProgram(['history', '--json'], {home, environment: await hangingCalls(home, 1)});
		onTestFinished(() => {
			signal('SIGKILL');
		});
		expect(await ended).toMatchObject({exitCode: 0, said: expect.stringContaining('"records":[]') as unknown, complained: ''});
	});
});

test.each(['20.20.2', '22.16.0', '23.11.1', '24.1.0'])('Node.js %s, which it does not run on, gets a plain sentence', async version => {
	const module = `delete Promise.withResolvers; Object.defineProperty(process, "versions", {value: {...process.versions, node: "${version}"}});`;
	const {ended} = startProgram(['check'], {
		home: await newHome(), environment: {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}`},
	});
	expect(await ended).toEqual({
		exitCode: 2, said: '', complained: `entsso-backup needs Node.js 22.17 or later of 22, or 24.2 or later; this is ${version}.\n`,
	});
});
