import {writeFileSync} from 'node:fs';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {
	openHistory,
	toRecord,
	type History,
	type HistoryRecord,
} from '../../source/core/history.ts';
import type {BackupResult} from '../../source/core/result.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {run} from './run.ts';

const result: BackupResult = {
	verdict: 'failed',
	proof: [],
	errorCode: '0xC0002A0F',
	summary: 'No answer.',
	file: String.raw`C:\SSO-Backup\SSO.bak`,
	size: undefined,
	sha256: undefined,
	engine: 'console',
	practice: undefined,
	computer: 'BIZ01',
	startedAt: new Date('2026-11-23T10:00:00.123Z'),
	endedAt: new Date('2026-11-23T10:00:09Z'),
	evidence: [{id: 'tool', state: 'bad', detail: 'The tool printed the error code 0xC0002A0F.'}],
	copy: undefined,
	advice: ['Start the service.'],
	toolScreen: ['ERROR: 0xC0002A0F'],
};

const record = toRecord(result);

test('a record comes back as it was kept, the newest first', async () => {
	const history = openHistory(path.join(await temporaryFolder(), 'history'));
	const verified: HistoryRecord = {
		...record, time: '2026-11-24T10:00:00.000Z', verdict: 'verified', errorCode: undefined, size: 800, sha256: 'ab'.repeat(32), practice: 'ok', copy: '/mnt/SSO.bak',
	};
	expect(history.list()).toEqual({records: [], notice: undefined});
	expect(await history.add(verified)).toBeUndefined();
	expect(await history.add(record)).toBeUndefined();
	expect(history.list()).toEqual({records: [verified, record], notice: undefined});
});

test('two runs that begin at the same moment are two records', async () => {
	const history = openHistory(await temporaryFolder());
	await history.add(record);
	await history.add(record);
	expect(history.list().records).toHaveLength(2);
});

test('twenty processes that keep their records at the same time lose none', async () => {
	const folder = await temporaryFolder();
	const module = new URL('../../source/core/history.ts', import.meta.url).href;
	const script = `
		import {openHistory} from ${JSON.stringify(module)};
		const history = openHistory(process.argv[1]);
		for (let n = 0; n < 5; n++) {
			const notice = await history.add({...${JSON.stringify(record)}, computer: process.argv[2] + '-' + n});
			if (notice !== undefined) throw new Error(notice);
		}
	`;
	const names = Array.from({length: 20}, (_, index) => `PC${index}`);
	await Promise.all(names.map(async name => run(process.execPath, ['--no-warnings', '--input-type=module', '-e', script, folder, name])));
	const {records, notice} = openHistory(folder).list();
	const kept = new Set(records.map(({computer}) => computer));
	expect(notice).toBeUndefined();
	expect(records).toHaveLength(100);
	expect(kept.size).toBe(100);
});

test('a file that is no record is left out, told of, and left as it is', async () => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	await history.add(record);
	const broken = ['{', '[]', '{}', JSON.stringify({...record, verdict: 'splendid'}), JSON.stringify({...record, file: 'a\u{1B}[2Jb'}), JSON.stringify({...record, time: 'soon'})];
	await Promise.all(broken.map(async (text, index) => writeFile(path.join(folder, `${index}.json`), text)));
	await writeFile(path.join(folder, 'note.txt'), 'mine');
	const {records, notice} = history.list();
	expect(records).toEqual([record]);
	expect(notice).toBe(`6 files in ${folder} could not be read and were left out.`);
	expect(await readdir(folder)).toHaveLength(8);
});

test('parts of a record that do not fit are left out of it', async () => {
	const folder = await temporaryFolder();
	await writeFile(path.join(folder, 'one.json'), JSON.stringify({
		...record, size: 'large', sha256: 'none', errorCode: 5, evidence: [{id: 'tool', state: 'ok', detail: 'Fine.'}, {id: 'luck'}, null],
	}));
	expect(openHistory(folder).list().records).toEqual([{...record, errorCode: undefined, evidence: [{id: 'tool', state: 'ok', detail: 'Fine.'}]}]);
});

test('a folder that cannot be used is told of', async () => {
	const file = path.join(await temporaryFolder(), 'file');
	await writeFile(file, '');
	const history = openHistory(path.join(file, 'history'));
	expect(await history.add(record)).toContain('could not be added to the history');
	const {records, notice} = history.list();
	expect(records).toEqual([]);
	expect(notice).toContain('could not be read');
});

test('what the tool showed and the advice are not kept', async () => {
	const folder = await temporaryFolder();
	await openHistory(folder).add(toRecord({...result, toolScreen: ['on the screen'], advice: ['some advice']}));
	const [name = ''] = await readdir(folder);
	const text = await readFile(path.join(folder, name), 'utf8');
	expect(text).toContain('BIZ01');
	expect(text).not.toMatch(/on the screen|some advice/v);
});

test('the newest that fit are given, newest first, at most so many', async () => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	const days = ['21', '24', '22', '23'];
	for (const day of days) {
		await history.add({...record, time: `2026-11-${day}T10:00:00.000Z`, computer: `PC${day}`});
	}

	await writeFile(path.join(folder, '2026-11-25.json'), '{');
	const names = async (count: number, fits: (each: HistoryRecord) => boolean) => {
		const records = await history.newest(count, fits);
		return records.map(({computer}) => computer);
	};

	expect(await names(1, () => true)).toEqual(['PC24']);
	expect(await names(2, ({computer}) => computer !== 'PC24')).toEqual(['PC23', 'PC22']);
	expect(await names(9, () => false)).toEqual([]);
	expect(await openHistory(path.join(folder, 'gone')).newest(1, () => true)).toEqual([]);
});

test('a record of a newer version is left out, told of, and left as it is', async () => {
	const folder = await temporaryFolder();
	const newer = path.join(folder, '2026-12-01.json');
	const text = JSON.stringify({...record, format: 2});
	await writeFile(newer, text);
	const history = openHistory(folder);
	expect(history.list()).toEqual({records: [], notice: `1 file in ${folder} came from a newer version of this program and was left out.`});
	expect(await history.newest(1, () => true)).toEqual([]);
	expect(await readFile(newer, 'utf8')).toBe(text);
});

test('the secret that ENTSSO named and the recovery sheet are kept', async () => {
	const history = openHistory(await temporaryFolder());
	const kept = toRecord({...result, logged: {secretId: '{0C1D}', user: 'anna'}, recoverySheet: '/b/SSO.bak.recovery.txt'});
	await history.add(kept);
	expect(history.list().records).toEqual([kept]);
	expect(kept).toMatchObject({secretId: '{0C1D}', recoverySheet: '/b/SSO.bak.recovery.txt'});
});

describe('the proof of a record', () => {
	const confirmed = toRecord({
		...result, verdict: 'verified', proof: ['event', 'reminder'], evidence: [
			{id: 'event', state: 'ok', detail: 'Logged.'}, {id: 'reminder', state: 'ok', detail: 'Read back.'},
		],
	});

	test('is kept', async () => {
		const folder = await temporaryFolder();
		await openHistory(folder).add(confirmed);
		const [name = ''] = await readdir(folder);
		expect(JSON.parse(await readFile(path.join(folder, name), 'utf8'))).toMatchObject({proof: ['event', 'reminder']});
		expect(openHistory(folder).list().records).toEqual([confirmed]);
	});

	test.each([
		['of an older version, which does not name it', {...confirmed, proof: undefined}, ['event', 'reminder']],
		['whose evidence lacks one', {...confirmed, evidence: confirmed.evidence.slice(0, 1)}, ['event']],
		['that says more than its evidence', {...confirmed, evidence: [], proof: ['event', 'luck']}, []],
		['of another verdict', {...confirmed, verdict: 'unproven'}, []],
	])('is no better than the evidence in a record %s', async (_, stored, proof) => {
		const folder = await temporaryFolder();
		await writeFile(path.join(folder, 'one.json'), JSON.stringify(stored));
		expect(openHistory(folder).list().records).toEqual([expect.objectContaining({proof})]);
	});
});

test('an updated record takes the place of that of its own run, and of no other', async () => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	const other = {...record, file: '/b/other.bak'};
	await history.add(record);
	await history.add(other);
	expect(await history.update({...record, copy: '/mnt/SSO.bak'})).toBeUndefined();
	const {records} = history.list();
	expect(new Map(records.map(({file, copy}) => [file, copy]))).toEqual(new Map([['/b/other.bak', undefined], [record.file, '/mnt/SSO.bak']]));
	expect(await readdir(folder)).toHaveLength(2);
	const late = {...record, time: '2026-11-24T10:00:00.000Z'};
	expect(await history.update(late)).toBeUndefined();
	expect(history.list().records[0]).toEqual(late);
});

describe('ten times as many records', () => {
	/** A history of so many records, written as `add` writes them. */
	async function historyOf(count: number): Promise<History> {
		const folder = await temporaryFolder();
		const text = JSON.stringify({format: 1, ...record, evidence: Array.from({length: 10}, () => ({id: 'tool', state: 'ok', detail: 'The tool ended by itself.'}))});
		for (let index = 0; index < count; index++) {
			const time = new Date(Date.UTC(2000, 0, 1, index)).toISOString();
			writeFileSync(path.join(folder, `${time.replaceAll(':', '-')}-0000.json`), text.replace(record.time, () => time));
		}

		return openHistory(folder);
	}

	/** The shortest of some times, in milliseconds: the others had to wait for something else. */
	async function shortest(work: () => unknown): Promise<number> {
		const times: number[] = [];
		for (let round = 0; round < 5; round++) {
			const start = performance.now();
			await work();
			times.push(performance.now() - start);
		}

		return Math.min(...times);
	}

	test('take about ten times as long to list, and the newest is found without reading the rest', async () => {
		const [few, many] = await Promise.all([historyOf(1000), historyOf(10_000)]);
		const newest = async () => many.newest(1, () => true);
		expect(many.list().records).toHaveLength(10_000);
		expect(await newest()).toEqual(many.list().records.slice(0, 1));
		const listMany = await shortest(() => many.list());
		expect(listMany / await shortest(() => few.list())).toBeLessThan(30);
		expect(await shortest(newest) / listMany).toBeLessThan(0.5);
	});
});
