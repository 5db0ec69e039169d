import process from 'node:process';
import {randomUUID} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {FileLock, LockOptions} from '../../source/host/file-lock.ts';
import {lockService, type ServiceWork} from '../../source/host/service-lock.ts';
import {temporaryFolder} from './temporary-folder.ts';

const now = new Date('2026-11-26T10:12:34.567Z');
const since = new Date('2026-11-26T10:12:34Z');

const kinds: ReadonlyArray<readonly [string, () => Promise<Pick<LockOptions, 'socketFolder'>>]> = [
	['by a name of the system', async () => ({})],
	['by socket files', async () => ({socketFolder: await temporaryFolder()})],
];

describe.each(kinds)('a lock on an ENTSSO, %s', (_, options) => {
	test('one restore at a time, who is named', async () => {
		const given = {now, ...await options()};
		const key = randomUUID();
		const first = await lockService(key, 'restore', given);
		expect(first.state).toBe('held');
		expect(await lockService(key, 'restore', given)).toMatchObject({state: 'taken', by: 'restore', holder: {processId: process.pid, since}});
		expect(await lockService(key, 'backup', given)).toMatchObject({state: 'taken', by: 'restore', holder: {processId: process.pid, since}});
		const other = await lockService(randomUUID(), 'restore', given);
		expect(other.state).toBe('held');
		await Promise.all([first.release(), other.release()]);
		const second = await lockService(key, 'backup', given);
		expect(second.state).toBe('held');
		expect(await lockService(key, 'restore', given)).toMatchObject({state: 'taken', by: 'backup', holder: {processId: process.pid, since}});
		await second.release();
		const third = await lockService(key, 'restore', given);
		expect(third.state).toBe('held');
		await third.release();
	});

	test('whatever begins and ends, a restore is never beside anything, and backups are beside each other', async () => {
		const given = await options();
		let beside = 0;
		await fc.assert(fc.asyncProperty(fc.array(fc.oneof(
			fc.constantFrom<ServiceWork>('backup', 'backup', 'restore'),
			fc.nat(3),
		), {maxLength: 12}), async moves => {
			const key = randomUUID();
			const held: Array<{readonly work: ServiceWork; readonly lock: FileLock}> = [];
			let second = 0;
			for (const move of moves) {
				if (typeof move === 'number') {
					const [ended] = held.splice(move, 1);

					await ended?.lock.release();
					continue;
				}

				const lock = await lockService(key, move, {...given, now: new Date(now.getTime() + (1000 * second++))});
				const isFree = held.every(({work}) => work === 'backup' && move === 'backup');
				expect(lock.state).toBe(isFree ? 'held' : 'taken');
				if (lock.state === 'held') {
					held.push({work: move, lock});
				}

				beside = Math.max(beside, held.length);
			}

			await Promise.all(held.map(async ({lock}) => lock.release()));
		}), {seed: 4, numRuns: 60});
		expect(beside).toBeGreaterThan(1);
	});

	test('of those that begin at the same moment no restore goes on beside another', async () => {
		const given = {now, ...await options()};
		for (let round = 0; round < 10; round++) {
			const key = randomUUID();
			const works = ['restore', 'backup', 'restore'] as const;

			const locks = await Promise.all(works.map(async work => lockService(key, work, given)));
			const held = locks.filter(({state}) => state === 'held');
			expect(held.length).toBeLessThan(2);

			await Promise.all(held.map(async lock => lock.release()));
		}
	});
});
