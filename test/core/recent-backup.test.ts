import {rm, writeFile} from 'node:fs/promises';
import {describe, expect, test} from 'vitest';
import {findRecentBackup} from '../../source/core/recent-backup.ts';
import type {Host} from '../../source/host/host.ts';
import {systemClock} from '../../source/host/clock.ts';
import {bareHost} from './bare-host.ts';
import {earlierBackups, now, type EarlierBackups} from './earlier-backups.ts';

const day = 86_400_000;
const noNewer: Partial<Host> = {newSecretSince: async () => 'none'};

async function find({history}: EarlierBackups, days = 30, host = noNewer) {
	return findRecentBackup(history, {host: bareHost(host), clock: {...systemClock, now: () => now}}, days * day);
}

describe('a recent backup', () => {
	test('is enough while it is verified, unchanged and young', async () => {
		const backups = await earlierBackups();
		const record = await backups.add('a.bak', 29);
		expect(await find(backups)).toMatchObject({isEnough: true, record, detail: 'The last verified backup is of 2026-10-26. Its file is there and unchanged.'});
	});

	test('is enough, with a word, where the log cannot tell of secrets or the second copy is away', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3, {copy: '/media/none/a.bak'});
		const {isEnough, detail} = await find(backups, 30, {});
		expect(isEnough).toBe(true);
		expect(detail).toContain('The second copy is not there.');
		expect(detail).toContain('The event log does not tell of newer secrets.');
	});

	test('is not enough when it is too old, to the millisecond', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 30);
		expect(await find(backups)).toMatchObject({isEnough: false, detail: expect.stringContaining('too long ago') as unknown});
	});

	test('is not enough when it is from the future', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', -1);
		expect(await find(backups)).toMatchObject({isEnough: false, detail: expect.stringContaining('see the clock') as unknown});
	});

	test('is enough when one from the future is beside it', async () => {
		const backups = await earlierBackups();
		await backups.add('ahead.bak', -400);
		const record = await backups.add('a.bak', 3);
		expect(await find(backups)).toMatchObject({isEnough: true, record});
	});

	test('is not enough when a newer master secret was made', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3);
		expect(await find(backups, 30, {newSecretSince: async () => new Date('2026-11-23T00:00:00Z')})).toMatchObject({
			isEnough: false, detail: expect.stringContaining('A newer master secret was made on 2026-11-23') as unknown,
		});
	});

	test.each([
		['gone', async (file: string) => rm(file), 'is not there'],
		['changed', async (file: string) => writeFile(file, 'x'), 'bytes and now has'],
	])('is not enough when its file is %s, though an older one is there', async (_, harm, reason) => {
		const backups = await earlierBackups();
		await backups.add('older.bak', 9);
		const {file} = await backups.add('a.bak', 3);
		await harm(file);
		expect(await find(backups)).toMatchObject({isEnough: false, detail: expect.stringContaining(reason) as unknown});
	});

	test.each([
		['unproven', {verdict: 'unproven'}], ['failed', {verdict: 'failed'}], ['practice', {practice: 'ok'}], ['of another computer', {computer: 'BIZ02'}],
	] as const)('that is %s does not count', async (_, parts) => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3, parts);
		expect(await find(backups)).toMatchObject({isEnough: false, record: undefined, lines: []});
	});
});
