import {execFile} from 'node:child_process';
import {
	mkdir,
	readdir,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {runProgram} from '../../commands/program.ts';
import {canMount} from '../../core/in-mount.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {makeInstallDirectory} from '../../pty/install-directory.ts';
import {withTerminal} from '../../pty/terminal.ts';
import {answers, leaveAfterAsking, walkTo} from '../../pty/walk.ts';

const program = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));
const input = `${answers.password}\n${answers.reminder}\n`;
const practice = ['run', '--practice', '--password-stdin', '--json'];
type Ended = {readonly exitCode: number | undefined; readonly said: string; readonly complained: string};

/** Runs the program behind a shell script in namespaces of its own; `"$@"` in the script is the program. */
async function inNamespace(script: string, flags: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
	return new Promise(resolve => {
		const child = execFile('unshare', ['-rm', 'sh', '-c', script, 'sh', process.execPath, program, ...flags], {env: {PATH: process.env.PATH, ...environment}}, (_error, said, complained) => {
			resolve({exitCode: child.exitCode ?? undefined, said, complained});
		});
		child.stdin?.end(input);
	});
}

function verdictIn(said: string): {verdict: string; advice: string[]; summary: string} {
	return JSON.parse(said) as {verdict: string; advice: string[]; summary: string};
}

describe('faults of the system', () => {
	test('a settings folder that cannot be made: the backup is made, and told is what is not kept', async () => {
		const home = await temporaryFolder();
		const inTheWay = path.join(home, 'file');
		await writeFile(inTheWay, '');
		const {exitCode, said} = await runProgram([...practice, '--config-dir', path.join(inTheWay, 'x')], {home, input});
		expect(exitCode).toBe(3);
		expect(verdictIn(said)).toMatchObject({verdict: 'verified', reason: 'not-recorded', advice: expect.arrayContaining([expect.stringMatching(/settings|history/v)]) as unknown});
	});

	test.runIf(canMount)('a settings folder that is read-only', async () => {
		const home = await temporaryFolder();
		const folder = path.join(home, 'settings');
		await mkdir(folder);
		const {exitCode, said} = await inNamespace(`mount -t tmpfs -o ro none '${folder}' && exec "$@"`, [...practice, '--config-dir', folder], {HOME: home, TMPDIR: home});
		expect(exitCode).toBe(3);
		expect(verdictIn(said).advice.join(' ')).toMatch(/could not be|cannot be used/v);
	});

	test.runIf(canMount)('a full disk: the run fails in words, and no file is left that looks like a backup', async () => {
		const home = await temporaryFolder();
		const folder = path.join(home, 'full');
		await mkdir(folder);
		const script = `mount -t tmpfs -o size=64k none '${folder}' && (head -c 100000 /dev/zero > '${folder}/fill' || true) 2>/dev/null; "$@"; code=$?; ls -A '${folder}' >&2; exit $code`;
		const {exitCode, said, complained} = await inNamespace(script, [...practice, '--backup-file', path.join(folder, 'sso.bak')], {HOME: home, TMPDIR: home});
		expect([1, 2]).toContain(exitCode);
		expect(verdictIn(said).verdict).toBe('failed');
		expect(complained).not.toMatch(/^sso\.bak$/mv);
		expect(said + complained).not.toContain('    at ');
	});

	test.runIf(canMount)('no pseudo-terminal left: it says so, or how else it can be done', async () => {
		const home = await temporaryFolder();
		const installDirectory = await makeInstallDirectory();
		onTestFinished(async () => rm(installDirectory, {recursive: true}));
		const {exitCode, said, complained} = await inNamespace('mount --bind /dev/null /dev/ptmx && mount -t tmpfs none /dev/pts && exec "$@"', [
			'run', '--password-stdin', '--json', '--install-dir', installDirectory, '--backup-file', path.join(home, 'sso.bak'),
		], {HOME: home, TMPDIR: home});
		expect(exitCode).toBe(1);
		expect(verdictIn(said)).toMatchObject({verdict: 'failed', summary: expect.stringContaining('pseudo-terminal') as unknown});
		expect(complained).not.toContain('    at ');
		expect(await readdir(home)).not.toContain('sso.bak');
	});

	test('the folder vanishes between the review and the run: nothing is lost, and the folder is asked about or made', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const folder = path.join(terminal.home, 'there');
			await mkdir(folder);
			await walkTo(terminal, 'review', {...answers, backupFile: path.join(folder, 'sso.bak')});
			await terminal.waitFor('Enter will');
			await rm(folder, {recursive: true});
			terminal.press('enter');
			await terminal.waitFor(/FAILED|Make it\?/v);
			terminal.press('escape');
			await terminal.waitFor('there');
			await leaveAfterAsking(terminal);
			await terminal.exited;
		});
	});

	test('the folder for the copy vanishes: it is asked about again, or the backup stands and the copy is said to be missing', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const copyFolder = path.join(terminal.home, 'copies');
			await mkdir(copyFolder);
			await walkTo(terminal, 'review', {...answers, copyFolder});
			await terminal.waitFor('Enter will');
			await rm(copyFolder, {recursive: true});
			terminal.press('enter');
			// It may be seen before the run begins: the review looks at the folders once more.
			await terminal.waitFor(/Make it\?|VERIFIED/v);
			if (terminal.text().includes('VERIFIED')) {
				await terminal.waitFor(/second\s+copy\s+that\s+was\s+asked\s+for\s+is\s+missing/v);
				terminal.press('enter');
			} else {
				terminal.press('escape');
				await terminal.waitForGone('Make it?');
				await leaveAfterAsking(terminal);
			}

			await terminal.exited;
		});
	});
});
