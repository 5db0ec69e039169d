import {mkdir, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {openHistory} from '../../source/core/records/history.ts';
import {refusedRecord, type HistoryRecord, type RunRecord} from '../../source/core/records/record.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();

const record: RunRecord = {
	time: '2026-11-20T10:00:00.000Z',
	computer: 'BIZ01',
	file: String.raw`C:\SSO-Backup\SSO-BIZ01-2026-11-20.bak`,
	size: 800,
	sha256: 'ab'.repeat(32),
	verdict: 'verified',
	proof: [],
	errorCode: undefined,
	evidence: [],
	engine: 'console',
	practice: undefined,
	copy: undefined,
};

async function keep(...records: readonly HistoryRecord[]): Promise<{folder: string; flags: string[]}> {
	const config = path.join(await newHome(), 'config');
	const folder = path.join(config, 'history');
	await mkdir(folder, {recursive: true});
	for (const each of records) {
		await openHistory(folder).add(each);
	}

	return {folder, flags: ['history', '--config-dir', config]};
}

describe.concurrent('entsso-backup history', () => {
	test('is a table, newest first, practice marked, each path whole', async () => {
		const {flags} = await keep(
			record,
			{
				...record, time: '2026-11-22T10:00:00.000Z', practice: 'ok', computer: 'PRACTICE', file: '/home/me/SSO.bak',
			},
			{
				...record, time: '2026-11-21T10:00:00.000Z', verdict: 'unproven', computer: 'A-COMPUTER-WITH-A-LONG-NAME', file: String.raw`\\server\share\a\very\long\folder\name\SSO-BIZ01-2026-11-21.bak`,
			},
		);
		const {exitCode, said, complained} = await runProgram(flags);
		expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
		const lines = said.trimEnd().split('\n');
		expect(lines.map(line => line.slice(0, 26).trimEnd())).toEqual([
			'Started (UTC)     Verdict', '2026-11-22 10:00  verified', '2026-11-21 10:00  unproven', '2026-11-20 10:00  verified',
		]);
		expect(lines.map(line => line.includes('(practice) /'))).toEqual([false, true, false, false]);
		expect(lines[2]).toMatch(/ A-COMPUTER-WITH-A-LONG-NAME +\S+$/v);
		expect(lines[2]).toContain(String.raw`\\server\share\a\very\long\folder\name\SSO-BIZ01-2026-11-21.bak`);
	});

	test('--json gives every record whole', async () => {
		const {flags} = await keep(record);
		const {exitCode, said} = await runProgram([...flags, '--json']);
		expect(exitCode).toBe(0);
		expect(parseJson('history', said)).toEqual({
			version: 1,
			reason: null,
			notices: [],
			records: [{
				kind: 'backup', ...record, reason: null, summary: null, errorCode: null, practice: null, copy: null, copyFolder: null, recoverySheet: null, secretId: null,
			}],
			restores: [],
		});
		expect(said).toMatch(/^\{"version":1,/v);
	});

	test('a restore is told apart from backups, and is among none of them', async () => {
		const {folder, flags} = await keep(record);
		const restored = {
			level: 'accepted', errorCode: undefined, summary: 'ENTSSO took the file and its password.', file: String.raw`D:\old.bak`, engine: 'console', practice: undefined, computer: 'BIZ01', startedAt: new Date('2026-11-21T10:00:00Z'), evidence: [{id: 'accepted', state: 'ok', detail: 'ENTSSO logged event 10523.'}],
		} as const;
		await openHistory(folder).addRestore(restored);
		await openHistory(folder).addRestore({
			...restored, level: 'failed', engine: undefined, reason: 'same-secret', summary: 'Nothing was started.', evidence: [], startedAt: new Date('2026-11-19T10:00:00Z'),
		});
		const {exitCode, said} = await runProgram(flags);
		expect(exitCode).toBe(0);
		expect(said.trimEnd().split('\n')).toEqual([
			'Started (UTC)     Verdict   Kind     Computer         Backup file',
			String.raw`2026-11-21 10:00  accepted  restore  BIZ01            D:\old.bak`,
			String.raw`2026-11-20 10:00  verified  backup   BIZ01            C:\SSO-Backup\SSO-BIZ01-2026-11-20.bak`,
			String.raw`2026-11-19 10:00  refused   restore  BIZ01            D:\old.bak`,
			'                  Nothing was started.',
		]);
		const {said: json} = await runProgram([...flags, '--json']);
		expect(parseJson('history', json)).toMatchObject({
			records: [{kind: 'backup', verdict: 'verified'}],
			restores: [
				{
					kind: 'restore', level: 'accepted', file: String.raw`D:\old.bak`, user: null, reason: null,
				},
				{
					kind: 'restore', level: 'failed', engine: null, reason: 'same-secret',
				},
			],
		});
		expect(parseJson('history', json).records).toHaveLength(1);
	});

	test('records that cannot be read, or are of a newer version, are told of and left where they are', async () => {
		const {folder, flags} = await keep(record);
		await writeFile(path.join(folder, 'broken.json'), '{"time":');
		await writeFile(path.join(folder, 'newer.json'), JSON.stringify({...record, format: 2}));
		const {exitCode, said, complained} = await runProgram([...flags, '--json']);
		const notice = `The file ${path.join(folder, 'broken.json')} could not be read and was left out. The file ${path.join(folder, 'newer.json')} came from a newer version of this program and was left out.`;
		const told = parseJson('history', said) as {records: unknown[]};
		expect(exitCode).toBe(3);
		expect(told.records).toHaveLength(1);
		expect(told).toMatchObject({reason: 'history-unreadable', notices: [notice]});
		expect(complained).toBe(`${notice}\n`);
		expect(await readdir(folder)).toHaveLength(3);
	});

	test('a refused and a failed run are told with what was wrong', async () => {
		const {flags} = await keep(
			record,
			{
				...record, time: '2026-11-21T10:00:00.000Z', verdict: 'failed', summary: 'The Enterprise Single Sign-On service does not answer, or is not running.',
			},
			refusedRecord({
				startedAt: new Date('2026-11-22T10:00:00Z'), computer: 'BIZ01', practice: undefined, file: undefined, reason: 'service-stopped', summary: 'Stop: The service is stopped.',
			}),
		);
		const {exitCode, said} = await runProgram(flags);
		expect(exitCode).toBe(0);
		const lines = said.trimEnd().split('\n');
		expect(lines.slice(1, 5)).toEqual([
			'2026-11-22 10:00  refused   BIZ01            not known',
			'                  Stop: The service is stopped.',
			expect.stringMatching(/^2026-11-21 10:00 {2}failed/v),
			'                  The Enterprise Single Sign-On service does not answer, or is not running.',
		]);
		const {said: json} = await runProgram([...flags, '--json']);
		expect(parseJson('history', json)).toMatchObject({
			records: [{
				verdict: 'failed', reason: 'service-stopped', engine: null, file: null,
			}, {engine: 'console'}, {}],
		});
	});

	test('a folder that cannot be read is not taken for an empty one, exit code 3', async () => {
		const config = path.join(await newHome(), 'config');
		await mkdir(config);
		await writeFile(path.join(config, 'history'), '');
		const {exitCode, said, complained} = await runProgram(['history', '--config-dir', config]);
		expect({exitCode, said}).toEqual({exitCode: 3, said: 'No record could be read.\n'});
		expect(complained).toBe(`The history in ${config}/history could not be read: part of the path is a file, not a folder.\n`);
	});

	test('says so when there is none', async () => {
		const {flags} = await keep();
		expect(await runProgram(flags)).toEqual({exitCode: 0, said: 'No backup was recorded yet.\n', complained: ''});
	});
});
