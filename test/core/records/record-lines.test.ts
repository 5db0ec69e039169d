import {
	copyFile,
	mkdir,
	rename,
	rm,
	truncate,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import type {FileFacts} from '../../../source/core/proof/facts.ts';
import {inspectRecord, type InspectOptions} from '../../../source/core/records/inspect-record.ts';
import {refusedRecord, type RunRecord} from '../../../source/core/records/record.ts';
import {
	aboutNewestTry,
	judgeRecord,
	lastBackupLine,
	verdictOn,
	type Findings,
	type VerifyVerdict,
} from '../../../source/core/records/record-lines.ts';
import {Secret} from '../../../source/values/secret.ts';
import type {Administration, CallResult} from '../../../source/host/administration.ts';
import type {Host} from '../../../source/host/host.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {bareHost} from '../bare-host.ts';
import {QuickClock} from '../quick-clock.ts';

const made = new Date('2026-11-20T10:00:00.123Z');
const now = new Date('2026-11-24T10:00:00Z');

/** A record of real files: a backup, and a copy of it. */
async function backedUp() {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'SSO.bak');
	const copy = path.join(folder, 'share', 'SSO.bak');
	await mkdir(path.dirname(copy));
	await Promise.all([file, copy].map(async place => writeFile(place, 'x'.repeat(800))));
	const record: RunRecord = {
		time: made.toISOString(), computer: 'BIZ01', file, ...await fingerprint(file), verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy,
	};
	return {record, file, copy};
}

const quiet: Partial<Host> = {newSecretSince: async () => 'none'};

/** What is not in order on a computer that is silent about newer secrets, and the verdict. */
async function inspect(record: RunRecord, host = quiet, options: InspectOptions = {}) {
	const lines = await inspectRecord(record, {host: bareHost(host), clock: {...systemClock, now: () => now}}, options);
	return {verdict: verdictOn(lines), wrong: lines.filter(({state}) => state !== 'ok').map(({id, state, detail}) => `${id} ${state}: ${detail}`)};
}

test('a backup that is as it was is healthy', async () => {
	const {record} = await backedUp();
	expect(await inspect(record)).toEqual({verdict: 'healthy', wrong: []});
});

test('a touched file is still the same', async () => {
	const {record, file} = await backedUp();
	await utimes(file, now, now);
	expect(await inspect(record)).toEqual({verdict: 'healthy', wrong: []});
});

describe('a backup file that is no longer what it was needs attention', () => {
	test.each([
		['truncated', async (file: string) => truncate(file, 799), 'had 800 bytes and now has 799.'],
		['emptied', async (file: string) => truncate(file, 0), 'had 800 bytes and now has 0.'],
		['replaced by one of the same size', async (file: string) => writeFile(file, 'y'.repeat(800)), 'has changed (other SHA-256).'],
		['deleted', async (file: string) => rm(file), 'is not there.'],
		['gone with its folder', async (file: string) => rm(path.dirname(file), {recursive: true}), 'is not there.'],
		['a folder now', async (file: string) => {
			await rm(file);
			await mkdir(file);
		}, 'is no longer a file.'],
	])('%s', async (_name, harm, seen) => {
		const {record, copy} = await backedUp();
		await harm(copy);
		expect(await inspect(record)).toEqual({verdict: 'attention', wrong: [`copy attention: The second copy ${seen}`]});
		const alone = {...record, file: copy, copy: undefined};
		expect(await inspect(alone)).toEqual({verdict: 'attention', wrong: [`file attention: The backup file ${seen}`]});
	});
});

describe('what cannot be told is unknown, never healthy', () => {
	test('the secret, where the log cannot be read', async () => {
		const {record} = await backedUp();
		const unknown = {verdict: 'unknown', wrong: ['secret unknown: The event log could not be read for newer secrets.']};
		expect(await inspect(record, {})).toEqual(unknown);
		expect(await inspect(record, {newSecretSince: async () => 'unknown'})).toEqual(unknown);
		expect(await inspect(record, {
			async newSecretSince() {
				throw new Error('no');
			},
		})).toEqual(unknown);
	});

	test('a file of another computer that is not here', async () => {
		const {record, file} = await backedUp();
		await rm(file);
		const {verdict, wrong} = await inspect({...record, computer: 'BIZ02'});
		expect(verdict).toBe('unknown');
		expect(wrong).toContain('file unknown: The backup file could not be looked at.');
	});

	test('a run that was unproven, and one without a SHA-256', async () => {
		const {record} = await backedUp();
		expect(await inspect({...record, verdict: 'unproven'})).toMatchObject({verdict: 'unknown'});
		expect(await inspect({...record, sha256: undefined})).toMatchObject({verdict: 'unknown'});
	});

	test.each<[string, FileFacts, string]>([
		['cannot be read to its end', {
			state: 'there', modifiedAt: made, size: 800, sha256: undefined,
		}, 'could not be read.'],
		['does not answer', {state: 'unknown'}, 'could not be looked at.'],
	])('a file that %s, and its copy', async (_, facts, seen) => {
		const {record} = await backedUp();
		const lines = judgeRecord(record, {file: facts, copy: facts, newSecret: 'none'}, {now, isFromHere: true, practice: undefined});
		expect(verdictOn(lines)).toBe('unknown');
		expect(lines).toContainEqual({id: 'file', state: 'unknown', detail: `The backup file ${seen}`});
		expect(lines).toContainEqual({id: 'copy', state: 'unknown', detail: `The second copy ${seen}`});
	});

	test.each([['with the size of its record', 4 * (1024 ** 3)], ['whose record has none', undefined]])('a file of 4 GiB, %s, is no backup', async (_, size) => {
		const {record} = await backedUp();
		const facts: FileFacts = {
			state: 'there', modifiedAt: made, size: 4 * (1024 ** 3), sha256: undefined,
		};
		const lines = judgeRecord({...record, size}, {file: facts, copy: facts, newSecret: 'none'}, {now, isFromHere: true, practice: undefined});
		expect(lines).toContainEqual({id: 'file', state: 'attention', detail: 'The backup file is larger (4294967296 bytes) than a backup of the master secret can be.'});
		expect(lines).toContainEqual({id: 'copy', state: 'attention', detail: 'The second copy is larger (4294967296 bytes) than a backup of the master secret can be.'});
	});

	test('a record from a time to come: the clock was set back', async () => {
		const {record} = await backedUp();
		expect(await inspect({...record, time: '2027-01-01T00:00:00.000Z'})).toEqual({
			verdict: 'unknown', wrong: ['age unknown: The record is from the future; see the clock.', 'secret unknown: Whether a newer master secret was made cannot be told.'],
		});
	});

	test('a log that does not answer', async () => {
		const {record} = await backedUp();
		const clock = new QuickClock(now);
		const never = Promise.withResolvers<'none'>();
		const lines = await inspectRecord({...record, file: '/dev/null/x', copy: undefined}, {host: bareHost({newSecretSince: async () => never.promise}), clock});
		expect(lines.find(({id}) => id === 'secret')).toMatchObject({state: 'unknown'});
		expect(clock.pending).toBe(0);
	});
});

test('a failed run, a newer secret and a backup over a year old need attention', async () => {
	const {record} = await backedUp();
	expect(await inspect({...record, verdict: 'failed'})).toMatchObject({verdict: 'attention'});
	expect(await inspect(record, {newSecretSince: async () => new Date('2026-11-22T10:00:00Z')})).toEqual({
		verdict: 'attention', wrong: ['secret attention: A newer master secret was made on 2026-11-22 (event 10525).'],
	});
	expect(await inspect({...record, time: '2025-11-24T10:00:00.000Z'})).toEqual({verdict: 'attention', wrong: ['age attention: The backup is older than 12 months.']});
	expect(await inspect({...record, time: '2025-11-24T10:00:00.001Z'})).toMatchObject({verdict: 'healthy'});
});

test('practice has no secret that could be renewed', async () => {
	const {record} = await backedUp();
	expect(await inspect({...record, practice: 'ok', computer: 'PRACTICE'}, {practice: 'ok', computer: 'PRACTICE'})).toEqual({verdict: 'healthy', wrong: []});
});

test('nothing looked at is not healthy', () => {
	expect(verdictOn([])).toBe('unknown');
});

describe('the line on the first screen', () => {
	const record: RunRecord = {
		time: made.toISOString(), computer: 'BIZ01', file: '/b/SSO.bak', size: 1, sha256: 'a', verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy: '/c/SSO.bak',
	};
	const there = {
		state: 'there', modifiedAt: made, size: 1, sha256: 'a',
	} as const;
	const good: Findings = {file: there, copy: there, newSecret: 'none'};
	const line = (findings: Partial<Findings>, changes: Partial<RunRecord> = {}) => {
		const changed = {...record, ...changes};
		return lastBackupLine(changed, judgeRecord(changed, {...good, ...findings}, {now, isFromHere: true, practice: changed.practice}));
	};

	test.each([
		['ok', {}, {}, '2026-11-20, verified, file and copy unchanged'],
		['unknown', {newSecret: 'unknown'}, {}, '2026-11-20, verified, file and copy unchanged'],
		['unknown', {}, {verdict: 'unproven'}, '2026-11-20, unproven, file and copy unchanged'],
		['ok', {copy: undefined}, {copy: undefined}, '2026-11-20, verified, file unchanged, no copy known'],
		['unknown', {copy: {state: 'unknown'}}, {}, '2026-11-20, verified, file unchanged, copy not seen'],
		['attention', {file: {state: 'missing'}}, {}, '2026-11-20, verified. The backup file is not there.'],
		['unknown', {file: {state: 'unknown'}}, {}, '2026-11-20, verified. The backup file could not be looked at.'],
		['attention', {copy: {state: 'missing'}}, {}, '2026-11-20, verified. The second copy is not there.'],
		['ok', {foundFile: '/b/old.bak'}, {}, '2026-11-20, verified, file unchanged, now /b/old.bak'],
		['attention', {copy: undefined}, {copy: undefined, copyFolder: '/c'}, '2026-11-20, verified. A second copy was asked for in /c and was not made.'],
		['attention', {newSecret: now}, {}, '2026-11-20, verified. A newer master secret was made on 2026-11-24 (event 10525).'],
		['unknown', {}, {time: '2027-01-01T00:00:00.000Z'}, '2027-01-01, verified. The record is from the future; see the clock.'],
	] as const)('%s: %j %j', (state, findings, changes, text) => {
		expect(line(findings, changes)).toMatchObject({state, detail: `Last backup here: ${text}`});
	});

	test('of practice says why the check beside it knows of no backup', () => {
		expect(line({copy: undefined}, {practice: 'ok', copy: undefined}).detail)
			.toBe('Last practice backup: 2026-11-20, verified, file unchanged, no copy known. Each practice begins anew.');
	});
});

describe('whether ENTSSO reads the file', () => {
	const unusable = async () => ({state: 'unusable', reason: ''} as const);
	const asked = async (record: RunRecord, result: CallResult<Secret>) => {
		const files: string[] = [];
		const administration: Administration = {
			perform: unusable,
			async readReminder(file) {
				files.push(file);
				return result;
			},
			serverStatus: unusable,
		};
		const lines = await inspectRecord(record, {host: bareHost(quiet), clock: {...systemClock, now: () => now}, administration});
		return {files, verdict: verdictOn(lines), line: lines.find(({id}) => id === 'reminder')};
	};

	test.each<[string, CallResult<Secret>, string, VerifyVerdict]>([
		['it does', {state: 'returned', code: 0, value: new Secret('cave')}, 'ok', 'healthy'],
		['it refuses', {state: 'failed', code: '0xC0002A2A', text: []}, 'attention', 'attention'],
		...['0x80070005', '0xC0002A0F', '0xC0002A10', '0xC0002A13', '0xC0002A14', '0xC0002A20', '0xC0002A52', '0xC0002A5A']
			.map((code): [string, CallResult<Secret>, string, VerifyVerdict] =>
				[`it refuses, for what is not of the file: ${code}`, {state: 'failed', code, text: []}, 'unknown', 'unknown']),
		['it does not answer', {state: 'no-answer', isLeftBehind: false}, 'unknown', 'unknown'],
		['it crashes', {state: 'crashed', exitCode: 5}, 'unknown', 'unknown'],
		['it does not open', {state: 'unusable', reason: 'Access denied.', code: '0x80070005'}, 'unknown', 'unknown'],
	])('%s', async (_, result, state, verdict) => {
		const {record, file} = await backedUp();
		const found = await asked(record, result);
		expect(found).toMatchObject({files: [file], verdict, line: {state}});
		expect(JSON.stringify(found)).not.toContain('cave');
	});

	test('is not told where there is no ENTSSO', async () => {
		const {record} = await backedUp();
		expect(await asked(record, {state: 'unusable', reason: 'Not registered.', code: '0x80040154'})).toMatchObject({verdict: 'healthy', line: undefined});
	});

	test('is not asked of what practice made, or of a file that is gone', async () => {
		const {record} = await backedUp();
		const result = {state: 'returned', code: 0, value: new Secret('cave')} as const;
		expect(await asked({...record, practice: 'ok'}, result)).toMatchObject({files: [], line: undefined});
		await rm(record.file);
		expect(await asked(record, result)).toMatchObject({files: [], line: undefined});
	});
});

describe('a file that is not where its record has it', () => {
	test('is found by its SHA-256 under another name, or in the folder of the copy', async () => {
		const {record, file, copy} = await backedUp();
		const renamed = `${file}.2026`;
		await rename(file, renamed);
		await writeFile(path.join(path.dirname(file), 'decoy.bak'), 'z'.repeat(800));
		const lines = await inspectRecord(record, {host: bareHost(quiet), clock: {...systemClock, now: () => now}});
		expect(verdictOn(lines)).toBe('healthy');
		expect(lines).toContainEqual({
			id: 'file', state: 'ok', detail: `The backup file is unchanged, and is now ${renamed}. Its record has ${file}.`, foundAt: renamed,
		});
		const moved = path.join(path.dirname(copy), 'moved.bak');
		await rename(renamed, moved);
		expect(await inspect(record)).toEqual({verdict: 'healthy', wrong: []});
		// Another backup has its name now.
		await writeFile(file, 'another one');
		expect(await inspect(record)).toEqual({verdict: 'healthy', wrong: []});
	});

	test('is not the second copy, nor one file both', async () => {
		const {record, file, copy} = await backedUp();
		await rm(file);
		expect(await inspect(record)).toEqual({verdict: 'attention', wrong: ['file attention: The backup file is not there.']});
		await rename(copy, `${copy}.old`);
		expect(await inspect(record)).toEqual({verdict: 'attention', wrong: ['copy attention: The second copy is not there.']});
	});

	test('is not one that is alike but for its content', async () => {
		const {record, file} = await backedUp();
		await rm(file);
		await writeFile(`${file}.old`, 'y'.repeat(800));
		expect(await inspect(record)).toMatchObject({verdict: 'attention'});
	});

	test('is the one that ENTSSO is asked to read', async () => {
		const {record, file} = await backedUp();
		await rename(file, `${file}.old`);
		const files: string[] = [];
		const administration: Administration = {
			perform: async () => ({state: 'unusable', reason: ''}),
			serverStatus: async () => ({state: 'unusable', reason: ''}),
			async readReminder(name) {
				files.push(name);
				return {state: 'failed', code: '0xC0002A2A', text: []};
			},
		};
		await inspectRecord(record, {host: bareHost(quiet), clock: {...systemClock, now: () => now}, administration});
		expect(files).toEqual([`${file}.old`]);
	});

	test('is the given one, where that has its SHA-256', async () => {
		const {record, file} = await backedUp();
		const elsewhere = path.join(await temporaryFolder(), 'mine.bak');
		await copyFile(file, elsewhere);
		const lines = await inspectRecord(record, {host: bareHost(quiet), clock: {...systemClock, now: () => now}}, {foundAt: elsewhere});
		expect(lines.find(({id}) => id === 'file')).toMatchObject({state: 'ok', foundAt: elsewhere});
	});
});

test('a record of another computer is never healthy here, and a changed file at its path may be of somebody else', async () => {
	const {record, file} = await backedUp();
	const other = {...record, computer: 'BIZ02'};
	const wrong = 'computer unknown: The backup is of BIZ02. Whether its secret is still in use cannot be told on this computer.';
	expect(await inspect(other)).toEqual({verdict: 'unknown', wrong: [wrong]});
	await writeFile(file, 'of another one');
	expect(await inspect({...other, copy: undefined})).toEqual({verdict: 'unknown', wrong: [wrong, `file unknown: What is at ${file} on this computer is not the file of the record.`]});
});

test('a practice record is never healthy outside practice', async () => {
	const {record} = await backedUp();
	expect(await inspect({...record, practice: 'ok', computer: 'PRACTICE'})).toEqual({verdict: 'attention', wrong: ['practice attention: This is a practice file: it holds no secret.']});
});

test('a second copy that was asked for and is in no record needs attention', async () => {
	const {record} = await backedUp();
	const {copy, ...rest} = record;
	expect(await inspect({...rest, copy: undefined, copyFolder: '/mnt/usb'})).toEqual({
		verdict: 'attention', wrong: ['copy attention: A second copy was asked for in /mnt/usb and was not made.'],
	});
	expect(await inspect({...record, copy, copyFolder: '/mnt/usb'})).toEqual({verdict: 'healthy', wrong: []});
});

describe('the greatest age', () => {
	const hour = 3_600_000;

	test.each([
		[4 * 24 * hour, 'older than 4 days'], [24 * hour, 'older than 1 day'], [36 * hour, 'older than 36 hours'], [hour, 'older than 1 hour'],
	])('can be given: %d', async (maxAge, words) => {
		const {record} = await backedUp();
		const time = (age: number): string => new Date(now.getTime() - age).toISOString();
		expect(await inspect({...record, time: time(maxAge)}, quiet, {maxAge})).toEqual({verdict: 'attention', wrong: [`age attention: The backup is ${words}.`]});
		expect(await inspect({...record, time: time(maxAge - 1)}, quiet, {maxAge})).toEqual({verdict: 'healthy', wrong: []});
	});
});

describe('the newest try', () => {
	const failed: RunRecord = {
		time: made.toISOString(), computer: 'BIZ01', file: '/b/SSO.bak', size: undefined, sha256: undefined, verdict: 'failed', proof: [], errorCode: '0xC0002A0F', evidence: [], engine: 'console', practice: undefined, copy: undefined,
	};

	test.each([
		['that failed, with words', {...failed, summary: 'The service does not answer.'}, 'failed. The service does not answer.'],
		['that failed, of an older version', failed, 'failed with 0xC0002A0F.'],
		['that failed without a code', {...failed, errorCode: undefined}, 'failed.'],
		['that was refused', refusedRecord({
			startedAt: made, computer: 'BIZ01', practice: undefined, file: undefined, reason: 'check-stop', summary: 'Stop: the disk is full.',
		}), 'was refused. Stop: the disk is full.'],
	] as const)('%s', (_, record, ending) => {
		expect(aboutNewestTry(record)).toEqual({id: 'newest-try', state: 'attention', detail: `A later try (2026-11-20 10:00 UTC) ${ending}`});
	});
});
