import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {findLastBackup} from '../../../source/core/records/last-backup.ts';
import {noHistory, openHistory, type History} from '../../../source/core/records/history.ts';
import {findRecordOfFile} from '../../../source/core/records/record-of-file.ts';
import type {RunRecord} from '../../../source/core/records/record.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {bareHost} from '../bare-host.ts';

const host = bareHost();
const services = {host, clock: systemClock};

const record: RunRecord = {
	time: '2020-01-01T00:00:00.000Z', computer: 'BIZ01', file: '/backup/sso.bak', size: 800, sha256: 'ab'.repeat(32), verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy: undefined,
};

/** A history of so many records, the first of them the oldest. Their names have no time where they are to have none. */
async function historyOf(count: number, partsOf: (index: number) => Partial<RunRecord>, isDated = true): Promise<History> {
	const folder = await temporaryFolder();
	await Promise.all(Array.from({length: count}, async (_, index) => {
		const time = new Date(Date.UTC(2020, 0, 1, index)).toISOString();
		const name = `${isDated ? time.replaceAll(':', '-') : 'record'}-${index}.json`;
		await writeFile(path.join(folder, name), JSON.stringify({
			format: 1, ...record, time, ...partsOf(index),
		}));
	}));
	return openHistory(folder);
}

describe.each([['a time', true], ['no time', false]])('a long history with %s in its names', (_, isDated) => {
	test('of other computers is not read to its end for the first screen, which says so', async () => {
		const others = async (count: number) => historyOf(count, index => index === 0 ? {} : {computer: 'BIZ02'}, isDated);
		expect(await findLastBackup(await others(1000), services)).toMatchObject({time: '2020-01-01T00:00:00.000Z', isVerified: true});
		expect(await findLastBackup(await others(1100), services)).toEqual({
			state: 'unknown', isVerified: false, detail: 'Last backup here: none among the newest 1000 records.',
		});
	});

	test('takes each record into its hands a few times, however many fit', async () => {
		const count = 1000;
		const history = await historyOf(count, () => ({}), isDated);
		const stringify = vi.spyOn(JSON, 'stringify');
		try {
			const {records} = await history.newest(Infinity, () => true);
			expect(records).toHaveLength(count);
			expect(stringify.mock.calls.length).toBeLessThan(5 * count);
		} finally {
			stringify.mockRestore();
		}
	});
});

test('a try that left none is told where the records before it were not read', async () => {
	const history = await historyOf(1100, index => index === 1099 ? {verdict: 'failed'} : {computer: 'BIZ02'});
	expect(await findLastBackup(history, services)).toEqual({
		state: 'attention', isVerified: false, detail: 'Last backup here: none among the newest 1000 records. A later try (2020-02-15 19:00 UTC) failed.',
	});
});

test('a file that more records name than a call takes arguments has its record', async () => {
	const records = Array.from({length: 200_000}, () => record);
	const newest: History['newest'] = async <Kind>() => ({records: records as Kind[], notice: undefined, isUncertain: false});
	const history: History = {...noHistory(''), newest};
	expect(await findRecordOfFile(history, record.file, services)).toMatchObject({record});
});
