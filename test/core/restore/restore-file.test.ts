import {
	mkdir,
	readdir,
	readFile,
	rename,
	rmdir,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {lookAtRestoreFile} from '../../../source/core/restore/look-at-restore-file.ts';
import {makeLocalCopy, type LocalCopy} from '../../../source/core/restore/local-copy.ts';
import {Clearance, type PresentSecret} from '../../../source/core/restore/present-secret.ts';
import {lookAgainAndRecord, restoreAndRecord} from '../../../source/core/restore/restore-and-record.ts';
import {restoreFileProblem} from '../../../source/core/restore/restore-file-problem.ts';
import {recoverySheet} from '../../../source/core/paper/recovery-sheet.ts';
import {lookAtFile} from '../../../source/core/proof/look.ts';
import type {Administration} from '../../../source/host/administration.ts';
import type {BackupEvent, Host, TargetFacts} from '../../../source/host/host.ts';
import {createLocalHost} from '../../../source/host/local.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {Secret} from '../../../source/values/secret.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {bareHost} from '../bare-host.ts';
import {earlierBackups} from '../earlier-backups.ts';

const {signal} = new AbortController();
const clock = systemClock;
const secretId = '{11111111-2222-3333-4444-555555555555}';

const place: TargetFacts = {
	target: 'file', folder: 'there', root: 'there', volume: {kind: 'fixed', fileSystem: 'NTFS', system: 'no'}, writable: 'yes',
};

async function lookWith(host: Partial<Host> = {}, administration?: Administration) {
	const backups = await earlierBackups();
	return {
		...backups,
		look: async (file: string) => lookAtRestoreFile(file, {
			host: bareHost({inspectFile: async () => place, ...host}), clock, signal, history: backups.history, administration,
		}),
	};
}

describe('the record of a file', () => {
	test('is found by its SHA-256, wherever the file is now', async () => {
		const {look, add, folder} = await lookWith();
		const {file} = await add('a.bak', 900, {secretId});
		await add('b.bak', 1, {secretId: '{9}'});
		await rename(file, path.join(folder, 'found.bak'));
		const seen = await look(path.join(folder, 'found.bak'));
		expect(seen).toMatchObject({
			state: 'there', secretId, isChanged: false, record: {file},
		});
		expect(restoreFileProblem(seen, undefined)).toEqual({warnings: []});
	});

	test('by its path is one of a file that changed: its secret is not known then', async () => {
		const {look, add} = await lookWith();
		const {file} = await add('a.bak', 3, {secretId});
		await writeFile(file, 'something else');
		const seen = await look(file);
		expect(seen).toMatchObject({isChanged: true, record: {file}});
		expect(seen.secretId).toBeUndefined();
		expect(restoreFileProblem(seen, undefined).warnings).toHaveLength(1);
		expect(restoreFileProblem(seen, undefined, {isUnattended: true}).reason).toBe('file-changed');
	});

	test.each([['of another computer', {computer: 'BIZ02'}], ['of a run that failed', {verdict: 'failed'} as const], ['of practice', {practice: 'ok'}]])('is none at its path that is %s', async (_, parts) => {
		const {look, add} = await lookWith();
		const {file} = await add('a.bak', 3, parts);
		await writeFile(file, 'something else');
		const seen = await look(file);
		expect([seen.record, seen.isChanged]).toEqual([undefined, undefined]);
	});
});

test.each<[string, 'posix' | 'windows', Partial<TargetFacts['volume']>, boolean]>([
	['NTFS', 'windows', {}, false],
	['a share', 'windows', {kind: 'network'}, true],
	['a stick', 'windows', {kind: 'removable'}, true],
	['FAT', 'windows', {fileSystem: 'FAT32'}, true],
	['an unknown volume', 'windows', {kind: 'unknown'}, true],
	['a share, off Windows', 'posix', {kind: 'network'}, false],
])('a file on %s (%s) needs a local copy where ENTSSO may not reach it', async (_, pathStyle, volume, needs) => {
	const {look, add} = await lookWith({pathStyle, inspectFile: async () => ({...place, volume: {...place.volume, ...volume}})});
	const {file} = await add('a.bak', 3);
	const {needsLocalCopy} = await look(file);
	expect(needsLocalCopy).toBe(needs);
});

test('the reminder is asked for where somebody wants it, and never of a file that is none of ENTSSO', async () => {
	const asked: string[] = [];
	const administration = {
		async readReminder(file: string) {
			asked.push(file);
			return {state: 'returned', code: 0, value: new Secret('Team safe')} as const;
		},
	} as unknown as Administration;
	const {look, add, folder} = await lookWith({}, administration);
	const {file} = await add('a.bak', 3);
	expect(await look(file)).toMatchObject({reminder: 'Team safe'});
	await writeFile(path.join(folder, 'sql.bak'), 'TAPE');
	expect(await look(path.join(folder, 'sql.bak'))).toMatchObject({content: 'sql-server'});
	expect(asked).toEqual([file]);
});

async function copyWith(host: Partial<Host> = {}) {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'share.bak');
	await writeFile(file, 'a backup');
	const facts = await lookAtFile(file);
	const sha256 = facts.state === 'there' ? facts.sha256 : undefined;
	const away = path.join(folder, 'local');
	await mkdir(away);
	const full = bareHost({
		defaultBackupFolder: path.join(away, 'SSO-Backup'),
		inspectFolder: async () => ({...place, target: 'nothing', folder: 'missing'}),
		...host,
	});
	return {
		folder, file, sha256, away, host: full, make: async (hash = sha256) => makeLocalCopy({file, sha256: hash}, {host: full, clock, signal}),
	};
}

function isMade(copy: LocalCopy | {readonly because: string}): LocalCopy {
	if ('because' in copy) {
		throw new Error(copy.because);
	}

	return copy;
}

describe('a local copy', () => {
	test('is the same file in a new folder, and both are gone afterwards', async () => {
		const {away, make, file} = await copyWith();
		const copy = isMade(await make());
		expect(path.dirname(path.dirname(copy.file))).toBe(away);
		expect(await readFile(copy.file, 'utf8')).toBe('a backup');
		expect(await copy.remove()).toBeUndefined();
		expect(await readdir(away)).toEqual([]);
		expect(await readFile(file, 'utf8')).toBe('a backup');
	});

	test('stays, and is told of, where somebody changed it, replaced it, or put something beside it', async () => {
		for (const spoil of [
			async (file: string) => writeFile(file, 'something else'),
			async (file: string) => {
				await rename(file, `${file}.old`);
				await writeFile(file, 'a backup');
			},
		]) {
			const {make} = await copyWith();
			const copy = isMade(await make());
			await spoil(copy.file);
			expect(await copy.remove()).toContain('was not removed. Remove it by hand.');
			expect(await lookAtFile(copy.file)).toMatchObject({state: 'there'});
		}

		const {make} = await copyWith();
		const copy = isMade(await make());
		await writeFile(path.join(path.dirname(copy.file), 'other'), 'precious');
		expect(await copy.remove()).toContain('was not removed');
		expect(await readdir(path.dirname(copy.file))).toEqual(['other']);
	});

	test.each<[string, Partial<Host>, RegExp]>([
		['the folder is not protected', {
			async createFolder(folder) {
				await mkdir(folder);
				return {state: 'not-limited', detail: 'Its rights could not be set.'};
			},
		}, /not protected\. Its rights could not be set/v],
		['the drive is not there', {inspectFolder: async () => ({...place, folder: 'missing', root: 'missing'})}, /the drive is not there/v],
		['the folder cannot be made', {
			async createFolder() {
				throw Object.assign(new Error('no'), {code: 'EACCES'});
			},
		}, /this user may not write there/v],
	])('is none where %s, and nothing is left', async (_, host, words) => {
		const {make, away} = await copyWith(host);
		const copy = await make();
		expect('because' in copy && copy.because).toMatch(words);
		expect(await readdir(away)).toEqual([]);
	});

	test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
		['cannot be looked at', async folder => rmdir(folder), /cannot be looked at/v],
		['holds what somebody else put there', async folder => writeFile(path.join(folder, 'other'), ''), /not protected/v],
	])('is none where its folder %s, and that is told of', async (_, spoil, words) => {
		const {make} = await copyWith({
			async createFolder(folder) {
				await mkdir(folder);
				await spoil(folder);
				return {state: 'not-limited', detail: 'Its rights could not be set.'};
			},
		});
		const copy = await make();
		expect('because' in copy && copy.because).toMatch(words);
		expect('because' in copy && copy.because).toMatch(/The folder .+ was not removed\. Remove it by hand\.$/v);
	});

	test('is none of a file that is not as it was looked at', async () => {
		const {make, away} = await copyWith();
		expect(await make('00'.repeat(32))).toMatchObject({because: expect.stringContaining('No copy on a local disk was made') as string});
		expect(await readdir(away)).toEqual([]);
	});
});

describe('a restore from a local copy', () => {
	async function restoreCopy(permits: (file: string) => boolean, meanwhile?: (file: string) => Promise<void>, {left = [], present = {state: 'nothing-to-lose', why: ''}}: {left?: readonly string[]; present?: PresentSecret} = {}) {
		const {folder, file, sha256, away, host} = await copyWith();
		await Promise.all(left.map(async name => mkdir(path.join(away, name))));
		await meanwhile?.(file);
		const events: BackupEvent[] = [];
		const given: string[] = [];
		const asked: string[] = [];
		const {history} = await earlierBackups();
		const secret = {state: 'none', isRegistryEmpty: true, doubts: []} as const;
		const {completePath} = createLocalHost({
			clock,
			system: {
				pathStyle: 'posix', environment: {}, home: '/', temporary: '/tmp', computer: 'BIZ01',
			},
		});
		const full: Host = {
			...host, completePath, secretState: async () => secret, secretEvents: async () => events,
		};
		const result = await restoreAndRecord({
			looked: {
				file, state: 'there', needsLocalCopy: true, size: 8, ...(sha256 !== undefined && {sha256}),
			},
			permit(place_) {
				asked.push(place_);
				return permits(place_)
					? Clearance.for(place_, present, secret, {typedName: 'BIZ01', computer: 'BIZ01'})
					: undefined;
			},
			tool: {program: 'ssoconfig', leadingArguments: []},
			password: new Secret('Sesame-open-2026'),
			engine: 'auto',
			timeLimit: 1000,
		}, {
			host: full,
			clock,
			signal,
			history,
			ask: undefined,
			terminal: undefined,
			onStage() {/* Not looked at. */},
			async runEngine(_, task) {
				given.push(task.arguments[1] ?? '');
				events.unshift({id: 10_523, time: new Date(), strings: [task.arguments[1] ?? '', secretId]});
				return {
					engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
				};
			},
		});
		return {
			folder, file, away, result, given, asked, events, host: full, history, sha256,
		};
	}

	test('gives the copy to the tool by a permission of its own, and is of the file', async () => {
		const {file, away, result, given, asked, events, host, history, sha256} = await restoreCopy(() => true, async place_ => {
			const facts = await lookAtFile(place_);
			await writeFile(`${place_}.recovery.txt`, recoverySheet({
				verdict: 'verified', proof: [], file: place_, size: 8, sha256: facts.state === 'there' ? facts.sha256 : undefined, practice: undefined, computer: 'BIZ01', startedAt: new Date(0), evidence: [], copy: undefined, logged: undefined, user: undefined, system: undefined,
			}, 'posix'));
		});
		expect(given).toEqual([result.localCopy]);
		expect(asked).toEqual([result.localCopy]);
		expect(result).toMatchObject({level: 'accepted', file});
		expect(await readdir(away)).toEqual([]);
		expect(history.restores().records).toMatchObject([{file, size: 8}]);
		// Whoever looks again later knows the event by the path that ENTSSO was given.
		events.unshift({id: 10_501, time: new Date(), strings: []});
		const again = await lookAgainAndRecord(result, {size: 8, ...(sha256 !== undefined && {sha256})}, {
			host: {...host, secretState: async () => ({state: 'loaded', secretId, doubts: []})}, clock, signal, history, isCluster: false,
		});
		expect(again.level).toBe('loaded');
		expect(history.restores().records).toMatchObject([{file, level: 'loaded'}]);
		const sheet = await readFile(`${file}.recovery.txt`, 'utf8');
		expect(sheet).toMatch(/\nRestored on \S+ at level accepted on BIZ01\nRestored on \S+ at level loaded on BIZ01\n$/v);
	});

	test.each([
		['changed', async (place_: string) => writeFile(place_, 'a backUp')],
		['was removed', async (place_: string) => rename(place_, `${place_}.old`)],
	])('starts nothing where the file %s since it was looked at', async (_, meanwhile) => {
		const backup = {
			file: '/backup/kept.bak', copy: undefined, sha256: 'ab'.repeat(32), secretId,
		};
		const {away, result, given} = await restoreCopy(() => true, meanwhile, {present: {state: 'kept', backup}});
		expect(given).toEqual([]);
		expect(result).toMatchObject({level: 'failed', reason: 'file-changed', keptBackup: backup.file});
		expect(await readdir(away)).toEqual([]);
	});

	test('starts nothing where the file cannot be looked at once more', async () => {
		const {result, given} = await restoreCopy(() => true, async place_ => {
			const folder = path.dirname(place_);
			await rename(folder, `${folder}.old`);
			await symlink(folder, folder);
		});
		expect(given).toEqual([]);
		expect(result).toMatchObject({level: 'failed', reason: 'file-unreadable', summary: expect.stringContaining('could not be looked at once more') as unknown});
	});

	test('tells of the copy that a restore left which was killed, and leaves it alone', async () => {
		const {away, result} = await restoreCopy(() => true, undefined, {left: ['SSO-Restore-0123456789ab', 'SSO-Restore-other', 'SSO-Backup']});
		expect(result.advice).toContainEqual({id: 'local-copy', text: `A restore that was cut short left a copy of its backup file in ${path.join(away, 'SSO-Restore-0123456789ab')}. Unless one is still at work, remove that by hand.`});
		const left = await readdir(away);
		expect(left.toSorted()).toEqual(['SSO-Backup', 'SSO-Restore-0123456789ab', 'SSO-Restore-other']);
	});

	test('starts nothing where there is no permission for the copy', async () => {
		const {file, away, result, given} = await restoreCopy(() => false);
		expect(given).toEqual([]);
		expect(result).toMatchObject({level: 'failed', reason: 'present-secret-not-backed-up', file});
		expect(await readdir(away)).toEqual([]);
	});
});
