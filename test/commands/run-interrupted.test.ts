import {readdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {lendInstallDirectory} from '../pty/install-directory.ts';
import {makeHomes} from './homes.ts';
import {catches, lookAtTree, type SeenProcess} from './process-tree.ts';
import {runProgram, startProgram, type Started} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const password = 'Tr0ub4dor&3-horse';
const input = `${password}\nTeam safe\n`;

async function isThere(file: string): Promise<boolean> {
	try {
		await stat(file);
		return true;
	} catch {
		return false;
	}
}

/** All that could be seen of the program and what it started, until the file is there. */
async function watchUntil(file: string, {pid}: Started): Promise<SeenProcess[]> {
	const seen: SeenProcess[] = [];
	let isLast = false;
	do {
		isLast = await isThere(file);
		seen.push(...await lookAtTree(pid));
		await pause(5);
	} while (!isLast);

	return seen;
}

// Other systems have no /proc to look into.
describe.runIf(process.platform === 'linux').concurrent('entsso-backup run, ended in the middle', () => {
	const installDirectory = lendInstallDirectory();

	test.each([
		['SIGTERM', 143], ['SIGINT', 130], ['SIGHUP', 129],
	] as const)('by %s: no half backup, no process left, a record that says so, and the password nowhere', async (signal, code) => {
		const home = await newHome();
		const backupFile = path.join(home, 'backups', 'SSO.bak');
		const started = startProgram(
			['run', '--install-dir', installDirectory(), '--backup-file', backupFile, '--password-stdin', '--json'],
			{input, home, environment: {STAND_IN: 'half'}},
		);
		const seen = await watchUntil(backupFile, started);
		started.signal(signal);
		const {exitCode, said, complained} = await started.ended;
		expect(exitCode).toBe(code);
		expect(parseJson('run', said)).toMatchObject({
			verdict: 'failed', errorCode: null, file: backupFile, leftover: `${backupFile}.incomplete`, evidence: expect.arrayContaining([
				{id: 'tool', state: 'bad', detail: 'The backup was cancelled, so ssoconfig was ended.'},
			]) as unknown,
		});

		expect(await readdir(path.dirname(backupFile))).toEqual(['SSO.bak.incomplete']);
		expect(await readFile(`${backupFile}.incomplete`, 'utf8')).toBe('half a ba');

		// The program, and the tool below it, which was seen while it waited.
		expect(seen.some(({commandLine}) => commandLine.includes('-backupsecret'))).toBe(true);
		expect(seen.some(({environment}) => environment.includes('STAND_IN=half'))).toBe(true);
		for (const {commandLine, environment} of seen) {
			expect(commandLine).not.toContain(password);
			expect(environment).not.toContain(password);
		}

		expect(said + complained).not.toContain(password);
		await vi.waitFor(async () => {
			const left = await Promise.all([...new Set(seen.map(({pid}) => pid))].map(async pid => lookAtTree(pid)));
			expect(left.flat().filter(({commandLine}) => commandLine.includes(home))).toEqual([]);
		}, 30_000);

		const history = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', history.said)).toMatchObject({
			records: [{
				verdict: 'failed', file: backupFile, sha256: null, evidence: expect.arrayContaining([expect.objectContaining({detail: expect.stringContaining('cancelled') as unknown}) as unknown]) as unknown,
			}],
		});
	});

	test('by SIGTERM while it waits for the password: nothing was begun', async () => {
		const home = await newHome();
		const started = startProgram(['run', '--practice', '--password-stdin', '--json'], {input: password, home, staysOpen: true});
		await vi.waitFor(async () => {
			// Node.js itself catches SIGTERM from the beginning, but not SIGHUP, which the program asks for last.
			expect(await catches(started.pid, 'SIGHUP')).toBe(true);
		}, 20_000);
		started.signal('SIGTERM');
		const {exitCode, said} = await started.ended;
		expect(exitCode).toBe(143);
		expect(parseJson('run', said)).toMatchObject({verdict: 'failed', engine: null, summary: expect.stringContaining('cancelled before the backup began') as unknown});
		const history = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', history.said)).toMatchObject({records: [{verdict: 'failed', reason: 'cancelled', engine: null}]});
	});
});
