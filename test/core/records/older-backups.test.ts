import {
	copyFile,
	mkdir,
	readdir,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {findOlderBackups} from '../../../source/core/records/older-backups.ts';
import {type Clock, systemClock} from '../../../source/values/clock.ts';
import {bareHost} from '../bare-host.ts';
import {earlierBackups, now, type EarlierBackups} from '../earlier-backups.ts';
import {recordFiles} from './record-files.ts';

const clock: Clock = {...systemClock, now: () => now};

async function olderThan(keep: number, {history}: EarlierBackups, host = bareHost()): Promise<string[]> {
	const {backups} = await findOlderBackups(history, {host, clock}, keep);
	return backups.flatMap(({files}) => files.map(file => path.basename(file)));
}

test('those beyond the newest good ones are listed, newest first, and stay where they are', async () => {
	const backups = await earlierBackups();
	await backups.add('b.bak', 20, {secretId: '{1}'});
	await backups.add('a.bak', 30);
	await backups.add('c.bak', 10);
	expect(await olderThan(1, backups)).toEqual(['b.bak', 'a.bak']);
	expect(await olderThan(2, backups)).toEqual(['a.bak']);
	expect(await olderThan(3, backups)).toEqual([]);
	expect(await findOlderBackups(backups.history, {host: bareHost(), clock}, 1)).toMatchObject({
		backups: [{secretId: '{1}', verdict: 'verified'}, {}], detail: '1 of 1 backups to keep is there, verified and unchanged.',
	});
	expect(await readdir(backups.folder)).toEqual(expect.arrayContaining(['a.bak', 'b.bak', 'c.bak']));
});

test('one that is unproven, failed, gone or changed is not counted as good', async () => {
	const backups = await earlierBackups();
	await backups.add('good.bak', 50);
	await backups.add('older.bak', 60);
	await backups.add('unproven.bak', 40, {verdict: 'unproven'});
	await backups.add('failed.bak', 30, {verdict: 'failed'});
	const gone = await backups.add('gone.bak', 20);
	await rm(gone.file);
	const changed = await backups.add('changed.bak', 10);
	await writeFile(changed.file, 'something else');
	expect(await olderThan(1, backups)).toEqual(['older.bak']);
	const {detail} = await findOlderBackups(backups.history, {host: bareHost(), clock}, 2);
	expect(detail).toBe('2 of 2 backups to keep are there, verified and unchanged. Unproven backups do not count as such; 1 is newer and not listed.');
});

test('an unproven one that is older than those to keep is listed, and what could not be read is told', async () => {
	const backups = await earlierBackups();
	await backups.add('good.bak', 10);
	await backups.add('unproven.bak', 20, {verdict: 'unproven'});
	await writeFile(path.join(backups.folder, 'history', 'broken.json'), '{');
	const older = await findOlderBackups(backups.history, {host: bareHost(), clock}, 1);
	expect(older.backups).toMatchObject([{verdict: 'unproven'}]);
	expect(older.detail).toMatch(/unchanged\. The file .* could not be read and was left out\.$/v);
});

test('a place that another backup has taken since is not listed, and a second copy is', async () => {
	const backups = await earlierBackups();
	const copy = path.join(backups.folder, 'share', 'SSO.bak');
	await mkdir(path.dirname(copy));
	const {file} = await backups.add('SSO.bak', 30, {copy});
	await copyFile(file, copy);
	await rm(file);
	await backups.add('SSO.bak', 10);
	const older = await findOlderBackups(backups.history, {host: bareHost(), clock}, 1);
	expect(older.backups.map(({files}) => files)).toEqual([[copy]]);
});

test('other computers, and practice, count among themselves', async () => {
	const backups = await earlierBackups();
	await backups.add('mine.bak', 30);
	await backups.add('mine-too.bak', 20);
	await backups.add('practice.bak', 10, {practice: 'ok'});
	await backups.add('other.bak', 5, {computer: 'BIZ02'});
	expect(await olderThan(1, backups)).toEqual(['mine.bak']);
	expect(await olderThan(1, backups, bareHost({practice: 'ok'}))).toEqual([]);
});

test('one from the future has no place among the others: it is neither counted nor listed', async () => {
	const backups = await earlierBackups();
	await backups.add('ahead.bak', -400);
	await backups.add('newest.bak', 1);
	await backups.add('older.bak', 2);
	expect(await olderThan(1, backups)).toEqual(['older.bak']);
});

test('a record that was copied beside itself is of one backup, which is kept', async () => {
	const backups = await earlierBackups();
	const {file, sha256} = await backups.add('SSO.bak', 10);
	const records = path.join(backups.folder, 'history');
	const [own = ''] = await recordFiles(records);
	const name = path.basename(own);
	for (const other of [name.replace('.json', ' - Copy.json'), `Copy of ${name}`, '0.json']) {
		await copyFile(own, path.join(path.dirname(own), other));
	}

	await copyFile(own, path.join(records, name));

	const {records: newest} = await backups.history.newest(5, () => true);
	expect(newest).toMatchObject([{file, sha256}]);
	expect(await olderThan(1, backups)).toEqual([]);
	const {detail} = await findOlderBackups(backups.history, {host: bareHost(), clock}, 2);
	expect(detail).toBe('1 of 2 backups to keep are there, verified and unchanged.');
});

test('a file of a backup that is kept is in no other: not by its path, not by its SHA-256', async () => {
	const backups = await earlierBackups();
	const kept = await backups.add('SSO.bak', 10);
	// The record of the same backup, edited so that it looks older, with another place of the same bytes.
	const elsewhere = path.join(backups.folder, 'elsewhere.bak');
	await copyFile(kept.file, elsewhere);
	await backups.history.add({...kept, time: '2026-01-01T10:00:00.000Z'});
	await backups.history.add({...kept, time: '2026-01-02T10:00:00.000Z', file: elsewhere});
	expect(await olderThan(1, backups)).toEqual([]);
	expect(await olderThan(2, backups)).toEqual([]);
	const older = await backups.add('older.bak', 20);
	expect(await olderThan(1, backups)).toEqual(['older.bak']);
	await backups.history.add({...older, time: '2026-01-03T10:00:00.000Z', copy: elsewhere});
	expect(await olderThan(1, backups)).toEqual(['older.bak']);
});

test('the name of a computer is the same in any letter case on Windows', async () => {
	const backups = await earlierBackups();
	await backups.add('newer.bak', 10);
	await backups.add('older.bak', 20, {computer: 'biz01'});
	expect(await olderThan(1, backups, bareHost({pathStyle: 'windows'}))).toEqual([expect.stringMatching(/older\.bak$/v)]);
	expect(await olderThan(1, backups)).toEqual([]);
});
