import {
	mkdir,
	readdir,
	symlink,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {lendInstallDirectory} from '../pty/install-directory.ts';
import {makeHomes} from './homes.ts';
import {lookAtTree} from './process-tree.ts';
import {runProgram, startProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const input = 'Tr0ub4dor&3-horse\nTeam safe\n';

// Other systems have no /proc to look into.
describe.runIf(process.platform === 'linux')('entsso-backup run, while another run has the file', () => {
	const installDirectory = lendInstallDirectory();

	/** Starts a run whose tool never asks anything; resolves when the tool runs. */
	async function startFirst(home: string, backupFile: string) {
		const started = startProgram(
			['run', '--install-dir', installDirectory(), '--backup-file', backupFile, '--password-stdin', '--json'],
			{input, home, environment: {STAND_IN: 'mute'}},
		);
		onTestFinished(async () => {
			started.signal('SIGKILL');
			await started.ended;
		});
		await vi.waitFor(async () => {
			const tree = await lookAtTree(started.pid);
			expect(tree.some(({commandLine}) => commandLine.includes('-backupsecret'))).toBe(true);
		}, {timeout: 60_000, interval: 20});
		return started;
	}

	const runTo = async (home: string, backupFile: string, ...flags: readonly string[]) =>
		runProgram(['run', '--install-dir', installDirectory(), '--backup-file', backupFile, '--password-stdin', '--json', ...flags], {home, input});

	test('ends with 1, names the process, starts nothing, and leaves the other alone', async () => {
		const home = await newHome();
		const folder = path.join(home, 'backups');
		await mkdir(folder);
		await symlink(folder, path.join(home, 'link'));
		const file = path.join(folder, 'SSO.bak');
		const first = await startFirst(home, file);

		for (const given of [[file], [path.join(home, 'link', 'SSO.bak')], [file, '--config-dir', path.join(home, 'other')]] as const) {
			const [name, ...flags] = given;
			const second = await runTo(home, name, ...flags);
			expect(second.exitCode).toBe(1);
			const json = parseJson('run', second.said);
			expect(json).toMatchObject({
				verdict: 'failed', file: name, sha256: null, leftover: null,
			});
			expect(json.summary).toMatch(new RegExp(String.raw`^Another run is at work on this file \(process ${first.pid}, since .*UTC\)\. Wait for it to end, or choose another file\.$`, 'v'));
			expect(await readdir(folder)).toEqual([]);
		}

		// Another file of the same folder is free.
		expect(await runTo(home, path.join(folder, 'other.bak'))).toMatchObject({exitCode: 3});

		first.signal('SIGTERM');
		expect(await first.ended).toMatchObject({exitCode: 143});
		expect(await runTo(home, file)).toMatchObject({exitCode: 3});
		const {said} = await runProgram(['history', '--json'], {home});
		const {records} = parseJson('history', said) as {records: ReadonlyArray<{verdict: string; file: string; sha256: unknown}>};
		expect(records.filter(record => record.file === file).map(({verdict, sha256}) => [verdict, sha256 !== null])).toEqual([
			['unproven', true], ['failed', false], ['failed', false],
		]);
	});

	test('which is killed: the file is free at once', async () => {
		const home = await newHome();
		const file = path.join(home, 'SSO.bak');
		const first = await startFirst(home, file);
		expect(await runTo(home, file)).toMatchObject({exitCode: 1});
		first.signal('SIGKILL');
		await first.ended;
		expect(await runTo(home, file)).toMatchObject({exitCode: 3});
	});
});
