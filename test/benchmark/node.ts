import process from 'node:process';
import {run} from '../core/run.ts';

/** Milliseconds that Node.js takes to start and to end: how fast this computer is now. */
export async function timeOfNode(): Promise<number> {
	return timed(async () => run(process.execPath, ['-e', '0']));
}

/** Milliseconds that it takes. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
	const begin = performance.now();
	await act();
	return performance.now() - begin;
}
