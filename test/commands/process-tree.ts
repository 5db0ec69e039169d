import {readdir, readFile} from 'node:fs/promises';
import os from 'node:os';

/** A process as /proc shows it. */
export type SeenProcess = {
	readonly pid: number;
	readonly commandLine: string;
	readonly environment: string;
};

/** The process and all below it, as they are now. */
export async function lookAtTree(root: number): Promise<SeenProcess[]> {
	const names = await readdir('/proc');
	const parents = new Map(await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async name => [Number(name), await parentOf(name)] as const)));
	const tree = new Set([root]);
	for (let size = 0; size < tree.size;) {
		size = tree.size;
		for (const [pid, parent] of parents) {
			if (parent !== undefined && tree.has(parent)) {
				tree.add(pid);
			}
		}
	}

	return Promise.all([...tree].map(async pid => ({
		pid, commandLine: await read(`/proc/${pid}/cmdline`), environment: await read(`/proc/${pid}/environ`),
	})));
}

/** Whether the process has a handler for the signal (proc(5): SigCgt is a mask, the lowest bit for signal 1). */
export async function catches(pid: number, signal: NodeJS.Signals): Promise<boolean> {
	return hasSignal(pid, 'SigCgt', signal);
}

/** Whether the signal is kept from the process. */
export async function blocks(pid: number, signal: NodeJS.Signals): Promise<boolean> {
	return hasSignal(pid, 'SigBlk', signal);
}

async function hasSignal(pid: number, set: 'SigCgt' | 'SigBlk', signal: NodeJS.Signals): Promise<boolean> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const line = status.split('\n').find(one => one.startsWith(`${set}:\t`));
	const mask = BigInt(`0x${line?.slice(set.length + 2) ?? '0'}`);
	return (mask / (2n ** BigInt(os.constants.signals[signal] - 1))) % 2n === 1n;
}

async function parentOf(pid: string): Promise<number | undefined> {
	const stat = await read(`/proc/${pid}/stat`);
	// The name in brackets may hold spaces and brackets itself.
	const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 2)[1];
	return parent === undefined ? undefined : Number(parent);
}

/** Empty when the process has ended. */
async function read(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch {
		return '';
	}
}
