import {mkdtemp, readdir, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {runProgram} from './program.ts';

const password = 'Tr0ub4dor&3-horse';
const input = `${password}\nTeam safe\n`;

async function withHome(use: (home: string) => Promise<void>): Promise<void> {
	const home = await mkdtemp(path.join(os.tmpdir(), 'entsso-run-'));
	try {
		await use(home);
	} finally {
		await rm(home, {recursive: true});
	}
}

describe.concurrent('entsso-backup run', () => {
	test('backs up without questions, and gives the result as JSON', async () => {
		await withHome(async home => {
			const backupFile = path.join(home, 'new folder', 'sso.bak');
			const {exitCode, said, complained} = await runProgram(['run', '--practice', '--backup-file', backupFile, '--password-stdin', '--json'], {input, home});
			expect(complained).toBe('');
			expect(JSON.parse(said)).toMatchObject({
				verdict: 'verified', errorCode: null, file: backupFile, engine: 'console', practice: 'ok', sha256: expect.stringMatching(/^[\da-f]{64}$/v) as unknown,
			});
			expect(said).not.toContain(password);
			expect(exitCode).toBe(0);
		});
	});

	test('a code of the tool ends with 1', async () => {
		const {exitCode, said} = await runProgram(['run', '--practice', 'write-denied', '--password-stdin', '--json'], {input});
		expect(JSON.parse(said)).toMatchObject({verdict: 'failed', errorCode: '0xC0002A20'});
		expect(exitCode).toBe(1);
	});

	test('a question that is not known gets no answer', async () => {
		const {exitCode, said} = await runProgram(['run', '--practice', 'unknown-prompts', '--password-stdin', '--json'], {input});
		expect(JSON.parse(said)).toMatchObject({verdict: 'failed', errorCode: null});
		expect(said).toContain('Zolvarim');
		expect(exitCode).toBe(1);
	});

	test('a stop is not passed', async () => {
		await withHome(async home => {
			const {exitCode, said, complained} = await runProgram(['run', '--practice', 'not-secret-server', '--password-stdin', '--json'], {input, home});
			expect(exitCode).toBe(1);
			expect(JSON.parse(said)).toMatchObject({
				verdict: 'failed', errorCode: null, engine: null, summary: expect.stringContaining('SSO-MASTER') as unknown,
			});
			expect(complained).toContain('SSO-MASTER');
			expect(await readdir(home)).not.toContain('SSO-Backup-Practice');
		});
	});

	test.each([
		['a short password', ['--password-stdin'], 'short\nTeam safe\n', 'Password: 5 characters so far'],
		['no reminder', ['--password-stdin'], `${password}\n`, 'Reminder: Type a reminder'],
		['a reminder that gives the password away', ['--password-stdin', '--reminder', password], `${password}\n`, 'Reminder: The reminder gives the password away'],
		['no --password-stdin', [], input, 'with --password-stdin'],
	])('%s is refused with 2', async (_name, flags, given, reason) => {
		const {exitCode, said, complained} = await runProgram(['run', '--practice', ...flags], {input: given});
		expect({exitCode, said}).toEqual({exitCode: 2, said: ''});
		expect(complained).toContain(reason);
	});

	test('a scenario or flag that is not there is refused with 2', async () => {
		const {exitCode, complained} = await runProgram(['run', '--practice', 'nonsense']);
		expect(exitCode).toBe(2);
		expect(complained).toContain('not-secret-server');
		const other = await runProgram(['--backup-fiel', 'x']);
		expect(other.exitCode).toBe(2);
		expect(other.complained).toContain('--backup-file');
	});
});
