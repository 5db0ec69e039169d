import {
	copyFile,
	cp,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {noHistory, openHistory} from '../../../source/core/records/history.ts';
import {findChangedBackups, findLastBackup} from '../../../source/core/records/last-backup.ts';
import {findNewestBackup, inspectNewest} from '../../../source/core/records/newest-backup.ts';
import {findOlderBackups} from '../../../source/core/records/older-backups.ts';
import {findRecentBackup} from '../../../source/core/records/recent-backup.ts';
import {findRecordOfFile} from '../../../source/core/records/record-of-file.ts';
import type {Restored} from '../../../source/core/records/restore-record.ts';
import {settleTries} from '../../../source/core/records/settle-tries.ts';
import {reasons} from '../../../source/values/reasons.ts';
import {systemClock, type Clock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {bareHost} from '../bare-host.ts';
import {earlierBackups, now} from '../earlier-backups.ts';

const clock: Clock = {...systemClock, now: () => now};
const host = bareHost({newSecretSince: async () => 'none'});
const services = {host, clock};
const day = 86_400_000;

const restored: Restored = {
	level: 'accepted',
	errorCode: undefined,
	summary: 'ENTSSO took the file and its password.',
	file: '/backup/SSO.bak',
	engine: 'console',
	practice: undefined,
	computer: 'BIZ01',
	user: 'anna',
	size: 800,
	sha256: 'ab'.repeat(32),
	secretId: '{11111111-2222-3333-4444-555555555555}',
	startedAt: new Date('2026-11-24T09:00:00.123Z'),
	evidence: [{id: 'accepted', state: 'ok', detail: 'ENTSSO logged event 10523 (restored) for this file.'}],
};

async function recordsIn(folder: string): Promise<string[]> {
	const names = await readdir(folder);
	return names.filter(name => name.endsWith('.json'));
}

async function newHistory() {
	const folder = path.join(await temporaryFolder(), 'history');
	return {folder, restores: path.join(folder, 'restores'), history: openHistory(folder)};
}

describe('a restore', () => {
	test('is read back as it was kept', async () => {
		const {history} = await newHistory();
		expect(await history.addRestore(restored)).toBeUndefined();
		const {startedAt: _, ...rest} = restored;
		expect(history.restores()).toEqual({
			records: [{
				...rest, kind: 'restore', time: '2026-11-24T09:00:00.123Z', reason: undefined,
			}],
			notice: undefined,
		});
	});

	test('that was refused is kept too, also where nothing was known of its file', async () => {
		const {history} = await newHistory();
		await history.addRestore({
			...restored, level: 'failed', engine: undefined, file: undefined, reason: 'service-stopped', summary: 'Stop: the service\nis stopped.', evidence: [],
		});
		expect(history.restores().records).toMatchObject([{level: 'failed', reason: 'service-stopped', summary: 'Stop: the service is stopped.'}]);
	});

	test('that is looked at again takes the place of what was kept of it', async () => {
		const {history, restores} = await newHistory();
		await history.addRestore(restored);
		await history.addRestore({...restored, level: 'loaded'});
		await history.addRestore({...restored, file: '/backup/other.bak'});
		expect(history.restores().records.map(({level}) => level).toSorted()).toEqual(['accepted', 'loaded']);
		expect(await readdir(restores)).toHaveLength(2);
	});

	test('comes newest first', async () => {
		const {history} = await newHistory();
		for (const hours of [2, 1, 3]) {
			await history.addRestore({...restored, startedAt: new Date(now.getTime() - (hours * 3_600_000))});
		}

		expect(history.restores().records.map(({time}) => time.slice(11, 13))).toEqual(['09', '08', '07']);
	});

	test.each<[string, Readonly<Record<string, unknown>>, string]>([
		['of a newer version', {format: 3}, 'came from a newer version of this program'],
		['without a kind', {kind: undefined}, 'could not be read'],
		['of the format of backups', {format: 1}, 'could not be read'],
		['of no level', {level: 'proved'}, 'could not be read'],
		['with a spoilt mark of practice', {practice: 3}, 'could not be read'],
		['that started nothing and came to something', {engine: undefined}, 'could not be read'],
		['of an unknown engine', {engine: 'magic'}, 'could not be read'],
	])('%s is told of and left where it is', async (_, change, words) => {
		const {history, restores} = await newHistory();
		await history.addRestore(restored);
		const [name = ''] = await readdir(restores);
		const kept = JSON.parse(await readFile(path.join(restores, name), 'utf8')) as Record<string, unknown>;
		await writeFile(path.join(restores, name), JSON.stringify({...kept, ...change}));
		expect(history.restores()).toEqual({records: [], notice: `The file ${path.join(restores, name)} ${words} and was left out.`});
		expect(await readdir(restores)).toEqual([name]);
	});

	test('that cannot be kept is told of', async () => {
		const folder = await temporaryFolder();
		await writeFile(path.join(folder, 'history'), 'in the way');
		expect(await openHistory(path.join(folder, 'history')).addRestore(restored)).toMatch(/^This restore could not be added to the history in /v);
		expect(await noHistory('No home.').addRestore(restored)).toBe('No home.');
	});

	test('is seen by no version that knows none, and is of a newer one to it if it came among backups', async () => {
		const {history, folder, restores} = await newHistory();
		await history.addRestore(restored);
		// Those read the files of the folder that end in .json, and leave alone a format above 1.
		expect(await recordsIn(folder)).toEqual([]);
		const [name = ''] = await readdir(restores);
		expect(JSON.parse(await readFile(path.join(restores, name), 'utf8'))).toMatchObject({format: 2, kind: 'restore'});
	});
});

/** All that this program concludes from a history. */
async function answersOf(folder: string, files: readonly string[]) {
	const history = openHistory(folder);
	const newest = await findNewestBackup(history, host);
	return {
		list: history.list(),
		newest,
		inspected: newest.record === undefined ? [] : await inspectNewest({...newest, record: newest.record}, services),
		recent: await findRecentBackup(history, services, 30 * day),
		last: await findLastBackup(history, services),
		changed: await findChangedBackups(history, services),
		older: await findOlderBackups(history, services, 2),
		ofFiles: await Promise.all(files.map(async file => findRecordOfFile(history, file, services))),
	};
}

const anyBackup = fc.record({
	daysAgo: fc.integer({min: -2, max: 60}),
	verdict: fc.constantFrom('verified' as const, 'verified' as const, 'unproven' as const, 'failed' as const),
	computer: fc.constantFrom('BIZ01', 'BIZ01', 'BIZ02'),
	practice: fc.constantFrom(undefined, undefined, 'ok'),
	isRefused: fc.boolean(),
	isGone: fc.boolean(),
	isBroken: fc.boolean(),
});
const anyRestore = fc.record({
	daysAgo: fc.integer({min: -2, max: 60}),
	level: fc.constantFrom('failed' as const, 'unproven' as const, 'accepted' as const, 'loaded' as const),
	reason: fc.constantFrom(undefined, ...reasons),
	computer: fc.constantFrom('BIZ01', 'BIZ02'),
	practice: fc.constantFrom(undefined, 'ok'),
	/** Which of the files it is of. */
	of: fc.nat(5),
	isBroken: fc.boolean(),
	/** Somebody copied its file among those of backups. */
	isAmongBackups: fc.boolean(),
});

const timeOf = (daysAgo: number): Date => new Date(now.getTime() - (daysAgo * day));

test('a history with restores says of backups what it says without them', async () => {
	await fc.assert(fc.asyncProperty(
		fc.array(anyBackup, {maxLength: 6}),
		fc.array(anyRestore, {minLength: 1, maxLength: 6}),
		async (backups, restores) => {
			const {folder, history, add} = await earlierBackups();
			const records = path.join(folder, 'history');
			const files: string[] = [];
			for (const [index, {daysAgo, isRefused, isGone, isBroken, ...parts}] of backups.entries()) {
				const record = await add(`${index}.bak`, daysAgo, parts);
				files.push(record.file);
				if (isGone) {
					await writeFile(record.file, 'something else');
				}

				if (isRefused) {
					await history.add({
						...record, engine: undefined, verdict: 'failed', reason: 'no-password', sha256: undefined, size: undefined,
					});
				}

				if (isBroken) {
					await writeFile(path.join(records, `${timeOf(daysAgo).toISOString().replaceAll(':', '-')}-0000.json`), '{');
				}
			}

			const known = history.list().records;
			const before = await answersOf(records, files);
			for (const {daysAgo, of, isBroken, isAmongBackups, level, ...parts} of restores) {
				const kept = path.join(records, 'restores');
				const earlier = await readdir(kept).catch((): string[] => []);
				const backup = known[of % Math.max(known.length, 1)];
				await history.addRestore({
					...restored, ...parts, level, startedAt: timeOf(daysAgo), file: backup?.file ?? '/backup/SSO.bak', sha256: backup?.sha256, engine: level === 'failed' ? undefined : 'console',
				});
				// One of the same start and file takes the place of the other.
				const after = await readdir(kept);
				const name = after.find(each => !earlier.includes(each));
				if (name === undefined) {
					continue;
				}

				if (isAmongBackups) {
					await copyFile(path.join(kept, name), path.join(records, name));
				}

				if (isBroken) {
					await writeFile(path.join(kept, name), '{');
				}
			}

			expect(await answersOf(records, files)).toEqual(before);
			// Nor does it make a record of a backup settled, or keep it from being.
			const twin = path.join(folder, 'without');
			await cp(records, twin, {recursive: true, filter: source => path.basename(source) !== 'restores'});

			await Promise.all([history, openHistory(twin)].map(async each => settleTries(each, host, now)));
			expect(history.list().records).toEqual(openHistory(twin).list().records);
		},
	), {seed: 2026, numRuns: 20});
});
