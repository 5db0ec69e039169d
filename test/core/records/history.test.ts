import {
	chmod,
	mkdir,
	readFile,
	symlink,
	truncate,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {reasonNotRead} from '../../../source/values/file-error.ts';
import {openHistory} from '../../../source/core/records/history.ts';
import {refusedRecord, toRecord, type HistoryRecord} from '../../../source/core/records/record.ts';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {run} from '../run.ts';
import {recordFiles} from './record-files.ts';

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
	advice: [{id: 'after-failure', text: 'Start the service.'}],
	toolScreen: ['ERROR: 0xC0002A0F'],
};

const record = toRecord(result);

test('a record comes back as it was kept, the newest first', async () => {
	const history = openHistory(path.join(await temporaryFolder(), 'history'));
	const verified: HistoryRecord = {
		...record, time: '2026-11-24T10:00:00.000Z', verdict: 'verified', errorCode: undefined, size: 800, sha256: 'ab'.repeat(32), practice: 'ok', copy: '/mnt/SSO.bak',
	};
	expect(history.list()).toEqual({records: [], notice: undefined, isUncertain: false});
	expect(await history.add(verified)).toBeUndefined();
	expect(await history.add(record)).toBeUndefined();
	expect(history.list()).toEqual({records: [verified, record], notice: undefined, isUncertain: false});
});

test('two runs that begin at the same moment are two records', async () => {
	const history = openHistory(await temporaryFolder());
	await history.add(record);
	await history.add(record);
	expect(history.list().records).toHaveLength(2);
});

test('twenty processes that keep their records at the same time lose none', async () => {
	const folder = await temporaryFolder();
	const module = new URL('../../../source/core/records/history.ts', import.meta.url).href;
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
	expect(notice).toBe(`6 files in ${folder} could not be read and were left out, 5.json among them.`);
	expect(await recordFiles(folder)).toHaveLength(7);
	expect(await readFile(path.join(folder, 'note.txt'), 'utf8')).toBe('mine');
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
	await openHistory(folder).add(toRecord({...result, toolScreen: ['on the screen'], advice: [{id: 'warning', text: 'some advice'}]}));
	const [file = ''] = await recordFiles(folder);
	const text = await readFile(file, 'utf8');
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
		const {records} = await history.newest(count, fits);
		return records.map(({computer}) => computer);
	};

	expect(await names(1, () => true)).toEqual(['PC24']);
	expect(await names(2, ({computer}) => computer !== 'PC24')).toEqual(['PC23', 'PC22']);
	expect(await names(9, () => false)).toEqual([]);
	expect(await openHistory(path.join(folder, 'gone')).newest(1, () => true)).toEqual({records: [], notice: undefined, isUncertain: false});
});

test('a record of a newer version is left out, told of, and left as it is', async () => {
	const folder = await temporaryFolder();
	const newer = path.join(folder, '2026-12-01.json');
	const text = JSON.stringify({...record, format: 2});
	await writeFile(newer, text);
	const history = openHistory(folder);
	const told = {records: [], notice: `The file ${newer} came from a newer version of this program and was left out.`, isUncertain: true};
	expect(history.list()).toEqual(told);
	expect(await history.newest(1, () => true)).toEqual(told);
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
		const [file = ''] = await recordFiles(folder);
		expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({proof: ['event', 'reminder']});
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
	expect(await recordFiles(folder)).toHaveLength(2);
	const late = {...record, time: '2026-11-24T10:00:00.000Z'};
	expect(await history.update(late)).toBeUndefined();
	expect(history.list().records[0]).toEqual(late);
});

describe('what could not be read', () => {
	const at = (time: string): string => `2026-11-${time.replaceAll(':', '-')}.000Z-0000.json`;

	test.each([
		['is newer than what was found', at('24T10:00:00'), true],
		['is as old', at('23T10:00:00'), true],
		['is older', at('22T10:00:00'), false],
		['has no time in its name', 'broken.json', true],
	])('makes what was found uncertain only where it may be newer: it %s', async (_, name, isUncertain) => {
		const folder = await temporaryFolder();
		const history = openHistory(folder);
		const kept = {...record, time: '2026-11-23T10:00:00.000Z'};
		await history.add(kept);
		await writeFile(path.join(folder, name), '{');
		const notice = `The file ${path.join(folder, name)} could not be read and was left out.`;
		expect(await history.newest(1, () => true)).toEqual({records: [kept], notice, isUncertain});
		expect(await history.newest(2, () => true)).toEqual({records: [kept], notice, isUncertain: true});
		expect(await history.newest(1, () => false)).toEqual({records: [], notice, isUncertain: true});
		expect(history.list()).toEqual({records: [kept], notice, isUncertain: true});
	});

	test('has a time in its name that another one has not: that is read, and has its place by its own time', async () => {
		const folder = await temporaryFolder();
		const history = openHistory(folder);
		for (let index = 0; index < 40; index++) {
			await history.add({...record, time: new Date(Date.UTC(2026, 10, 1, index)).toISOString(), computer: index === 0 ? 'FIRST' : 'BIZ01'});
		}

		const renamed = {...record, time: '2020-01-01T00:00:00.000Z', computer: 'FIRST'};
		await writeFile(path.join(folder, 'renamed.json'), JSON.stringify(renamed));
		const {records} = await history.newest(1, ({computer}) => computer === 'FIRST');
		expect(records).toMatchObject([{time: '2026-11-01T00:00:00.000Z'}]);
		expect(await history.newest(2, ({computer}) => computer === 'FIRST')).toMatchObject({records: [{}, {time: '2020-01-01T00:00:00.000Z'}]});
	});

	test('is told as such where it is the folder', async () => {
		const file = path.join(await temporaryFolder(), 'file');
		await writeFile(file, '');
		const told = {records: [], notice: `The history in ${file} could not be read: part of the path is a file, not a folder.`, isUncertain: true};
		expect(openHistory(file).list()).toEqual(told);
		expect(await openHistory(file).newest(1, () => true)).toEqual(told);
	});

	test('is told with a reason for reading, not for writing', () => {
		expect(reasonNotRead(Object.assign(new Error('no'), {code: 'EACCES'}))).toBe('this user may not read there');
		expect(reasonNotRead(Object.assign(new Error('no'), {code: 'EISDIR'}))).toBe('it is a folder, not a file');
		expect(reasonNotRead(Object.assign(new Error('no'), {code: 'EIO'}))).toBe('the disk reports an error');
	});

	test.skipIf(process.getuid?.() === 0)('is told as such where this user may not read the folder', async () => {
		const folder = await temporaryFolder();
		await chmod(folder, 0);
		const told = {records: [], notice: `The history in ${folder} could not be read: this user may not read there.`, isUncertain: true};
		expect(openHistory(folder).list()).toEqual(told);
		expect(await openHistory(folder).newest(1, () => true)).toEqual(told);
		await chmod(folder, 0o700);
	});

	test('is not replaced by an update, which is kept beside it and says so', async () => {
		const folder = await temporaryFolder();
		const history = openHistory(folder);
		const broken = `${record.time.replaceAll(':', '-')}-0000.json`;
		await writeFile(path.join(folder, broken), '{');
		expect(await history.update({...record, copy: '/mnt/SSO.bak'})).toBe(`The earlier record of this run in ${folder} could not be read, so there is one more of it now.`);
		expect(await readFile(path.join(folder, broken), 'utf8')).toBe('{');
		expect(history.list().records).toMatchObject([{copy: '/mnt/SSO.bak'}]);
	});

	test.each([
		['the mark of practice', {practice: 5}],
		['the mark of practice, empty', {practice: ''}],
		['the place of the copy', {copy: {}}],
		['the folder that a copy was asked for in', {copyFolder: ['/mnt']}],
		['the engine', {engine: 'magic'}],
		['the time', {time: '2026-11-23T10:00:00+01:00'}],
		['the time, in words', {time: 'Nov 23, 2026'}],
		['the time, beyond four digits', {time: '9999-12-31T24:00:00Z'}],
		['the number of the format', {format: '2'}],
	])('of a record in what a verdict rests on makes all of it unreadable: %s', async (_, changes) => {
		const folder = await temporaryFolder();
		await writeFile(path.join(folder, 'one.json'), JSON.stringify({...record, ...changes}));
		expect(openHistory(folder).list()).toMatchObject({records: [], isUncertain: true});
	});
});

test('a record that an editor saved with a mark of its encoding, and with null where nothing is, can be read', async () => {
	const folder = await temporaryFolder();
	const text = JSON.stringify({
		...record, practice: null, copy: null, time: '2026-11-23T10:00:00Z',
	});
	await writeFile(path.join(folder, 'one.json'), `\u{FEFF}${text}`);
	expect(openHistory(folder).list()).toEqual({records: [{...record, time: '2026-11-23T10:00:00.000Z'}], notice: undefined, isUncertain: false});
});

test('a run that was refused is a record too', async () => {
	const history = openHistory(await temporaryFolder());
	const refused = refusedRecord({
		startedAt: new Date('2026-11-24T10:00:00Z'), computer: 'BIZ01', practice: undefined, file: undefined, reason: 'service-stopped', summary: 'Stop: the service\nis stopped.',
	});
	await history.add(refused);
	expect(history.list().records).toEqual([refused]);
	expect(refused).toMatchObject({
		verdict: 'failed', engine: undefined, reason: 'service-stopped', summary: 'Stop: the service is stopped.',
	});
});

test('of a refused run no verdict is read that is better than failed', async () => {
	const folder = await temporaryFolder();
	const {engine, ...rest} = record;
	await writeFile(path.join(folder, 'one.json'), JSON.stringify({...rest, verdict: 'verified'}));
	expect(engine).toBe('console');
	expect(openHistory(folder).list()).toMatchObject({records: [], isUncertain: true});
});

describe.skipIf(process.platform === 'win32')('what is no small file', () => {
	test.each<[string, (file: string) => Promise<unknown>, string?]>([
		['a pipe', async (file: string) => run('mkfifo', [file])],
		['a link to a device without an end', async (file: string) => symlink('/dev/zero', file)],
		['a folder', async (file: string) => mkdir(file), 'The folder PLACE is not named after a year and was left out.'],
		['a file of a terabyte', async (file: string) => {
			await writeFile(file, '{');
			await truncate(file, 1024 ** 4);
		}],
	])('is left out, and nothing waits for it: %s', async (_, make, words = 'The file PLACE could not be read and was left out.') => {
		const folder = await temporaryFolder();
		const history = openHistory(folder);
		await history.add(record);
		const place = path.join(folder, '2026-11-25T10-00-00.000Z-00000000.json');
		await make(place);
		const notice = words.replace('PLACE', () => place);
		expect(history.list()).toEqual({records: [record], notice, isUncertain: true});
		expect(await history.newest(1, () => true)).toEqual({records: [record], notice, isUncertain: true});
		expect(await history.update({...record, summary: 'Anew.'})).toBeUndefined();
	});
});
