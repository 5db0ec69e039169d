import {readdir, truncate, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const input = 'Tr0ub4dor&3-horse\nTeam safe\n';

/** Runs a practice backup into a folder of the home. */
async function run(home: string, name: string, ...flags: readonly string[]) {
	const {exitCode, said, complained} = await runProgram(['run', '--practice', '--backup-file', path.join(home, 'backups', name), '--password-stdin', '--json', ...flags], {home, input});
	return {exitCode, complained, json: parseJson('run', said)};
}

const containing = (text: string) => expect.stringContaining(text) as unknown;

describe.concurrent('entsso-backup run, time and again', () => {
	test('--if-older-than does nothing while there is a good backup, and makes one when that has changed', async () => {
		const home = await newHome();
		const file = path.join(home, 'backups', '1.bak');
		const first = await run(home, '1.bak', '--if-older-than', '30d');
		expect(first).toMatchObject({
			exitCode: 0, json: {
				verdict: 'verified', skipped: false, lastBackup: {time: null, file: null, detail: containing('No verified backup')},
			},
		});

		const second = await run(home, '2.bak', '--if-older-than', '30d');
		expect(second).toMatchObject({
			exitCode: 0, json: {
				verdict: 'verified', skipped: true, file, sha256: first.json.sha256, lastBackup: {file, detail: containing('there and unchanged')}, check: [],
			},
		});
		expect(await readdir(path.dirname(file))).not.toContain('2.bak');
		const text = await runProgram(['run', '--practice', '--password-stdin', '--if-older-than', '4w'], {home, input});
		expect(text).toMatchObject({exitCode: 0, complained: '', said: containing('No backup was started: there is a recent one.')});
		const {said} = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', said).records).toHaveLength(1);

		await truncate(file, 10);
		const third = await run(home, '3.bak', '--if-older-than', '30d');
		expect(third).toMatchObject({exitCode: 0, json: {skipped: false, file: path.join(home, 'backups', '3.bak'), lastBackup: {file, detail: containing('now has 10')}}});
	});

	test('a bad password is told also when there is nothing to do', async () => {
		const home = await newHome();
		await run(home, '1.bak');
		const {exitCode, said} = await runProgram(['run', '--practice', '--password-stdin', '--if-older-than', '30d', '--json'], {home, input: '\n'});
		expect(exitCode).toBe(2);
		expect(parseJson('run', said)).toMatchObject({verdict: 'failed', skipped: false});
	});

	test('--keep lists what is older, in JSON and in words, and deletes nothing', async () => {
		const home = await newHome();
		const folder = path.join(home, 'backups');
		expect(await run(home, '1.bak', '--keep', '1')).toMatchObject({
			json: {older: [], olderDetail: '1 of 1 backups to keep is there, verified and unchanged.'},
		});
		await run(home, '2.bak');
		const {json} = await run(home, '3.bak', '--keep', '1');
		expect(json).toMatchObject({
			verdict: 'verified', older: [
				{verdict: 'verified', files: [path.join(folder, '2.bak')]}, {files: [path.join(folder, '1.bak')]},
			],
			olderDetail: '1 of 1 backups to keep is there, verified and unchanged.',
		});
		const {said} = await runProgram(['run', '--practice', '--password-stdin', '--keep', '2', '--if-older-than', '1h'], {home, input});
		expect(said).toContain('nothing was deleted');
		expect(said).toContain(path.join(folder, '1.bak'));
		expect(said).not.toContain(path.join(folder, '2.bak'));
		expect(await readdir(folder)).toEqual(expect.arrayContaining(['1.bak', '2.bak', '3.bak']));
		expect(await run(home, '3.bak')).toMatchObject({exitCode: 1, json: {older: null, olderDetail: null, reason: 'file-exists'}});
	});

	test('a record that cannot be read is told by every backup, and by what --keep lists', async () => {
		const home = await newHome();
		const config = path.join(home, 'config');
		const history = path.join(config, 'history');
		const first = await run(home, '1.bak', '--config-dir', config);
		expect(JSON.stringify(first.json.advice)).not.toContain('could not be read');
		// One that is older than those which are compared after a run, too.
		const broken = path.join(history, '2020-01-01T00-00-00.000Z-0000.json');
		await writeFile(broken, '{');
		const notice = `The file ${broken} could not be read and was left out.`;
		const {exitCode, json} = await run(home, '2.bak', '--config-dir', config, '--keep', '1');
		expect(exitCode).toBe(0);
		expect((json.advice as string[]).filter(line => line === notice)).toHaveLength(1);
		expect(json.olderDetail).toContain(notice);
	});

	test('a record that may be newer and cannot be read is no good sign: skipped with 3', async () => {
		const home = await newHome();
		const config = path.join(home, 'config');
		const history = path.join(config, 'history');
		const flags = ['--config-dir', config, '--if-older-than', '30d'];
		await run(home, '1.bak', ...flags);
		await writeFile(path.join(history, '2020-01-01T00-00-00.000Z-0000.json'), '{');
		expect(await run(home, '2.bak', ...flags)).toMatchObject({exitCode: 0, json: {skipped: true, reason: null}});
		await writeFile(path.join(history, '2999-01-01T00-00-00.000Z-0000.json'), '{');
		const notice = `2 files in ${history} could not be read and were left out: 2020-01-01T00-00-00.000Z-0000.json, 2999-01-01T00-00-00.000Z-0000.json.`;
		for (const more of [[], ['--dry-run']]) {
			const {exitCode, complained, json} = await run(home, '2.bak', ...flags, ...more);
			expect(json).toMatchObject({
				skipped: true, verdict: 'verified', reason: 'history-unreadable', summary: containing(notice),
			});
			expect(exitCode).toBe(3);
			expect(complained).toContain(notice);
		}
	});

	test('a night without a password is of no concern once a later run found that none was due', async () => {
		const home = await newHome();
		const verify = async () => {
			const {said} = await runProgram(['verify', '--practice', '--json'], {home});
			const {verdict, records} = parseJson('verify', said) as {verdict: string; records: Array<{lines: unknown[]}>};
			return {verdict, lines: records[0]?.lines};
		};

		const attention = expect.arrayContaining([expect.objectContaining({id: 'newest-try', state: 'attention'})]) as unknown;
		await run(home, '1.bak');
		const refuse = async () => runProgram(['run', '--practice', '--password-stdin', '--json'], {home, input: ''});
		expect(await refuse()).toMatchObject({exitCode: 2});
		expect(await refuse()).toMatchObject({exitCode: 2});
		expect(await verify()).toMatchObject({verdict: 'attention', lines: attention});
		expect(await run(home, '2.bak', '--if-older-than', '30d', '--dry-run')).toMatchObject({exitCode: 0});
		expect(await verify()).toMatchObject({lines: attention});
		expect(await run(home, '2.bak', '--if-older-than', '30d')).toMatchObject({exitCode: 0, json: {skipped: true, reason: null}});
		const settled = await verify();
		expect(settled.lines).not.toEqual(attention);
		const {said} = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', said).records).toHaveLength(3);
		// What a skipped run does not look at stays.
		expect(await run(home, '1.bak')).toMatchObject({exitCode: 1, json: {reason: 'file-exists'}});
		await run(home, '2.bak', '--if-older-than', '30d');
		expect(await verify()).toMatchObject({lines: attention});
	});

	test('without --backup-file each run takes the next name that is free', async () => {
		const home = await newHome();
		const flags = ['run', '--practice', '--password-stdin', '--json'];
		const names: string[] = [];
		for (const more of [[], [], ['--dry-run'], []]) {
			const {exitCode, said} = await runProgram([...flags, ...more], {home, input});
			expect(exitCode).toBe(0);
			names.push(path.basename(String(parseJson('run', said).file)));
		}

		const [stem = ''] = names[0]?.split('.bak') ?? [];
		expect(names).toEqual([`${stem}.bak`, `${stem}-2.bak`, `${stem}-3.bak`, `${stem}-3.bak`]);
		const named = await runProgram([...flags, '--backup-file', path.join(home, 'x.bak')], {home, input});
		expect(named.exitCode).toBe(0);
		const again = await runProgram([...flags, '--backup-file', path.join(home, 'x.bak')], {home, input});
		expect(again).toMatchObject({exitCode: 1, complained: containing('--backup-file: This file is there already')});
	});

	test('a sheet that cannot be written since the name is too long is told', async () => {
		const home = await newHome();
		const {exitCode, json} = await run(home, `${'n'.repeat(251)}.bak`);
		expect(exitCode).toBe(0);
		expect(json).toMatchObject({verdict: 'verified', recoverySheet: null, advice: expect.arrayContaining([containing('.bak.recovery.txt could not be written: the path is too long.')]) as unknown});
	});

	test('placeholders in the name are filled in', async () => {
		const home = await newHome();
		const {json} = await run(home, '{computer}-{date}-{time}.bak');
		expect(json).toMatchObject({verdict: 'verified', file: expect.stringMatching(/PRACTICE-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.bak$/v) as unknown});
	});
});
