import {Buffer} from 'node:buffer';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	chmod,
	mkdir,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {createAdministration} from '../../../source/host/windows/administration/administration.ts';
import {recordFiles} from '../../core/records/record-files.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {makeInstallDirectory} from '../../pty/install-directory.ts';
import {canary, expectNoTrace, partsOfPasswordIn} from './canary.ts';
import {readSnapshot, snapshotAtExit, textsIn} from './heap.ts';
import {tracesIn, watchProcesses} from './traces.ts';

const administration = fileURLToPath(new URL('../../../dist/administration.mjs', import.meta.url));
const {password, reminder} = canary;

describe('the program that makes the calls', () => {
	const whole = {method: 'BackupSecret', values: [String.raw`C:\sso.bak`, password, reminder]};

	test.each([
		['a request', JSON.stringify(whole)],
		['a request with a NUL in the password', JSON.stringify({...whole, values: [String.raw`C:\sso.bak`, `${password}\0`, reminder]})],
		['a request without its end', JSON.stringify(whole).slice(0, -1)],
		['a request for another method', JSON.stringify({...whole, method: password})],
		['values that are no list', JSON.stringify({...whole, values: {password}})],
	])('has no secret in its arguments and environment, and says nothing of it: %s', async (_, request) => {
		const folder = await temporaryFolder();
		const child = spawn(process.execPath, [administration], {cwd: folder, env: {HOME: folder, TMPDIR: folder}});
		const ended = once(child, 'close');
		const said = Promise.all([text(child.stdout), text(child.stderr)]);
		// It waits for the end of the request: so long it can be looked at.
		child.stdin.write(request);
		const processes = Buffer.concat(await Promise.all(['cmdline', 'environ'].map(async name => readFile(`/proc/${child.pid}/${name}`))));
		expect(processes.toString()).toContain('administration.mjs');
		child.stdin.end();
		const [[output, errors]] = await Promise.all([said, ended]);
		expect(output === '' || output.includes('"unusable"')).toBe(true);
		expect(errors).toBe('');
		await expectNoTrace({folder, processes, output});
	});

	test('gets them from the product through standard input alone', async () => {
		const folder = await temporaryFolder();
		// In place of node: notes what it was given, and what the program says beside its answers.
		const node = path.join(folder, 'node');
		await writeFile(node, `#!/bin/sh\ncat /proc/$$/environ /proc/$$/cmdline >'${folder}/seen'\nexec '${process.execPath}' "$@" 2>'${folder}/errors'\n`);
		await chmod(node, 0o755);
		const result = await createAdministration({clock: systemClock, node, program: administration})
			.perform({method: 'BackupSecret', values: [path.join(folder, 'sso.bak'), new Secret(password), new Secret(reminder)]}, {timeLimit: 30_000});
		expect(result).toMatchObject({state: 'unusable'});
		const processes = await readFile(path.join(folder, 'seen'));
		expect(processes.toString()).toContain('administration.mjs');
		await expectNoTrace({folder, processes, output: JSON.stringify(result)});
	});
});

const driver = fileURLToPath(new URL('api-run.ts', import.meta.url));
const standIn = fileURLToPath(new URL('administration-stand-in.mjs', import.meta.url));

type Run = {
	readonly behaviour: string;
	readonly timeLimit?: number;
	readonly environment?: Readonly<Record<string, string>>;
	/** Does something to the run while it goes on. */
	readonly meanwhile?: (driver: {readonly kill: () => void; readonly folder: string}) => Promise<void>;
};

/** A run whose calls the stand-in makes; looks everywhere, the heap included. Gives what was said. */
async function runApi({behaviour, timeLimit = 30_000, environment = {}, meanwhile}: Run): Promise<string> {
	const installDirectory = await makeInstallDirectory();
	onTestFinished(async () => rm(installDirectory, {recursive: true}));
	const home = await temporaryFolder();
	const folder = path.join(home, 'work');
	await mkdir(folder);
	const watch = watchProcesses(home);
	const child = spawn(process.execPath, ['--no-warnings', ...snapshotAtExit, driver, standIn, installDirectory, String(timeLimit)], {
		cwd: folder, env: {
			HOME: home, TMPDIR: home, PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`, STAND_IN: behaviour, ...environment,
		},
	});
	const ended = once(child, 'close');
	child.stdin.end(`${password}\n${reminder}\n`);
	const said = Promise.all([text(child.stdout), text(child.stderr)]);
	await meanwhile?.({
		folder,
		kill() {
			child.kill('SIGTERM');
		},
	});
	const [[output, errors]] = await Promise.all([said, ended]);
	// The process that makes the calls may be gone too soon to be seen, so it tells of itself.
	const names = await readdir(folder);
	expect(names.some(name => name.startsWith('seen-')), errors).toBe(true);
	const processes = await watch.stop();
	const texts = textsIn(await readSnapshot(folder));
	await rm(path.join(folder, 'at-exit.heapsnapshot'));
	expect(texts.some(line => line.includes(`${folder}/sso.bak`))).toBe(true);
	expect(partsOfPasswordIn(texts)).toEqual([]);
	await expectNoTrace({folder: home, processes, output: output + errors});
	expect(await recordFiles(path.join(folder, 'settings', 'history'))).toHaveLength(1);
	return output;
}

describe('no trace of a secret after a run by the administration interface', () => {
	test('that makes the backup', async () => {
		expect(await runApi({behaviour: 'write', environment: {REMINDER_IN_FILE: 'another one'}})).toMatch(/"verdict":"unproven".*"engine":"api"/v);
	});

	test.each([
		['is refused, with words that quote them', 'refuse', 'FAILED (0xC0002A13)'],
		['has a code that is none', 'strange-code', 'The process that made the call was ended'],
		['gives back what it should not', 'strange-success', 'which is not known'],
		['prints them', 'print', 'SHA-256'],
		['crashes with words that quote them', 'crash', 'The process that made the call was ended'],
		['cannot be called, for a reason that quotes them, so that ssoconfig makes it', 'unusable', '"engine":"console"'],
	])('that %s', async (_, behaviour, expected) => {
		expect(await runApi({behaviour})).toContain(expected);
	});

	test('that is given up at its time limit', async () => {
		expect(await runApi({behaviour: 'hang', timeLimit: 3000})).toContain('did not come back in ');
	});

	test('that is cancelled', async () => {
		const said = await runApi({
			behaviour: 'hang',
			async meanwhile({kill, folder}) {
				await vi.waitFor(async () => {
					expect(await readdir(folder)).toContain('called');
				}, 20_000);
				kill();
			},
		});
		expect(said).toContain('The backup was cancelled');
	});
});

test('the search would find what the stand-in says', async () => {
	const folder = await temporaryFolder();
	const child = spawn(process.execPath, [standIn], {cwd: folder, env: {STAND_IN: 'refuse'}});
	child.stdin.end(JSON.stringify({method: 'BackupSecret', values: ['x', password, reminder]}));
	const said = Buffer.from(await text(child.stdout));
	expect(tracesIn(said, password)).not.toEqual([]);
	expect(tracesIn(said, reminder)).not.toEqual([]);
});
