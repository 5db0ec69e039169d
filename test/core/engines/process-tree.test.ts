import {spawn} from 'node:child_process';
import {readdir, readFile} from 'node:fs/promises';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {PosixTree, type ProcessEntry} from '../../../source/core/engines/process-tree/posix.ts';
import {processTree} from '../../../source/core/engines/process-tree/process-tree.ts';
import {systemClock} from '../../../source/values/clock.ts';

/** Forks one child after another, and 40 at most. */
const forking = 'i=0; while [ $i -lt 40 ]; do sleep 30 & i=$((i + 1)); done; wait';

/** Returns the processes of a session that still run. */
async function runningIn(session: number): Promise<string[]> {
	const names = await readdir('/proc');
	const stats = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async id => {
		try {
			return await readFile(`/proc/${id}/stat`, 'utf8');
		} catch {
			return '';
		}
	}));
	return stats.filter(stat => {
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(fields[3]) === session && !/[XZ]/v.test(fields[0] ?? '');
	});
}

describe.skipIf(process.platform !== 'linux')('a tool that starts one process after another', () => {
	test.each(Array.from({length: 12}, (_, round) => round * 3))('is ended with all of them, after %i ms', async delay => {
		const {pid = 0} = spawn('sh', ['-c', forking], {detached: true, stdio: 'ignore'});
		const {promise, resolve} = Promise.withResolvers<unknown>();
		systemClock.after(delay, () => {
			resolve(undefined);
		});
		await promise;
		expect(await processTree(pid, true, systemClock).end()).toBe(false);
		expect(await runningIn(pid)).toEqual([]);
	});
});

test.skipIf(process.platform === 'win32')('a process that was started while the list was read, by one that is gone since, is ended too', async () => {
	const child = spawn('sleep', ['30'], {stdio: 'ignore'});
	const {promise: ended, resolve} = Promise.withResolvers<NodeJS.Signals | undefined>();
	child.on('exit', (_code, signal) => {
		resolve(signal);
	});
	const root = 2 ** 30;
	const missed: ProcessEntry = {
		id: child.pid!, parent: 1, session: root, started: '1',
	};
	let looks = 0;
	const tree = new PosixTree(root, true, systemClock, async () => {
		looks++;
		return looks === 2 ? [missed] : [];
	});
	expect(await tree.end()).toBe(false);
	expect(await ended).toBe('SIGTERM');
});
