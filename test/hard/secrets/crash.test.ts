import {Buffer} from 'node:buffer';
import {
	chmod,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {
	afterEach,
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {createAdministration} from '../../../source/host/windows/administration/administration.ts';
import {runStandIn} from '../../core/engines/run-stand-in.ts';
import {success, usualQuestions} from '../../core/engines/script.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {canary, expectNoTrace} from './canary.ts';
import {watchProcesses} from './traces.ts';

const program = fileURLToPath(new URL('crashing.mjs', import.meta.url));
const secrets = {password: new Secret(canary.password), reminder: new Secret(canary.reminder)};

afterEach(() => {
	vi.unstubAllEnvs();
});

/** Has every program that is started write all it can when it crashes, into a folder of its own, and crash in this way. */
async function prepare(original: 'administration' | 'pseudo-terminal', crash: string): Promise<{folder: string; mark: string; node: string}> {
	const [folder, aside] = await Promise.all([temporaryFolder(), temporaryFolder()]);
	const [mark, node] = [path.join(aside, 'mark'), path.join(aside, 'node')];
	// In place of node: with so little memory that it is soon used up.
	await writeFile(node, `#!/bin/sh\nexec '${process.execPath}' --max-old-space-size=40 "$@"\n`);
	await chmod(node, 0o755);
	vi.stubEnv('NODE_OPTIONS', [
		'--report-uncaught-exception',
		'--report-on-fatalerror',
		'--report-on-signal',
		`--report-directory=${folder}`,
		'--heapsnapshot-near-heap-limit=1',
		'--heapsnapshot-signal=SIGUSR2',
		`--diagnostic-dir=${folder}`,
	].join(' '));
	vi.stubEnv('PROGRAM', new URL(`../../../dist/${original}.mjs`, import.meta.url).href);
	vi.stubEnv('CRASH', crash);
	vi.stubEnv('MARK', mark);
	vi.stubEnv('PASSWORD_SIZE', String(canary.password.length));
	return {folder, mark, node};
}

const ways = ['throw', 'reject', 'abort', 'signal', 'memory'] as const;

describe('a crash while the password is on its way leaves no trace of it', () => {
	test.each(ways)('in the process of the pseudo-terminal: %s', async crash => {
		const {folder, mark, node} = await prepare('pseudo-terminal', crash);
		const watch = watchProcesses(folder);
		const {outcome} = await runStandIn([...usualQuestions, ...success], {request: secrets, engine: {pty: {node, program}}});
		const processes = Buffer.concat([await watch.stop(), await readFile(mark)]);
		expect(outcome.ending).not.toBe('exited');
		expect(processes.toString()).toContain('crashing.mjs');
		await expectNoTrace({folder, processes, output: JSON.stringify(outcome)});
		expect(await readdir(folder)).toEqual([]);
		// With the process its memory is gone, and with that what was typed.
		const left = watchProcesses(folder);
		expect(await left.stop()).toHaveLength(0);
	});

	test.each(ways)('in the process of the administration interface: %s', async crash => {
		const {folder, mark, node} = await prepare('administration', crash);
		const watch = watchProcesses(folder);
		const result = await createAdministration({clock: systemClock, node, program}).perform({method: 'BackupSecret', values: ['/tmp/sso.bak', secrets.password, secrets.reminder]}, {timeLimit: 60_000});
		const processes = Buffer.concat([await watch.stop(), await readFile(mark)]);
		expect(processes.toString()).toContain('crashing.mjs');
		expect(result).toMatchObject({state: 'unusable', reason: expect.stringContaining('ended the program that opened it') as string});
		await expectNoTrace({folder, processes, output: JSON.stringify(result)});
		expect(await readdir(folder)).toEqual([]);
	});
});

test('without a crash the password arrives, in no argument and no environment, and the process of the pseudo-terminal is gone with the run', async () => {
	const {folder, mark, node} = await prepare('pseudo-terminal', 'none');
	const watch = watchProcesses(folder);
	const {outcome, typed} = await runStandIn([...usualQuestions, ...success], {request: secrets, engine: {pty: {node, program}}});
	const processes = Buffer.concat([await watch.stop(), await readFile(mark)]);
	expect(outcome.ending).toBe('exited');
	expect(typed).toHaveLength(3);
	expect(processes.toString()).toContain('crashing.mjs');
	await expectNoTrace({folder, processes, output: JSON.stringify(outcome)});
	const left = watchProcesses(folder);
	expect(await left.stop()).toHaveLength(0);
});
