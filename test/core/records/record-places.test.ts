import {
	mkdir,
	readdir,
	rename,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {openHistory} from '../../../source/core/records/history.ts';
import {placesLater} from '../../../source/core/records/record-places.ts';
import type {HistoryRecord} from '../../../source/core/records/record.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {recordFiles} from './record-files.ts';

const record: HistoryRecord = {
	time: '2026-11-23T10:00:00.123Z', computer: 'BIZ01', file: '/backup/sso.bak', size: 800, sha256: 'ab'.repeat(32), verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy: undefined,
};

/** Where a record of this time may be: as the program writes it now or wrote it before, and renamed or moved by somebody. */
const placesOf: Readonly<Record<string, (time: string, number: number) => string>> = {
	'in its year': (time, number) => path.join(time.slice(0, 4), `${time.replaceAll(':', '-')}-${number}.json`),
	'in the folder itself': (time, number) => `${time.replaceAll(':', '-')}-${number}.json`,
	'in its year, renamed': (time, number) => path.join(time.slice(0, 4), `renamed-${number}.json`),
	'in the folder itself, renamed': (_time, number) => `renamed-${number}.json`,
	'in the year after its own': (time, number) => path.join(String(Number(time.slice(0, 4)) + 1), `${time.replaceAll(':', '-')}-${number}.json`),
};

async function put(folder: string, place: string, content: Readonly<Record<string, unknown>> | string): Promise<void> {
	const file = path.join(folder, place);
	await mkdir(path.dirname(file), {recursive: true});
	await writeFile(file, typeof content === 'string' ? content : JSON.stringify({format: 1, ...content}));
}

test('a record is kept in the folder of its year, and updated there', async () => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	await history.add(record);
	await history.add({...record, time: '2027-01-01T00:00:00.000Z'});
	expect(await readdir(folder)).toEqual(['2026', '2027']);
	await history.update({...record, copy: '/mnt/sso.bak'});
	const files = await recordFiles(folder);
	expect(files.map(file => path.relative(folder, file).slice(0, 30))).toEqual([
		path.join('2026', '2026-11-23T10-00-00.123Z-'), path.join('2027', '2027-01-01T00-00-00.000Z-'),
	].map(start => expect.stringContaining(start) as unknown));
	expect(history.list().records).toMatchObject([{}, {copy: '/mnt/sso.bak'}]);
});

test.each(['in the folder itself', 'in its year'])('an update takes the place of a record that is %s', async where => {
	const folder = await temporaryFolder();
	const place = placesOf[where]!(record.time, 1);
	await put(folder, place, record);
	expect(await openHistory(folder).update({...record, copy: '/mnt/sso.bak'})).toBeUndefined();
	expect(await recordFiles(folder)).toEqual([path.join(folder, place)]);
	expect(openHistory(folder).list().records).toMatchObject([{copy: '/mnt/sso.bak'}]);
});

const anyRecord = fc.record({
	time: fc.date({min: new Date('2019-12-30T00:00:00Z'), max: new Date('2022-01-03T00:00:00Z'), noInvalidDate: true}),
	where: fc.constantFrom(...Object.keys(placesOf)),
	isOther: fc.boolean(),
});

test('wherever records are, the newest are found as if all had been read', async () => {
	await fc.assert(fc.asyncProperty(fc.array(anyRecord, {maxLength: 90, size: 'max'}), fc.integer({min: 1, max: 40}), async (kept, count) => {
		const folder = await temporaryFolder();
		await Promise.all(kept.map(async ({time, where, isOther}, number) => put(folder, placesOf[where]!(time.toISOString(), number), {
			...record, time: time.toISOString(), file: `/backup/${number}.bak`, computer: isOther ? 'BIZ02' : 'BIZ01',
		})));
		const history = openHistory(folder);
		const {records: all, isUncertain} = history.list();
		expect(all).toHaveLength(kept.length);
		expect(isUncertain).toBe(false);
		const times = all.filter(({computer}) => computer === 'BIZ01').map(({time}) => time).slice(0, count);
		const newest = await history.newest(count, ({computer}) => computer === 'BIZ01');
		expect(newest.records.map(({time}) => time)).toEqual(times);
		await rm(folder, {recursive: true});
	}), {numRuns: 60, seed: 5});
});

test('records of a year come newest first, those that an earlier version kept among them', async () => {
	const folder = await temporaryFolder();
	const days = Array.from({length: 28}, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`);
	const places = days.map((time, index) => {
		const where = index % 3 === 0 ? 'in the folder itself' : 'in its year';
		return placesOf[where]!(time, index);
	});
	await Promise.all(places.map(async place => put(folder, place, record)));
	const found: string[] = [];
	for await (const next of placesLater(folder, 5)) {
		found.push(...next.map(({place}) => place));
		expect(next.at(-1)?.reached).toBe(days.at(-found.length));
	}

	expect(found).toEqual(places.toReversed());
});

test('a year is listed only when it is reached', async () => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	const newest = {...record, time: '2026-11-24T00:00:00.000Z'};
	// More than are read at once.
	for (const {time} of [...Array.from({length: 40}, () => record), newest]) {
		await history.add({...record, time});
	}

	// Where it were listed, all would be told as not read.
	await writeFile(path.join(folder, '2025'), 'in the way');
	expect(await history.newest(1, () => true)).toEqual({records: [newest], notice: undefined, isUncertain: false});
	expect(await history.newest(50, () => true)).toEqual({
		records: [], notice: `The history in ${folder} could not be read: part of the path is a file, not a folder.`, isUncertain: true,
	});
	expect(history.list()).toMatchObject({records: [], isUncertain: true});
});

test.each(['2026 - old', '2026-11', '20266', 'old'])('a folder of the name %s may be a year that was renamed: it is told, and what is there may be newer', async name => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	await history.add(record);
	await rename(path.join(folder, '2026'), path.join(folder, name));
	const told = {records: [], notice: `The folder ${path.join(folder, name)} is not named after a year and was left out.`, isUncertain: true};
	expect(history.list()).toEqual(told);
	expect(await history.newest(1, () => true)).toEqual(told);
	await rename(path.join(folder, name), path.join(folder, '2026'));
	await Promise.all(['.hidden', 'restores'].map(async other => mkdir(path.join(folder, other))));
	expect(history.list()).toEqual({records: [record], notice: undefined, isUncertain: false});
});

test('several folders that may be years are each named, and a folder in the place of a record is none', async () => {
	const folder = await temporaryFolder();
	const history = openHistory(folder);
	const place = path.join(folder, placesOf['in its year']!(record.time, 1));
	await Promise.all([path.join(folder, 'strange'), path.join(folder, '20x6'), place].map(async each => mkdir(each, {recursive: true})));
	const told = `The file ${place} could not be read and was left out. 2 folders in ${folder} are not named after a year and were left out: 20x6, strange.`;
	expect(history.list().notice).toBe(told);
	expect(await history.newest(1, () => true)).toMatchObject({notice: told});
});

test('a record whose name ends in capitals is one too', async () => {
	const folder = await temporaryFolder();
	await put(folder, path.join('2026', '2026-11-23T10-00-00.123Z-1.JSON'), record);
	expect(openHistory(folder).list().records).toEqual([record]);
	expect(await openHistory(folder).newest(1, () => true)).toMatchObject({records: [record]});
});

test('a year that goes while it is looked for has no records', async () => {
	const folder = await temporaryFolder();
	await put(folder, placesOf['in its year']!(record.time, 1), record);
	await put(folder, placesOf['in its year']!('2024-01-01T00:00:00.000Z', 2), record);
	const seen: string[] = [];
	for await (const places of placesLater(folder, 1)) {
		seen.push(...places.map(({place}) => place));
		await rm(path.join(folder, '2024'), {recursive: true, force: true});
	}

	expect(seen).toHaveLength(1);
});

describe('a record that cannot be read', () => {
	test.each([
		['is in its year, and newer', placesOf['in its year']!('2026-11-24T00:00:00.000Z', 1), true],
		['is in its year, and older', placesOf['in its year']!('2026-11-22T00:00:00.000Z', 1), false],
		['is in its year without a time in its name', path.join('2026', 'broken.json'), true],
	])('makes the newest uncertain only where it may be newer: it %s', async (_, place, isUncertain) => {
		const folder = await temporaryFolder();
		await openHistory(folder).add(record);
		await put(folder, place, '{');
		const notice = `The file ${path.join(folder, place)} could not be read and was left out.`;
		expect(await openHistory(folder).newest(1, () => true)).toEqual({records: [record], notice, isUncertain});
		expect(openHistory(folder).list()).toEqual({records: [record], notice, isUncertain: true});
	});
});
