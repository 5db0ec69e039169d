import {execFile} from 'node:child_process';
import {readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {makeHomes} from '../../commands/homes.ts';
import {parseJson} from '../../commands/schema.ts';
import {canMount} from '../../core/in-mount.ts';
import {recordFiles} from '../../core/records/record-files.ts';
import {answers} from '../../pty/walk.ts';

const newFolder = makeHomes();
const program = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));
const input = `${answers.password}\n${answers.reminder}\n`;

type Ended = {readonly exitCode: number | undefined; readonly said: string; readonly complained: string};

/** Runs the program without HOME and APPDATA behind a command that makes another user of this one. */
async function runBehind(command: readonly [string, ...string[]], flags: readonly string[], folder: string): Promise<Ended> {
	const [name, ...more] = command;
	return new Promise(resolve => {
		const child = execFile(name, [...more, process.execPath, program, ...flags], {cwd: folder, env: {PATH: process.env.PATH}}, (_error, said, complained) => {
			resolve({exitCode: child.exitCode ?? undefined, said, complained});
		});
		child.stdin?.end(input);
	});
}

/** As a user whose home folder is this one, but for the environment: another list of users is put over that of the system, for this process alone. */
async function runAtHome(flags: readonly string[], home: string): Promise<Ended> {
	const users = path.join(await newFolder(), 'passwd');
	await writeFile(users, `root:x:0:0::${home}:/bin/sh\n`);
	return runBehind(['unshare', '-rm', 'sh', '-c', 'mount --bind "$0" /etc/passwd && exec "$@"', users], flags, home);
}

/** As a user whom the system does not know. */
async function runUnknown(flags: readonly string[], folder: string): Promise<Ended> {
	return runBehind(['unshare', '-U', '--map-user=54321'], flags, folder);
}

const run = ['run', '--practice', '--password-stdin', '--json', '--backup-file'];

describe.runIf(canMount).concurrent('no HOME, no APPDATA', () => {
	test('the home folder is the one that the system knows', async () => {
		const home = await newFolder();
		const {exitCode, said} = await runAtHome([...run, path.join(home, 'sso.bak')], home);
		expect(exitCode).toBe(0);
		expect(parseJson('run', said)).toMatchObject({verdict: 'verified'});
		expect(await recordFiles(path.join(home, '.config', 'entsso-backup', 'history'))).toHaveLength(1);
		const history = await runAtHome(['history', '--json'], home);
		expect(parseJson('history', history.said)).toMatchObject({records: [{file: path.join(home, 'sso.bak')}]});
	});

	test('a user without a home folder: the backup is made, and it says once that nothing is kept, and what helps', async () => {
		const folder = await newFolder();
		const {exitCode, said, complained} = await runUnknown([...run, path.join(folder, 'sso.bak')], folder);
		expect(exitCode).toBe(3);
		expect(complained).toMatch(/^VERIFIED: The backup is verified; no record of it could be kept\./v);
		const {verdict, advice} = parseJson('run', said) as {verdict: string; advice: string[]};
		expect(verdict).toBe('verified');
		expect(advice.filter(line => line.includes('no home folder'))).toEqual([expect.stringContaining('--config-dir')]);
	});

	test('a home folder that is empty in the environment counts as none', async () => {
		const folder = await newFolder();
		const {exitCode, said} = await runBehind(['env', 'HOME='], [...run, path.join(folder, 'sso.bak')], folder);
		expect(exitCode).toBe(3);
		const {advice} = parseJson('run', said) as {advice: string[]};
		expect(advice.filter(line => line.includes('no home folder'))).toHaveLength(1);
		expect(await readdir(folder)).not.toContain('SSO-Backup');
	});

	test('a user without a home folder, who gives one for the settings: all is kept there', async () => {
		const folder = await newFolder();
		const preferences = path.join(folder, 'settings');
		const {exitCode, said} = await runUnknown([...run, path.join(folder, 'sso.bak'), '--config-dir', preferences], folder);
		expect(exitCode).toBe(0);
		expect(parseJson('run', said)).toMatchObject({verdict: 'verified', advice: expect.not.arrayContaining([expect.stringContaining('home folder')]) as unknown});
		expect(await recordFiles(path.join(preferences, 'history'))).toHaveLength(1);
	});

	test.each([['--version'], ['--help'], ['check', '--practice'], ['history'], ['verify']])('a user without a home folder: %s works', async (...flags) => {
		const {complained} = await runUnknown(flags, await newFolder());
		expect(complained).not.toContain('    at ');
		expect(complained).not.toContain('Error');
	});
});
