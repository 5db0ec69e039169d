import {
	copyFile,
	readFile,
	rename,
	rm,
	truncate,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {refusedRecord} from '../../source/core/records/record.ts';
import {openPreferences} from '../../source/core/records/preferences.ts';
import {systemClock} from '../../source/values/clock.ts';
import {practiceComputer} from '../../source/host/practice/scenarios.ts';
import {recordFiles} from '../core/records/record-files.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();

type Report = {verdict: string; records: Array<Record<string, unknown> & {lines: Array<{id: string; state: string; detail: string}>}>};

/** A practice backup in a home folder of its own; gives where its files are. */
async function practise() {
	const home = await newHome();
	const file = path.join(home, 'backup', 'sso.bak');
	const config = ['--config-dir', path.join(home, 'config')];
	const ran = await runProgram(['run', '--practice', '--backup-file', file, '--password-stdin', '--json', ...config], {input: 'Tr0ub4dor&3-horse\nTeam safe\n', home});
	expect(ran.said).toContain('"verdict":"verified"');
	return {home, file, config};
}

/** Takes the practice mark off the only record, as if the backup were of this computer. */
async function makeReal(home: string, changes: Record<string, unknown> = {}): Promise<void> {
	const [file = ''] = await recordFiles(path.join(home, 'config', 'history'));
	const {practice, ...record} = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	expect(practice).toBe('ok');
	await writeFile(file, JSON.stringify({...record, computer: os.hostname(), ...changes}));
}

describe.concurrent('entsso-backup verify', () => {
	test('a practice backup that is as it was is healthy, exit code 0', async () => {
		const {home, file, config} = await practise();
		const {exitCode, said, complained} = await runProgram(['verify', '--practice', ...config], {home});
		expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
		expect(said).toContain('PRACTICE (ok)');
		expect(said).toContain(file);
		expect(said.trim().split('\n').at(-1)).toBe('healthy');
		expect(Math.max(...said.split('\n').filter(line => !line.includes(home)).map(line => line.length))).toBeLessThan(80);
	});

	test('a practice backup is none outside practice: alone it is not looked at, and given it needs attention', async () => {
		const {home, file, config} = await practise();
		expect(await runProgram(['verify', ...config], {home})).toEqual({
			exitCode: 3, said: 'unknown\n', complained: 'No backup of this computer is recorded.\nThere are practice backups, which hold no secret. Add --practice to look at them.\n',
		});
		const {exitCode, said} = await runProgram(['verify', file, ...config], {home});
		expect(exitCode).toBe(1);
		expect(said).toMatch(/attention +practice +This is a practice file: it holds no secret\./v);
	});

	test('a backup of another computer is not taken for one of this, and given it cannot be told', async () => {
		const {home, file, config} = await practise();
		await makeReal(home, {computer: 'BIZ02'});
		const {exitCode, said, complained} = await runProgram(['verify', '--json', ...config], {home});
		const notices = ['No backup of this computer is recorded.', 'The newest backup of another computer is of BIZ02. It is not looked at unless its file is given.'];
		expect({exitCode, complained}).toEqual({exitCode: 3, complained: `${notices.join('\n')}\n`});
		expect(parseJson('verify', said)).toMatchObject({
			verdict: 'unknown', reason: 'no-record', notices, records: [],
		});
		const given = await runProgram(['verify', file, ...config], {home});
		expect(given).toMatchObject({exitCode: 3, complained: ''});
		expect(given.said).toMatch(/unknown +computer +The backup is of BIZ02\./v);
	});

	test('a file that was renamed or moved is found by its SHA-256, given or not', async () => {
		const {home, file, config} = await practise();
		const renamed = `${file}.2026`;
		await rename(file, renamed);
		const {exitCode, said} = await runProgram(['verify', '--practice', '--json', ...config], {home});
		expect(exitCode).toBe(0);
		const [record] = (parseJson('verify', said) as Report).records;
		expect(record?.lines.find(({id}) => id === 'file')).toMatchObject({state: 'ok', foundAt: renamed});
		const moved = path.join(home, 'moved.bak');
		await rename(renamed, moved);
		expect(await runProgram(['verify', '--practice', ...config], {home})).toMatchObject({exitCode: 1});
		const given = await runProgram(['verify', 'moved.bak', '--practice', ...config], {home});
		expect(given.exitCode).toBe(0);
		expect(given.said).toContain(`is now ${moved}. Its record has ${file}.`);
		await copyFile(moved, file);
		const twin = await runProgram(['verify', 'moved.bak', '--practice', ...config], {home});
		expect(twin.exitCode).toBe(0);
		expect(twin.said).toContain(`${moved} is the same as ${file}, which is there and unchanged.`);
	});

	test('what cannot be read makes it unknown where it may be newer, and is told', async () => {
		const {home, config} = await practise();
		const folder = path.join(home, 'config', 'history');
		const old = path.join(folder, '2020-01-01T00-00-00.000Z-0000.json');
		await writeFile(old, '{');
		const noticeOn = (file: string): string => `The file ${file} could not be read and was left out.`;
		expect(await runProgram(['verify', '--practice', ...config], {home})).toMatchObject({exitCode: 0, complained: `${noticeOn(old)}\n`});
		const newer = path.join(folder, '2100-01-01T00-00-00.000Z-0000.json');
		await rename(old, newer);
		const {exitCode, said} = await runProgram(['verify', '--practice', '--json', ...config], {home});
		expect(exitCode).toBe(3);
		expect(parseJson('verify', said)).toMatchObject({verdict: 'unknown', reason: 'history-unreadable', notices: [noticeOn(newer)]});
		await rm(folder, {recursive: true});
		await writeFile(folder, '');
		const none = await runProgram(['verify', '--json', ...config], {home});
		expect(none).toMatchObject({exitCode: 3, complained: `The history in ${folder} could not be read: part of the path is a file, not a folder.\n`});
		expect(parseJson('verify', none.said)).toMatchObject({verdict: 'unknown', reason: 'history-unreadable', records: []});
	});

	test('a newer try without a backup needs attention, and alone it is what is told', async () => {
		const {home, file, config} = await practise();
		const {history} = openPreferences({clock: systemClock, directory: path.join(home, 'config')});
		await history.add(refusedRecord({
			startedAt: new Date(Date.now() + 1000), computer: practiceComputer, practice: 'ok', file: undefined, reason: 'service-stopped', summary: 'Stop: The service is stopped.',
		}));
		const {exitCode, said} = await runProgram(['verify', '--practice', ...config], {home});
		expect(exitCode).toBe(1);
		expect(said).toContain(`Backup file  ${file}`);
		expect(said).toMatch(/attention +newest-try +A later try \(.* UTC\) was refused\. Stop: The service is stopped\./v);
		const [made = ''] = await recordFiles(path.join(home, 'config', 'history'));
		await rm(made);
		const alone = await runProgram(['verify', '--practice', '--json', ...config], {home});
		expect(alone.exitCode).toBe(1);
		expect(parseJson('verify', alone.said)).toMatchObject({
			verdict: 'attention', reason: 'no-record', records: [{engine: null, reason: 'service-stopped', lines: [{id: 'run', state: 'attention'}]}],
		});
	});

	test('--max-age says how old it may be', async () => {
		const {home, config} = await practise();
		const [file = ''] = await recordFiles(path.join(home, 'config', 'history'));
		const record = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
		await writeFile(file, JSON.stringify({...record, time: new Date(Date.now() - (40 * 86_400_000)).toISOString()}));
		expect(await runProgram(['verify', '--practice', '--max-age', '41d', ...config], {home})).toMatchObject({exitCode: 0});
		const {exitCode, said} = await runProgram(['verify', '--practice', '--max-age', '35d', ...config], {home});
		expect(exitCode).toBe(1);
		expect(said).toMatch(/attention +age +The backup is older than 35 days\./v);
		expect(await runProgram(['verify', '--max-age', '35', ...config], {home})).toMatchObject({exitCode: 2});
	});

	test('a file that has changed needs attention, exit code 1', async () => {
		const {home, file, config} = await practise();
		await truncate(file, 10);
		const {exitCode, said} = await runProgram(['verify', 'backup/sso.bak', '--practice', '--json', ...config], {home});
		expect(exitCode).toBe(1);
		const {verdict, records} = parseJson('verify', said) as Report;
		expect(verdict).toBe('attention');
		expect(records).toHaveLength(1);
		expect(records[0]).toMatchObject({
			file, verdict: 'verified', practice: 'ok', copy: null, recoverySheet: `${file}.recovery.txt`,
		});
		expect(records[0]?.lines.filter(({state}) => state === 'attention').map(({id}) => id)).toEqual(['file']);
		await rm(file);
		const gone = await runProgram(['verify', '--practice', ...config], {home});
		expect(gone.exitCode).toBe(1);
		expect(gone.said).toMatch(/attention +file +The backup file is not there\./v);
	});

	test('without the event log it cannot be told, exit code 3', async () => {
		const {home, config} = await practise();
		await makeReal(home);
		const {exitCode, said} = await runProgram(['verify', '--json', ...config], {home});
		expect(exitCode).toBe(3);
		const {verdict, records} = parseJson('verify', said) as Report;
		expect(verdict).toBe('unknown');
		expect(records[0]?.lines.filter(({state}) => state !== 'ok').map(({id, state}) => `${id} ${state}`)).toEqual(['secret unknown']);
	});

	test('a real backup comes before a newer practice, and before a failed run', async () => {
		const {home, file, config} = await practise();
		await makeReal(home, {verdict: 'unproven'});
		await runProgram(['run', '--practice', '--backup-file', path.join(home, 'other.bak'), '--password-stdin', ...config], {input: 'Tr0ub4dor&3-horse\nTeam safe\n', home});
		const plain = await runProgram(['verify', ...config], {home});
		expect(plain.said).toContain(`Backup file  ${file}`);
		const practice = await runProgram(['verify', '--practice', ...config], {home});
		expect(practice.said).toContain(`Backup file  ${path.join(home, 'other.bak')}`);
	});

	test('a run tells of an earlier backup that is no longer as it was', async () => {
		const {home, file, config} = await practise();
		await truncate(file, 10);
		const {said} = await runProgram(['run', '--practice', '--backup-file', path.join(home, 'other.bak'), '--password-stdin', ...config], {input: 'Tr0ub4dor&3-horse\nTeam safe\n', home});
		expect(said).toContain(`entsso-backup verify "${file}"`);
	});

	test('a file without a record, and no record at all, cannot be told', async () => {
		const home = await newHome();
		const config = ['--config-dir', path.join(home, 'config')];
		const none = await runProgram(['verify', '--json', ...config], {home});
		expect(none).toMatchObject({exitCode: 3, complained: 'No backup was recorded yet.\n'});
		expect(parseJson('verify', none.said)).toEqual({
			version: 1, verdict: 'unknown', reason: 'no-record', notices: ['No backup was recorded yet.'], records: [],
		});
		const missing = await runProgram(['verify', 'nope.bak', ...config], {home});
		expect(missing).toMatchObject({exitCode: 3, said: 'unknown\n', complained: `There is no file ${path.join(home, 'nope.bak')}, and no record of one.\n`});
		await writeFile(path.join(home, 'stray.bak'), 'x');
		const stray = await runProgram(['verify', 'stray.bak', ...config], {home});
		expect(stray).toMatchObject({exitCode: 3, said: 'unknown\n', complained: `There is no record of ${path.join(home, 'stray.bak')}.\n`});
		// It may be a password that was typed in the wrong place.
		const word = await runProgram(['verify', 'Canary-word-77', ...config], {home});
		expect(word).toMatchObject({exitCode: 3, said: 'unknown\n', complained: 'The file that was given does not exist.\n'});
	});
});
