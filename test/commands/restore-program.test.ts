import {rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {jsonFits, parseJson} from './schema.ts';

const newHome = makeHomes();
const password = 'Canary-7731-horse';
const practiceFile = 'Practice file of entsso-backup. It holds no secret and may be deleted.\r\n';

describe.concurrent('entsso-backup restore', () => {
	test.each<[string, string[], string, number]>([
		['no file', ['--password-stdin'], 'wrong-usage', 2],
		['no password', ['old.bak'], 'no-password', 2],
		['--force', ['old.bak', '--password-stdin', '--force'], 'wrong-usage', 2],
		['--engine hand-over', ['old.bak', '--password-stdin', '--engine', 'hand-over'], 'wrong-usage', 2],
		['a second file', ['old.bak', password, '--password-stdin'], 'wrong-usage', 2],
		['the password behind the flag', ['old.bak', `--password-stdin=${password}`], 'wrong-usage', 2],
		['a folder', ['/tmp/', '--password-stdin'], 'wrong-usage', 2],
		['a file that is not there', ['gone.bak', '--password-stdin'], 'file-missing', 1],
		['a practice file outside practice', ['practice.bak', '--password-stdin'], 'practice-file', 1],
		['a real file in practice', ['old.bak', '--password-stdin', '--practice'], 'not-a-practice-file', 1],
		['a computer that cannot tell of its secret', ['old.bak', '--password-stdin'], 'no-tool', 1],
		['a secret that was never backed up', ['practice.bak', '--password-stdin', '--practice'], 'present-secret-not-backed-up', 1],
	])('%s is refused with one object, and nothing that was typed is repeated', async (_, flags, reason, exitCode) => {
		const home = await newHome();
		await writeFile(path.join(home, 'old.bak'), 'a backup of long ago');
		await writeFile(path.join(home, 'practice.bak'), practiceFile);
		const ended = await runProgram(['restore', ...flags, '--json'], {home, input: `${password}\n`});
		const json = parseJson('restore', ended.said);
		expect(json).toMatchObject({
			version: 1, level: 'failed', reason, engine: null,
		});
		expect(jsonFits('restore', ended.said)).toEqual([]);
		expect(ended.exitCode).toBe(exitCode);
		expect(ended.complained).not.toBe('');
		expect(ended.said + ended.complained).not.toContain(password);
		const history = await runProgram(['history', '--json'], {home});
		const {records, restores} = parseJson('history', history.said);
		expect(records).toEqual([]);
		// What was no call of this command at all is no restore.
		expect(restores).toHaveLength(reason === 'wrong-usage' && flags.length > 1 ? 0 : 1);
		expect(history.said).not.toContain(password);
	});

	test('in words it says why, and what to do', async () => {
		const home = await newHome();
		await writeFile(path.join(home, 'practice.bak'), practiceFile);
		const {exitCode, said, complained} = await runProgram(['restore', 'practice.bak', '--password-stdin', '--practice'], {home, input: `${password}\n`});
		expect({exitCode, said}).toEqual({exitCode: 1, said: ''});
		expect(complained).toContain('Make a backup of it first: entsso-backup run');
	});

	test('the same secret is backed up first by run: a record of the restore stands for no backup', async () => {
		const home = await newHome();
		await writeFile(path.join(home, 'practice.bak'), practiceFile);
		const backup = path.join(home, 'SSO.bak');
		const run = ['run', '--practice', '--backup-file', backup, '--password-stdin', '--json', '--if-older-than', '30d'];
		await runProgram(['restore', 'practice.bak', '--password-stdin', '--practice'], {home, input: `${password}\n`});
		const made = await runProgram(run, {home, input: `${password}\nTeam safe\n`});
		expect(parseJson('run', made.said)).toMatchObject({verdict: 'verified', skipped: false});
		await runProgram(['restore', 'practice.bak', '--password-stdin', '--practice'], {home, input: `${password}\n`});
		const skipped = await runProgram(run, {home, input: `${password}\nTeam safe\n`});
		expect(parseJson('run', skipped.said)).toMatchObject({skipped: true, file: backup});
		const verified = await runProgram(['verify', '--practice', '--json'], {home});
		expect(parseJson('verify', verified.said)).toMatchObject({records: [{file: backup, kind: 'backup'}]});
	});

	test('a run of practice keeps the secret that a restore of practice then replaces, each in a process of its own', async () => {
		const home = await newHome();
		const [old, kept] = [path.join(home, 'old.bak'), path.join(home, 'kept.bak')];
		const run = async (scenario: string, file: string) => runProgram(['run', '--practice', scenario, '--backup-file', file, '--password-stdin'], {home, input: `${password}\nTeam safe\n`});
		const restore = async (...more: readonly string[]) => runProgram(['restore', old, '--practice', 'other-secret', '--password-stdin', ...more], {home, input: `${password}\n`});
		await run('ok', old);
		const refused = await restore('--json');
		expect(parseJson('restore', refused.said)).toMatchObject({reason: 'present-secret-not-backed-up'});
		await run('other-secret', kept);
		// Practice begins anew each time, so the second one finds what the first one found.
		for (const more of [['--json'], []]) {
			const {exitCode, said} = await restore(...more);
			expect(exitCode).toBe(3);
			expect(said.replaceAll(/\s+/gv, ' ')).toContain('Practice ends here, and the next one begins as this one did.');
			expect(said).not.toContain('entsso-backup check');
		}

		await rename(kept, `${kept}.away`);
		const gone = await restore('--json');
		expect(parseJson('restore', gone.said)).toMatchObject({reason: 'present-secret-not-backed-up', present: {state: 'loaded', backup: null}});
	});

	test('help has its flags, its exit codes and an example; there is no --force', async () => {
		const {exitCode, said} = await runProgram(['help', 'restore']);
		expect(exitCode).toBe(0);
		for (const words of ['restore [options] [file]', '--password-stdin', '--engine <name>', 'how the file is restored', '3    accepted', 'without a verified backup', 'Read-Host']) {
			expect(said).toContain(words);
		}

		expect(said).not.toMatch(/--force|--dry-run|generate/v);
	});

	test.each(['bash', 'powershell'])('completion of %s knows it', async shell => {
		const {said} = await runProgram(['completion', shell]);
		expect(said).toMatch(/restore.*--password-stdin|restore\)[\s\S]*--password-stdin/v);
	});
});
