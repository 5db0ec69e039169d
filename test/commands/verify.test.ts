import {
	readdir,
	readFile,
	rm,
	truncate,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
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
	const folder = path.join(home, 'config', 'history');
	const [name = ''] = await readdir(folder);
	const {practice, ...record} = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Record<string, unknown>;
	expect(practice).toBe('ok');
	await writeFile(path.join(folder, name), JSON.stringify({...record, computer: os.hostname(), ...changes}));
}

describe.concurrent('entsso-backup verify', () => {
	test('a practice backup that is as it was is healthy, exit code 0', async () => {
		const {home, file, config} = await practise();
		const {exitCode, said, complained} = await runProgram(['verify', ...config], {home});
		expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
		expect(said).toContain('PRACTICE (ok)');
		expect(said).toContain(file);
		expect(said.trim().split('\n').at(-1)).toBe('healthy');
		expect(Math.max(...said.split('\n').filter(line => !line.includes(home)).map(line => line.length))).toBeLessThan(80);
	});

	test('a file that has changed needs attention, exit code 1', async () => {
		const {home, file, config} = await practise();
		await truncate(file, 10);
		const {exitCode, said} = await runProgram(['verify', 'backup/sso.bak', '--json', ...config], {home});
		expect(exitCode).toBe(1);
		const {verdict, records} = parseJson('verify', said) as Report;
		expect(verdict).toBe('attention');
		expect(records).toHaveLength(1);
		expect(records[0]).toMatchObject({
			file, verdict: 'verified', practice: 'ok', copy: null, recoverySheet: `${file}.recovery.txt`,
		});
		expect(records[0]?.lines.filter(({state}) => state === 'attention').map(({id}) => id)).toEqual(['file']);
		await rm(file);
		const gone = await runProgram(['verify', ...config], {home});
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
		expect(parseJson('verify', none.said)).toEqual({verdict: 'unknown', records: []});
		const stray = await runProgram(['verify', 'stray.bak', ...config], {home});
		expect(stray).toMatchObject({exitCode: 3, said: 'unknown\n', complained: `There is no record of ${path.join(home, 'stray.bak')}.\n`});
	});
});
