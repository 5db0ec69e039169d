import {rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {findRecentBackup} from '../../../source/core/records/recent-backup.ts';
import type {Host} from '../../../source/host/host.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {bareHost} from '../bare-host.ts';
import {earlierBackups, now, type EarlierBackups} from '../earlier-backups.ts';

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
		expect(detail).toContain('The event log could not be read for newer secrets.');
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

	test('that is unproven is told of, beside a verified one that it is newer than and alone', async () => {
		const backups = await earlierBackups();
		await backups.add('unproven.bak', 2, {verdict: 'unproven'});
		expect(await find(backups)).toMatchObject({isEnough: false, detail: 'No verified backup of this computer is recorded. The backup of 2026-11-22 is unproven and does not count.'});
		await backups.add('a.bak', 3);
		expect(await find(backups)).toMatchObject({
			isEnough: true, detail: 'The last verified backup is of 2026-11-21. Its file is there and unchanged. The backup of 2026-11-22 is unproven and does not count.',
		});
		await backups.add('b.bak', 1);
		expect(await find(backups)).toMatchObject({isEnough: true, detail: 'The last verified backup is of 2026-11-23. Its file is there and unchanged.'});
	});

	test('under another name is enough, and is told', async () => {
		const backups = await earlierBackups();
		const {file} = await backups.add('a.bak', 3);
		await rename(file, `${file}.old`);
		expect(await find(backups)).toMatchObject({
			isEnough: true, detail: `The last verified backup is of 2026-11-21. The backup file is unchanged, and is now ${file}.old. Its record has ${file}.`,
		});
	});

	test('whose second copy was asked for and not made is enough, with a word', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3, {copyFolder: '/mnt/usb'});
		expect(await find(backups)).toMatchObject({isEnough: true, detail: expect.stringContaining('A second copy was asked for in /mnt/usb and was not made.') as unknown});
	});

	test('is told with what could not be read and may be newer', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3);
		await writeFile(path.join(backups.folder, 'history', '2026-11-23T10-00-00.000Z-0000.json'), '{');
		expect(await find(backups)).toMatchObject({isEnough: true, detail: expect.stringContaining('could not be read') as unknown});
		await backups.add('b.bak', 0.5);
		expect(await find(backups)).toMatchObject({isEnough: true, detail: expect.not.stringContaining('could not be read') as unknown});
	});
});
