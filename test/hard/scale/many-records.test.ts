import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {openHistory, type History} from '../../../source/core/records/history.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';

const record = {
	time: '2026-11-23T10:00:00.123Z', computer: 'BIZ01', file: String.raw`C:\SSO-Backup\SSO.bak`, verdict: 'failed', reason: undefined, errorCode: '0xC0002A0F', engine: 'console',
};

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
		for (let round = 0; round < 25; round++) {
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
		expect(await newest()).toMatchObject({records: many.list().records.slice(0, 1)});
		const listMany = await shortest(() => many.list());
		expect(listMany / await shortest(() => few.list())).toBeLessThan(30);
		expect(await shortest(newest) / listMany).toBeLessThan(0.5);
	});
});
