import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {openHistory} from '../../source/core/records/history.ts';
import {toRecord} from '../../source/core/records/record.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import {findRestoreFiles, isUnchanged} from '../../source/journeys/restore/recorded.ts';
import {findUnchangedBackup} from '../../source/core/records/known-backups.ts';
import {systemClock} from '../../source/values/clock.ts';
import {bareHost} from '../core/bare-host.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {result} from '../wizard/options.ts';
import {idHere} from './restore-world.ts';

const services = {host: bareHost(), clock: systemClock};
const content = 'a backup file';
const sha256 = createHash('sha256').update(content).digest('hex');

/** Keeps the record of a backup, with changes, and writes its file. */
async function recorded(folder: string, name: string, changes: Partial<BackupResult> = {}): Promise<string> {
	const file = path.join(folder, name);
	await writeFile(file, content);
	const made: BackupResult = {
		...result, file, sha256, computer: 'BIZ01', engine: 'console', startedAt: new Date(`2026-11-2${name.length % 10}`), logged: {secretId: idHere, user: undefined}, ...changes,
	};
	await openHistory(path.join(folder, 'history')).add(toRecord(made));
	return file;
}

test('a backup is known as kept only where it is verified, of this computer, not of practice, with an MSID, and its file unchanged', async () => {
	const folder = await temporaryFolder();
	await mkdir(path.join(folder, 'history'));
	const good = await recorded(folder, 'good.bak');
	await recorded(folder, 'unproven.bak', {verdict: 'unproven'});
	await recorded(folder, 'elsewhere.bak', {computer: 'BIZ02'});
	await recorded(folder, 'practice.bak', {practice: 'ok'});
	await recorded(folder, 'without-id.bak', {logged: undefined});
	const changed = await recorded(folder, 'changed.bak');
	await writeFile(changed, 'another text');
	const history = openHistory(path.join(folder, 'history'));
	expect(await findUnchangedBackup(history, idHere, services)).toMatchObject({file: good, secretId: idHere});
	expect(await isUnchanged(changed, sha256)).toBe(false);
	expect(await isUnchanged(path.join(folder, 'nothing.bak'), sha256)).toBe(false);
});

test('its second copy keeps it where the file itself is gone or changed', async () => {
	const folder = await temporaryFolder();
	await mkdir(path.join(folder, 'history'));
	const copy = path.join(folder, 'copy.bak');
	await writeFile(copy, content);
	const file = await recorded(folder, 'first.bak', {copy});
	await writeFile(file, 'another text');
	expect(await findUnchangedBackup(openHistory(path.join(folder, 'history')), idHere, services)).toMatchObject({file: copy, secretId: idHere});
});

test('offered are the files of the history, then those of the install directory that end as a backup does', async () => {
	const folder = await temporaryFolder();
	await mkdir(path.join(folder, 'history'));
	const recent = await recorded(folder, 'recent.bak');
	const host = bareHost({completePath: async text => ['old.BAK', 'ssoconfig.exe', 'recent.bak'].map(name => text + name)});
	const offers = await findRestoreFiles(openHistory(path.join(folder, 'history')), host, {installDirectory: folder, besides: []});
	expect(offers.map(({text}) => text)).toEqual([recent, path.join(folder, 'old.BAK')]);
	expect(offers[0]?.detail).toMatch(/^backup of BIZ01, 2026-11-2\d .* UTC, verified$/v);
});
