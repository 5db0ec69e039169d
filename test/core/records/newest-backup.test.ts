import {
	copyFile,
	mkdir,
	rename,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {findChangedBackups, findLastBackup} from '../../../source/core/records/last-backup.ts';
import {noHistory, openHistory} from '../../../source/core/records/history.ts';
import {findNewestBackup, inspectNewest} from '../../../source/core/records/newest-backup.ts';
import {findRecordOfFile} from '../../../source/core/records/record-of-file.ts';
import {refusedRecord} from '../../../source/core/records/record.ts';
import {verdictOn} from '../../../source/core/records/record-lines.ts';
import {systemClock, type Clock} from '../../../source/values/clock.ts';
import {bareHost} from '../bare-host.ts';
import {earlierBackups, now, type EarlierBackups} from '../earlier-backups.ts';

const clock: Clock = {...systemClock, now: () => now};
const host = bareHost({newSecretSince: async () => 'none'});
const services = {host, clock};
const day = 86_400_000;

function refused(daysAgo: number, parts: Partial<Parameters<typeof refusedRecord>[0]> = {}) {
	return refusedRecord({
		startedAt: new Date(now.getTime() - (daysAgo * day)), computer: 'BIZ01', practice: undefined, file: undefined, reason: 'check-stop', summary: 'Stop: the service is stopped.', ...parts,
	});
}

/** Puts a record file of that age into the history that cannot be read. */
async function breakRecord({folder}: EarlierBackups, daysAgo: number): Promise<void> {
	const time = new Date(now.getTime() - (daysAgo * day)).toISOString().replaceAll(':', '-');
	await writeFile(path.join(folder, 'history', `${time}-0000.json`), '{');
}

/** The verdict on the newest backup, and what is not in order. */
async function inspect({history}: EarlierBackups) {
	const newest = await findNewestBackup(history, host);
	const {record} = newest;
	const lines = record === undefined ? [] : await inspectNewest({...newest, record}, services);
	return {file: record && path.basename(record.file), verdict: verdictOn(lines), wrong: lines.filter(({state}) => state !== 'ok').map(({id, state}) => `${id} ${state}`)};
}

describe('the newest backup', () => {
	test('is that of this computer, and not of practice, another computer, or a try without a backup', async () => {
		const backups = await earlierBackups();
		await backups.add('mine.bak', 30);
		await backups.add('practice.bak', 3, {practice: 'ok'});
		await backups.add('other.bak', 2, {computer: 'BIZ02'});
		expect(await inspect(backups)).toEqual({file: 'mine.bak', verdict: 'healthy', wrong: []});
		expect(await findNewestBackup(backups.history, bareHost({practice: 'ok'}))).toMatchObject({record: {practice: 'ok'}});
		expect(await findNewestBackup(backups.history, bareHost({computer: 'BIZ03'}))).toMatchObject({record: undefined, newestTry: undefined});
	});

	test.each([
		['failed', async ({add}: EarlierBackups, daysAgo: number) => add('failed.bak', daysAgo, {verdict: 'failed'})],
		['was refused', async ({history}: EarlierBackups, daysAgo: number) => history.add(refused(daysAgo))],
	])('needs attention where a newer try %s, until there is a backup again', async (_, tryAgain) => {
		const backups = await earlierBackups();
		await tryAgain(backups, 40);
		await backups.add('a.bak', 30);
		expect(await inspect(backups)).toMatchObject({verdict: 'healthy'});
		await tryAgain(backups, 20);
		expect(await inspect(backups)).toEqual({file: 'a.bak', verdict: 'attention', wrong: ['newest-try attention']});
		await backups.add('b.bak', 10);
		expect(await inspect(backups)).toMatchObject({file: 'b.bak', verdict: 'healthy'});
	});

	test('does not suffer from a run that was refused since another one was at work', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3);
		await backups.history.add(refused(2, {reason: 'locked'}));
		expect(await inspect(backups)).toMatchObject({verdict: 'healthy'});
	});

	test('is uncertain where a record cannot be read that may be newer, and only then', async () => {
		const backups = await earlierBackups();
		await backups.add('a.bak', 3);
		await breakRecord(backups, 4);
		expect(await inspect(backups)).toMatchObject({verdict: 'healthy'});
		await breakRecord(backups, 2);
		expect(await inspect(backups)).toEqual({file: 'a.bak', verdict: 'unknown', wrong: ['history unknown']});
	});
});

describe('the line on the first screen', () => {
	const detail = async ({history}: Pick<EarlierBackups, 'history'>) => findLastBackup(history, services);

	test('is not there where nothing was recorded', async () => {
		expect(await detail(await earlierBackups())).toBeUndefined();
	});

	test('does not take what cannot be read for nothing', async () => {
		const unknown = {state: 'unknown', detail: 'Last backup here: not known, since the history could not be read.'};
		const backups = await earlierBackups();
		await breakRecord(backups, 2);
		expect(await detail(backups)).toMatchObject(unknown);
		const file = path.join(backups.folder, 'file');
		await writeFile(file, '');
		expect(await detail({history: openHistory(file)})).toMatchObject(unknown);
		expect(await detail({history: noHistory('No home.')})).toMatchObject(unknown);
		await backups.add('a.bak', 3);
		expect(await detail(backups)).toMatchObject({state: 'unknown', detail: 'Last backup here: 2026-11-21, verified. A record that may be newer could not be read.'});
	});

	test('tells of a try since', async () => {
		const backups = await earlierBackups();
		await backups.history.add(refused(2));
		const newest = 'A later try (2026-11-22 10:00 UTC) was refused. Stop: the service is stopped.';
		expect(await detail(backups)).toMatchObject({state: 'attention', detail: `Last backup here: none is recorded. ${newest}`});
		await backups.add('a.bak', 3);
		expect(await detail(backups)).toMatchObject({state: 'attention', detail: `Last backup here: 2026-11-21, verified. ${newest}`});
	});
});

test('a backup that was renamed, or lacks the copy that was asked for, has not changed', async () => {
	const backups = await earlierBackups();
	await backups.add('lacking.bak', 3, {copyFolder: '/mnt/usb'});
	const {file} = await backups.add('renamed.bak', 2);
	await rename(file, `${file}.old`);
	const changed = await backups.add('changed.bak', 1);
	await writeFile(changed.file, 'x');
	expect(await findChangedBackups(backups.history, services)).toEqual([changed.file]);
});

describe('the record of a file', () => {
	const find = async ({history}: EarlierBackups, file: string, on = host) => findRecordOfFile(history, file, {host: on, clock});

	test('is that of its path, of the backup file or the copy', async () => {
		const backups = await earlierBackups();
		const older = await backups.add('a.bak', 9);
		const newer = await backups.add('a.bak', 3, {copy: '/mnt/a.bak'});
		await backups.history.add(refused(1, {file: newer.file, reason: 'file-exists'}));
		expect(older.file).toBe(newer.file);
		const found = {record: expect.objectContaining(newer) as unknown, notice: undefined, isUncertain: false};
		expect(await find(backups, newer.file)).toEqual(found);
		expect(await find(backups, '/mnt/a.bak')).toEqual(found);
	});

	test('is found by its SHA-256, of another computer and of practice too', async () => {
		const backups = await earlierBackups();
		const elsewhere = path.join(backups.folder, 'elsewhere');
		await mkdir(elsewhere);
		const records = [await backups.add('mine.bak', 3), await backups.add('other.bak', 2, {computer: 'BIZ02'}), await backups.add('practice.bak', 1, {practice: 'ok'})];
		for (const record of records) {
			const file = path.join(elsewhere, path.basename(record.file));
			await copyFile(record.file, file);
			expect(await find(backups, file)).toMatchObject({record, foundAt: file});
		}

		const stray = path.join(elsewhere, 'stray.bak');
		await writeFile(stray, 'stray');
		expect(await find(backups, stray)).toMatchObject({record: undefined, isUncertain: false});
		expect(await find(backups, path.join(elsewhere, 'none.bak'))).toMatchObject({record: undefined});
	});

	test('is of this computer where several have one at this path', async () => {
		const backups = await earlierBackups();
		const mine = await backups.add('SSO.bak', 9);
		const other = await backups.add('SSO.bak', 3, {computer: 'BIZ02'});
		expect(await find(backups, mine.file)).toMatchObject({record: mine});
		expect(await find(backups, mine.file, bareHost({computer: 'BIZ03'}))).toMatchObject({record: other});
	});

	test('is uncertain where what cannot be read may be a newer one', async () => {
		const backups = await earlierBackups();
		const {file} = await backups.add('a.bak', 3);
		await breakRecord(backups, 9);
		expect(await find(backups, file)).toMatchObject({isUncertain: false});
		expect(await find(backups, '/none.bak')).toMatchObject({record: undefined, isUncertain: true});
		await breakRecord(backups, 1);
		expect(await find(backups, file)).toMatchObject({isUncertain: true});
	});
});
