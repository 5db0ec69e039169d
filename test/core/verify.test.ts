import {
	mkdir,
	rm,
	truncate,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {fingerprint} from '../../source/core/checksum.ts';
import type {HistoryRecord} from '../../source/core/history.ts';
import {inspectRecord} from '../../source/core/inspect-record.ts';
import {
	judgeRecord,
	lastBackupLine,
	verdictOn,
	type Findings,
	type VerifyVerdict,
} from '../../source/core/verify.ts';
import {Secret} from '../../source/answers/secret.ts';
import type {Administration, CallResult} from '../../source/host/administration.ts';
import type {Host} from '../../source/host/host.ts';
import {systemClock} from '../../source/host/clock.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {bareHost} from './bare-host.ts';
import {QuickClock} from './quick-clock.ts';

const made = new Date('2026-11-20T10:00:00.123Z');
const now = new Date('2026-11-24T10:00:00Z');

/** A record of real files: a backup, and a copy of it. */
async function backedUp() {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'SSO.bak');
	const copy = path.join(folder, 'share', 'SSO.bak');
	await mkdir(path.dirname(copy));
	await Promise.all([file, copy].map(async place => writeFile(place, 'x'.repeat(800))));
	const record: HistoryRecord = {
		time: made.toISOString(), computer: 'BIZ01', file, ...await fingerprint(file), verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy,
	};
	return {record, file, copy};
}

const quiet: Partial<Host> = {newSecretSince: async () => 'none'};

/** What is not in order on a computer that is silent about newer secrets, and the verdict. */
async function inspect(record: HistoryRecord, host = quiet) {
	const lines = await inspectRecord(record, {host: bareHost(host), clock: {...systemClock, now: () => now}});
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
		const unknown = {verdict: 'unknown', wrong: ['secret unknown: The event log does not tell of newer secrets.']};
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
	expect(await inspect({...record, practice: 'ok', computer: 'PRACTICE'}, {})).toEqual({verdict: 'healthy', wrong: []});
});

test('nothing looked at is not healthy', () => {
	expect(verdictOn([])).toBe('unknown');
});

describe('the line on the first screen', () => {
	const record: HistoryRecord = {
		time: made.toISOString(), computer: 'BIZ01', file: '/b/SSO.bak', size: 1, sha256: 'a', verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy: '/c/SSO.bak',
	};
	const there = {
		state: 'there', modifiedAt: made, size: 1, sha256: 'a',
	} as const;
	const good: Findings = {file: there, copy: there, newSecret: 'none'};
	const line = (findings: Partial<Findings>, changes: Partial<HistoryRecord> = {}) => {
		const changed = {...record, ...changes};
		return lastBackupLine(changed, judgeRecord(changed, {...good, ...findings}, now));
	};

	test.each([
		['ok', {}, {}, '2026-11-20, verified, file and copy unchanged'],
		['unknown', {newSecret: 'unknown'}, {}, '2026-11-20, verified, file and copy unchanged'],
		['unknown', {}, {verdict: 'unproven'}, '2026-11-20, unproven, file and copy unchanged'],
		['ok', {copy: undefined}, {copy: undefined}, '2026-11-20, verified, file unchanged, no copy known'],
		['unknown', {copy: {state: 'unknown'}}, {}, '2026-11-20, verified, file unchanged, copy not seen'],
		['attention', {file: {state: 'missing'}}, {}, '2026-11-20, verified, but: The backup file is not there.'],
		['unknown', {file: {state: 'unknown'}}, {}, '2026-11-20, verified, but: The backup file could not be looked at.'],
		['attention', {copy: {state: 'missing'}}, {}, '2026-11-20, verified, but: The second copy is not there.'],
		['attention', {newSecret: now}, {}, '2026-11-20, verified, but: A newer master secret was made on 2026-11-24 (event 10525).'],
		['unknown', {}, {time: '2027-01-01T00:00:00.000Z'}, '2027-01-01, verified, but: The record is from the future; see the clock.'],
	] as const)('%s: %j %j', (state, findings, changes, text) => {
		expect(line(findings, changes)).toEqual({state, detail: `Last backup here: ${text}`});
	});
});

describe('whether ENTSSO reads the file', () => {
	const unusable = async () => ({state: 'unusable', reason: ''} as const);
	const asked = async (record: HistoryRecord, result: CallResult<Secret>) => {
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
		['it refuses this user', {state: 'failed', code: '0x80070005', text: []}, 'unknown', 'unknown'],
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
