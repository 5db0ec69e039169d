import {
	mkdtemp,
	readdir,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {handOver} from '../../../source/core/engines/hand-over.ts';
import {childEnvironment} from '../../../source/host/child-environment.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {createAdministration} from '../../../source/host/windows/administration/administration.ts';
import {createRun} from '../../../source/host/windows/run-program.ts';
import {runStandIn} from './run-stand-in.ts';
import {success} from './script.ts';

let folder: string;

/** From here on each Node.js program that obeys its variables leaves a file in the folder. */
beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'environment-'));
	const planted = path.join(folder, 'planted.cjs');
	await writeFile(planted, 'require("node:fs").writeFileSync(__dirname + "/trace-" + process.pid, process.argv.join(" "));');
	vi.stubEnv('NODE_OPTIONS', `--require ${planted}`);
	vi.stubEnv('OPENSSL_CONF', path.join(folder, 'openssl.cnf'));
	vi.stubEnv('SSL_CERT_FILE', path.join(folder, 'certificates'));
});

afterAll(async () => {
	vi.unstubAllEnvs();
	await rm(folder, {recursive: true});
});

async function traces(): Promise<string[]> {
	const names = await readdir(folder);
	return names.filter(name => name.startsWith('trace-'));
}

test('the environment of a child is that of this process, without what steers Node.js and OpenSSL', () => {
	const kept = {
		PATH: '/bin', MY_NODE_X: '1', NODEJS: '2', TERM: 'xterm',
	};
	expect(childEnvironment({
		...kept, NODE_OPTIONS: '--require x', node_path: '/x', NODE_COMPILE_CACHE: '/x', NODE_EXTRA_CA_CERTS: '/x', OPENSSL_CONF: '/x', OPENSSL_MODULES: '/x', Ssl_Cert_Dir: '/x', ENTSSO_BACKUP_DEBUG: '/x',
	})).toEqual(kept);
});

describe('nothing that is set for other programs reaches', () => {
	test('the program of the pseudo-terminal, or the tool in it', async () => {
		const {outcome} = await runStandIn(success);
		expect(outcome).toMatchObject({engine: 'console', ending: 'exited'});
		expect(await traces()).toEqual([]);
	});

	test('a tool that the terminal is given to', async () => {
		const {outcome} = await runStandIn(success, {use: handOver, context: {terminal: {lend: async use => use()}}});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'exited'});
		expect(await traces()).toEqual([]);
	});

	test('a program that is asked', async () => {
		const script = 'console.log(Object.keys(process.env).filter(name => /^(NODE|OPENSSL|SSL)_/.test(name)).join())';
		const result = await createRun(systemClock)(process.execPath, ['-e', script], {timeout: 20_000});
		expect(typeof result === 'string' ? result : new TextDecoder().decode(result.output)).toBe('\n');
		expect(await traces()).toEqual([]);
	});

	test('the program that calls the administration interface', async () => {
		const program = path.join(folder, 'caller.mjs');
		await writeFile(program, 'console.log(JSON.stringify({type: "unusable", reason: "Without " + process.env.NODE_OPTIONS + "."}));');
		const administration = createAdministration({clock: systemClock, node: process.execPath, program});
		await expect(administration.serverStatus({timeLimit: 20_000})).resolves.toEqual({state: 'unusable', reason: 'Without undefined.'});
		expect(await traces()).toEqual([]);
	});
});

test('a tool has the variables that it is started with', async () => {
	const {outcome} = await runStandIn(success, {environment: {NODE_OPTIONS: `--require ${path.join(folder, 'planted.cjs')}`}});
	expect(outcome).toMatchObject({ending: 'exited'});
	expect(await traces()).toHaveLength(1);
});
