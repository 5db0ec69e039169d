import {chmod} from 'node:fs/promises';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {installComponent, type ComponentOptions} from './component.ts';
import {systemFolder, Computer} from './wine/computer.ts';
import {
	healthy,
	installEntsso,
	secretId,
	startService,
	usualFolder,
	type Installation,
	type Started,
} from './entsso.ts';

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
});

afterAll(async () => {
	await computer.close();
});

async function check() {
	const {exitCode, output, errors} = await computer.entssoBackup(['check', '--json']);
	expect(errors).toBe('');
	const {verdict, lines} = JSON.parse(output) as {verdict: string; lines: Array<{id: string; state: string; detail: string}>};
	return {
		exitCode, verdict, states: Object.fromEntries(lines.map(({id, state}) => [id, state])), details: Object.fromEntries(lines.map(({id, detail}) => [id, detail])),
	};
}

test('an ENTSSO as it should be is healthy', async () => {
	await installEntsso(computer, healthy);
	const {exitCode, verdict, states, details} = await check();
	expect({details, states}).toMatchObject({
		states: {
			administrator: 'ok', program: 'ok', entsso: 'ok', service: 'ok', 'secret-server': 'ok', cluster: 'ok', 'sso-administrators': 'ok', secret: 'ok', backups: 'ok',
		},
	});
	expect(details.entsso).toBe('ENTSSO 10.0.2242.0, of BizTalk Server 2016 or HIS 2016. Database SSODB on SQL1.');
	expect(details.secret).toBe(`Loaded (event 10529). Its MSID, the number that ENTSSO knows it by, is ${secretId}.`);
	expect({exitCode, verdict}).toEqual({exitCode: 0, verdict: 'healthy'});
});

test.each<[string, Installation, Record<string, string>]>([
	['no ENTSSO', {isElevated: true}, {
		entsso: 'stop', service: 'stop', secret: 'warning', backups: 'unknown',
	}],
	['a stopped service', {...healthy, serviceState: 1}, {entsso: 'ok', service: 'stop'}],
	['another master secret server', {...healthy, secretServer: 'SSO-MASTER'}, {'secret-server': 'stop', secret: 'unknown'}],
	['a console that is not elevated', {...healthy, isElevated: false}, {administrator: 'stop'}],
	['a cluster', {...healthy, clusterName: 'SSO-CLUSTER'}, {cluster: 'warning'}],
])('%s needs attention', async (_, installation, expected) => {
	await installEntsso(computer, installation);
	const {exitCode, verdict, states, details} = await check();
	expect({states, details}).toMatchObject({states: expected});
	expect({exitCode, verdict}).toEqual({exitCode: 1, verdict: 'attention'});
});

test.each<[string, Started, Installation, Record<string, string>, RegExp]>([
	['cannot load its secret', 'not-loadable', healthy, {secret: 'warning', 'secret-server': 'ok'}, /cannot load it \(event 10565\)/v],
	['has none by its log, but in its registry', 'none', healthy, {secret: 'unknown'}, /found none \(event 10520\)\. The registry holds a secret/v],
	['got its secret from another computer', {server: 'SSO-MASTER'}, {...healthy, secretServer: 'SSO-MASTER'}, {secret: 'unknown'}, /kept on SSO-MASTER \(event 10529\)/v],
])('an ENTSSO that %s says so', async (_, started, installation, expected, detail) => {
	await installEntsso(computer, installation);
	await startService(computer, started);
	const {states, details} = await check();
	expect({states, details}).toMatchObject({states: expected, details: {secret: expect.stringMatching(detail) as unknown}});
});

test.each<[string, ComponentOptions, Record<string, string>, string]>([
	['agrees', {}, {}, 'healthy'],
	['says that ENTSSO is offline', {status: {flags: 0x42}}, {service: 'warning'}, 'attention'],
	['says that the secret server part does not run', {status: {flags: 0x41}}, {'secret-server': 'warning'}, 'attention'],
	['says that no server answers', {behaviour: ['GetServerStatus exception 0xC0002A0F']}, {service: 'warning'}, 'attention'],
	['crashes', {behaviour: ['GetServerStatus crash']}, {}, 'healthy'],
])('the check with an administration interface that %s', async (_, component, changed, expected) => {
	await installEntsso(computer, healthy);
	await installComponent(computer, usualFolder, component);
	const {verdict, states, details} = await check();
	expect({verdict, details, states}).toMatchObject({
		verdict: expected,
		states: {
			entsso: 'ok', service: 'ok', 'secret-server': 'ok', cluster: 'ok', ...changed,
		},
	});
});

test('without its keys in the registry ENTSSO is found in the usual folder, and its version is not known', async () => {
	const {registry: _, ...withoutRegistry} = healthy;
	await installEntsso(computer, withoutRegistry);
	const {states, details} = await check();
	expect({states, details}).toMatchObject({states: {entsso: 'ok'}});
	expect(details.entsso).toContain('not known');
});

test('an event log that refuses is unknown, and the other lines are there', async () => {
	await installEntsso(computer, healthy);
	await computer.write(String.raw`${systemFolder}\wevtutil-refuses.txt`, '');
	try {
		const {states} = await check();
		expect(states).toMatchObject({
			backups: 'unknown', secret: 'unknown', service: 'ok', entsso: 'ok',
		});
	} finally {
		await computer.remove(String.raw`${systemFolder}\wevtutil-refuses.txt`);
	}
});

test.each<[string, Installation]>([
	['the registry', {registry: String.raw`C:\ENTSSO from the registry`}],
	['the 32-bit registry', {registry32: String.raw`C:\ENTSSO from the 32-bit registry`}],
	['the path of the service', {service: String.raw`C:\ENTSSO from the service`}],
	['the component', {component: String.raw`C:\ENTSSO from the component`}],
	['the usual folder', {}],
])('the install directory is found by %s', async (name, source) => {
	const tools = source.registry ?? source.registry32 ?? source.service ?? source.component ?? usualFolder;
	await installEntsso(computer, {
		...source, tools, serviceState: 4, isElevated: true, secretServer: 'WINDOWS',
	});
	const {output, errors} = await computer.entssoBackup(
		['run', '--backup-file', `${tools}\\${name}.bak`, '--password-stdin', '--json'],
		{input: 'Tr0ub4dor&3-horse\r\nTeam safe\r\n'},
	);
	expect({output: JSON.parse(output === '' ? '{}' : output) as unknown, errors}).toMatchObject({output: {verdict: 'verified'}});
	expect(await computer.read(String.raw`${tools}\received.txt`)).toContain(`${tools}\\${name}.bak`);
});

test('nothing is started from a folder that others can change, until the user names it', async () => {
	await installEntsso(computer, healthy);
	const folder = computer.file(usualFolder);
	const run = async (...further: readonly string[]) => {
		const {exitCode, output} = await computer.entssoBackup(
			['run', '--backup-file', String.raw`C:\others can.bak`, '--password-stdin', '--json', ...further],
			{input: 'Tr0ub4dor&3-horse\r\nTeam safe\r\n'},
		);
		return {exitCode, result: JSON.parse(output) as {summary: string; advice: readonly string[]}};
	};

	await chmod(folder, 0o777);
	try {
		const {details, states} = await check();
		expect(states).toMatchObject({entsso: 'ok', 'sso-administrators': 'unknown'});
		expect(details['sso-administrators']).toContain('Other users can change it, or put another in its place.');
		const refused = await run();
		expect(refused).toMatchObject({exitCode: 1, result: {summary: expect.stringContaining('Other users can change it') as unknown}});
		await expect(computer.read(String.raw`${usualFolder}\received.txt`)).rejects.toThrow('ENOENT');
		const named = await run('--install-dir', usualFolder);
		expect(named).toMatchObject({exitCode: 0, result: {advice: expect.arrayContaining([expect.stringContaining('Other users can change the ssoconfig in this folder')]) as unknown}});
	} finally {
		await chmod(folder, 0o755);
	}
});

test('the programs of Windows are those of its own folder, whatever the variables say', async () => {
	await installEntsso(computer, healthy);
	const planted = String.raw`C:\planted`;
	const {exitCode, output} = await computer.entssoBackup(['check', '--json'], {environment: {SystemRoot: planted, windir: planted}});
	expect({exitCode, output: JSON.parse(output) as unknown}).toMatchObject({exitCode: 0, output: {verdict: 'healthy'}});
});
