import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {
	afterAll,
	afterEach,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import type {PresentSecret} from '../../source/core/restore/present-secret.ts';
import type {RestoreResult} from '../../source/core/restore/restore-result.ts';
import {nativePackages} from '../../source/packaging/build.ts';
import {
	installTool,
	password,
	receivedIn,
	reminder,
} from './backup.ts';
import {installComponent, toldBy, unregisterComponent} from './component.ts';
import type {RestoreCall} from './engine/restore-call.ts';
import {
	healthy,
	installEntsso,
	keepSecrets,
	noSecretId,
	secretId,
	startService,
	usualFolder,
	type Installation,
} from './entsso.ts';
import {
	Computer,
	programFolder,
	systemFolder,
	underWine,
} from './wine/computer.ts';

const driver = String.raw`${programFolder}\restore.mjs`;
const folder = String.raw`C:\SSO-Backup`;
const oldSecretId = '{0A1B2C3D-1111-4222-8333-444455556666}';
const secretsKey = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS`;
const engines = ['console', 'api'] as const;

let computer: Computer;
let files = 0;

beforeAll(async () => {
	computer = await Computer.start();
	await build({
		entryPoints: [fileURLToPath(new URL('engine/restore.ts', import.meta.url))],
		outfile: computer.file(driver),
		bundle: true,
		platform: 'node',
		format: 'esm',
		external: nativePackages,
		banner: {js: 'import {createRequire as requireFrom} from "node:module"; const require = requireFrom(import.meta.url);'},
		logLevel: 'warning',
	});
});

afterEach(async () => {
	expect(await toldBy(computer, usualFolder, 'misused')).toBeUndefined();
	expect(await computer.processes('administration.mjs')).toEqual([]);
	const lines = await computer.processes('ssoconfig.exe');
	expect(lines.filter(line => !line.includes('node.exe'))).toEqual([]);
});

afterAll(async () => {
	await computer.close();
});

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

type Setting = {
	/** What the stand-in does; for the component a line of its own. */
	readonly behaviour?: string;
	readonly installation?: Installation;
	/** Without one the master secret server has lost its secret. */
	readonly has?: 'loaded' | 'none' | 'not-loadable';
	/** Secret in the file, the content of the file itself, or 'missing'. */
	readonly fileSecretId?: string;
	readonly content?: string;
	readonly isMissing?: boolean;
};

/** Makes the computer and the file so. */
async function prepare(engine: RestoreCall['engine'], {behaviour = 'ok', installation = healthy, has = 'none', fileSecretId = oldSecretId, content, isMissing = false}: Setting = {}): Promise<string> {
	await installEntsso(computer, installation);
	if (has === 'none') {
		await computer.changeRegistry(`[-${secretsKey}]\n`);
		await keepSecrets(computer, undefined);
	}

	await computer.write(String.raw`C:\kept.bak`, keptContent);
	await startService(computer, has);
	for (const id of [10_522, 10_523, 10_524, 10_528, 10_562, 10_564, 10_598]) {
		await rm(computer.file(String.raw`${systemFolder}\wevtutil-${id}.xml`), {force: true});
	}

	await installTool(computer, usualFolder, engine === 'console' ? behaviour : 'ok');
	await (engine === 'api'
		? installComponent(computer, usualFolder, {behaviour: [`RestoreSecret ${behaviour}`]})
		: unregisterComponent(computer));
	const file = `${folder}\\${++files}.bak`;
	if (!isMissing) {
		await computer.write(file, content ?? ['Written by a stand-in: holds no secret.', reminder, fileSecretId, noSecretId, sha256(password), ''].join('\n'));
	}

	return file;
}

type Done = {
	readonly secret?: {readonly state: string; readonly secretId?: string; readonly isRegistryEmpty?: boolean};
	readonly present: PresentSecret;
	readonly isCleared: boolean;
	readonly questions: readonly string[];
	readonly stages: readonly string[];
	readonly result?: RestoreResult;
};

async function callDriver(call: RestoreCall): Promise<Done> {
	const {exitCode, output, errors} = await computer.run(path.win32.join(programFolder, 'node.exe'), [driver], {
		input: JSON.stringify(call), environment: {NODE_OPTIONS: underWine},
	});
	expect({exitCode, errors}).toEqual({exitCode: 0, errors: ''});
	expect(output).not.toContain(call.password);
	return JSON.parse(output) as Done;
}

async function restoreWith(engine: RestoreCall['engine'], setting: Setting = {}, call: Partial<RestoreCall> = {}) {
	const file = await prepare(engine, setting);
	const given = {
		tool: usualFolder, file, engine, password, typedName: 'WINDOWS', ...call,
	};
	return {file, given, ...await callDriver(given)};
}

const states = (result: RestoreResult | undefined) => Object.fromEntries((result?.evidence ?? []).map(({id, state}) => [id, state]));

/** Returns whether the stand-in for ssoconfig got anything. */
function isStarted(): boolean {
	return existsSync(computer.file(String.raw`${usualFolder}\received.txt`));
}

const keptContent = 'A backup of the secret that is here.';
const kept = {
	backups: [{
		file: String.raw`C:\kept.bak`, copy: undefined, sha256: sha256(keptContent), secretId,
	}],
};

describe.each(engines)('a restore by %s', engine => {
	test('of a lost secret is accepted, and loaded once ENTSSO was restarted', async () => {
		const {
			file, given, secret, present, result,
		} = await restoreWith(engine);
		expect({secret, present}).toMatchObject({secret: {state: 'none', isRegistryEmpty: true}, present: {state: 'nothing-to-lose'}});
		expect(result).toMatchObject({
			level: 'accepted', engine, secretId: oldSecretId, file,
		});
		expect(states(result)).toEqual({tool: 'ok', accepted: 'ok', restarted: 'missing'});
		const told = engine === 'api'
			? await toldBy(computer, usualFolder, 'received')
			: Object.values(await receivedIn(computer, usualFolder)).slice(0, 2);
		expect(told).toEqual([file, sha256(password)]);
		if (engine === 'api') {
			expect(await toldBy(computer, usualFolder, 'released')).toEqual(['overwritten']);
			expect(new Set(await toldBy(computer, usualFolder, 'asked'))).toEqual(new Set(['GetServerStatus', 'RestoreSecret']));
		}

		const before = await callDriver({...given, again: result!});
		expect(before.result).toMatchObject({level: 'accepted'});
		await startService(computer, 'loaded');
		const {result: after} = await callDriver({...given, again: result!});
		expect(after).toMatchObject({level: 'loaded', secretId: oldSecretId});
		expect(states(after)).toEqual({
			tool: 'ok', accepted: 'ok', restarted: 'ok', 'in-use': 'ok',
		});
	});

	test('over another secret that is kept encrypts the data anew', async () => {
		const {present, result} = await restoreWith(engine, {has: 'loaded'}, kept);
		expect(present).toMatchObject({state: 'kept', backup: {file: String.raw`C:\kept.bak`, secretId}});
		expect(result).toMatchObject({level: 'accepted', secretId: oldSecretId});
		expect(states(result)).toMatchObject({tool: 'ok', accepted: 'ok', 're-encryption': 'ok'});
	});

	test('with a wrong password says so, and the secret stays missing', async () => {
		const {result} = await restoreWith(engine, {}, {password: 'Tr0ub4dor&3-house'});
		expect(result).toMatchObject({level: 'failed', errorCode: '0xC0002A1B', summary: 'The password does not open this backup file.'});
		expect(states(result)).toMatchObject({accepted: 'bad'});
		expect(existsSync(computer.file(String.raw`${systemFolder}\entsso-secrets.txt`))).toBe(false);
	});
});

describe('a restore that ENTSSO refuses', () => {
	test.each([
		['console', '0xC0002A13', 'the console is not elevated', /Run as administrator/v],
		['console', '0xC0002A0E', 'this is not the master secret server', /ssomanage -displaydb/v],
		['api', '0xC0002A0F', 'the service is stopped', /net start ENTSSO/v],
	] as const)('by %s, with %s, as %s, has its code and says what to do', async (engine, code, _, way) => {
		const {result} = await restoreWith(engine, {behaviour: engine === 'api' ? `fail ${code}` : code});
		expect(result).toMatchObject({level: 'failed', engine, errorCode: code});
		expect(result?.advice[0]?.text).toMatch(way);
	});
});

describe('a restore is not started over', () => {
	test.each<[string, Setting, Partial<RestoreCall>, string]>([
		['a secret that is loaded and was never backed up', {has: 'loaded'}, {}, 'back-up-first'],
		['one that is there and cannot be loaded', {has: 'not-loadable'}, {}, 'set-account-back'],
		['one that is kept, when another name was typed', {has: 'loaded'}, {...kept, typedName: 'BIZ01'}, 'kept'],
		['one that nobody can see, on a console that is not elevated', {installation: {...healthy, isElevated: false}}, {}, 'back-up-first'],
	])('%s', async (_, setting, call, state) => {
		const {present, isCleared, result} = await restoreWith('console', setting, call);
		expect({state: present.state, isCleared, result}).toEqual({state, isCleared: false, result: undefined});
		expect(isStarted()).toBe(false);
	});
});

describe('a restore by the console', () => {
	test('that is still encrypting says not to stop ENTSSO', async () => {
		const {result} = await restoreWith('console', {has: 'loaded', behaviour: 'running'}, {...kept, leavesEncryption: true});
		expect(result?.level).toBe('accepted');
		expect(result?.advice[0]?.id).toBe('do-not-stop');
	});

	test('of an older format, whose secret does not load after the restart, stays accepted and says so', async () => {
		const {given, result} = await restoreWith('console', {behaviour: 'older'});
		expect(states(result)).toMatchObject({accepted: 'ok', format: 'ok'});
		await startService(computer, 'not-loadable');
		const {result: after} = await callDriver({...given, again: result!});
		expect(after?.level).toBe('accepted');
		expect(states(after)).toMatchObject({restarted: 'ok', 'in-use': 'bad'});
	});

	test('of which nothing is logged is not proven', async () => {
		const {result} = await restoreWith('console', {behaviour: 'no-event'});
		expect(result).toMatchObject({level: 'unproven', reason: 'not-confirmed'});
	});

	test('of a file of another kind says so', async () => {
		const {result} = await restoreWith('console', {content: 'TAPE'});
		expect(result).toMatchObject({level: 'failed', errorCode: '0xC0002A1A'});
		expect(states(result)).toMatchObject({format: 'bad'});
		expect(result?.advice.map(({id}) => id)).toContain('wrong-format');
	});

	test('that ends with a code though it was done is failed, and says that the secret may be in use', async () => {
		const {result} = await restoreWith('console', {behaviour: 'but'});
		expect(result).toMatchObject({level: 'failed', errorCode: '0xC0002A3F'});
		expect(result?.summary).toContain('event 10523');
	});

	test('of a file that is gone starts nothing', async () => {
		const {result} = await restoreWith('console', {isMissing: true});
		expect(result).toMatchObject({level: 'failed', summary: 'The backup file is not there any more, so nothing was started.'});
		expect(isStarted()).toBe(false);
	});

	test('whose question nobody knows gets no password', async () => {
		const {questions, result} = await restoreWith('console', {behaviour: 'ask'}, {answer: 'stop'});
		expect(questions).toEqual(['Are you sure (Y/N)?']);
		expect(result).toMatchObject({level: 'failed', reason: 'question'});
		expect(isStarted()).toBe(false);
	});

	test('that asks again after a wrong password gets it again only when told to', async () => {
		const {questions, result} = await restoreWith('console', {behaviour: 'asks-again'}, {password: 'Tr0ub4dor&3-house', answer: 'stop'});
		expect(questions).toEqual(['Password :']);
		expect(result).toMatchObject({level: 'failed', errorCode: '0xC0002A1B'});
	});

	test.each([['hang', 'unproven', 'time-limit'], ['crash', 'unproven', 'tool-failed']])('that has the password and does not come to its end (%s) is %s, and nothing of it is left', async (behaviour, level, reason) => {
		const {result} = await restoreWith('console', {behaviour}, {timeLimit: 12_000});
		expect(result).toMatchObject({level, reason});
	});
});

describe('a restore by the api', () => {
	test.each([
		['crash', {level: 'unproven', reason: 'tool-failed'}],
		['hang', {level: 'unproven', reason: 'time-limit'}],
		['exception 0xC0002A1B', {level: 'failed', errorCode: '0xC0002A1B'}],
	])('of a component with %s', async (behaviour, expected) => {
		const {result} = await restoreWith('api', {behaviour}, {timeLimit: 12_000});
		expect(result).toMatchObject({engine: 'api', ...expected});
	});

	test('of a component that lacks the method is done by ssoconfig', async () => {
		const {result} = await restoreWith('api', {behaviour: 'unknown'});
		expect(result).toMatchObject({engine: 'console', level: 'accepted'});
	});
});
