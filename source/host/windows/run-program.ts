import {execFile, type ChildProcess, type ExecFileException} from 'node:child_process';
import os from 'node:os';
import pLimit from 'p-limit';
import {childEnvironment} from '../child-environment.ts';
import type {Clock} from '../../values/clock.ts';
import {withTimeout} from '../../values/waiting.ts';

/** Why a program gave no answer. */
export type Silence = 'missing' | 'refused' | 'timed-out';

export type RunResult = Silence | {
	/** -1 when the program ended without one: it crashed, or printed more than is read. */
	readonly exitCode: number;
	/** Bytes that it printed on its standard output. */
	readonly output: Uint8Array;
};

/**
Runs a program to its end, at most so many milliseconds from its start, which may wait for others. Never rejects.
*/
export type Run = (
	program: string,
	programArguments: readonly string[],
	limits: {readonly timeout: number},
) => Promise<RunResult>;

/** More than this no tool prints that is asked here. Bytes. */
const mostOutput = 4 * 1024 * 1024;

/**
Programs that have their turn at once. The check asks some twenty; started together they starve each other, and this
program, on a computer with few processors, until none answers in its time.
*/
const mostAtOnce = Math.max(4, 2 * os.availableParallelism());

/** Milliseconds after which a program that has not ended gives way to the next: it waits for something, or hangs. */
const turn = 1000;

/** Starts programs by their full path, without a shell and without a window of their own, few at once. */
export function createRun(clock: Clock): Run {
	const limit = pLimit(mostAtOnce);

	return async (...call) => {
		const {promise, resolve} = Promise.withResolvers<RunResult>();
		void limit(async () => {
			const running = runNow(clock, ...call);
			resolve(running);
			await withTimeout<unknown>(clock, turn, running, undefined);
		});
		return promise;
	};
}

async function runNow(clock: Clock, ...[program, programArguments, {timeout}]: Parameters<Run>): Promise<RunResult> {
	const {promise, resolve} = Promise.withResolvers<RunResult>();
	let child: ChildProcess;
	try {
		const options = {
			encoding: 'buffer', windowsHide: true, maxBuffer: mostOutput, env: childEnvironment(),
		} as const;
		child = execFile(program, programArguments, options, (error, output) => {
			resolve(error === null ? {exitCode: 0, output} : afterError(error, output));
		});
	} catch {
		return 'refused';
	}

	// A tool that asks something gets no answer, and so comes to its end.
	child.stdin?.on('error', () => {/* It ended before. */}).end();
	const cancel = clock.after(timeout, () => {
		resolve('timed-out');
		child.kill('SIGKILL');
		// A process that the tool has started may hold its output open.
		child.stdout?.destroy();
		child.stderr?.destroy();
	});
	const result = await promise;
	cancel();
	return result;
}

function afterError({code}: ExecFileException, output: Uint8Array): RunResult {
	if (code === 'ENOENT') {
		return 'missing';
	}

	return typeof code === 'string' && code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER'
		? 'refused'
		: {exitCode: typeof code === 'number' ? code : -1, output};
}
