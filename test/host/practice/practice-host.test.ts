import {access, mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {nodeFlags} from '../../../source/host/node-flags.ts';
import type {Clock} from '../../../source/values/clock.ts';
import {checkIds, type CheckLine, type Host} from '../../../source/host/host.ts';
import {appendEvent} from '../../../source/host/practice/event-log.ts';
import {createPracticeHost} from '../../../source/host/practice/practice-host.ts';
import {scenarioNames, type ScenarioName} from '../../../source/host/practice/scenarios.ts';
import {fromEnvironment} from '../../../source/host/practice/settings.ts';
import type {System} from '../../../source/host/system.ts';
import {temporaryFolder} from '../temporary-folder.ts';
import {practiceHost, programDirectory} from './rig.ts';

/** A clock that notes what is waited for, and lets it pass at once. */
function notingClock(): Clock & {waits: number[]} {
	const waits: number[] = [];
	return {
		waits,
		now: () => new Date(0),
		after(milliseconds, callback) {
			waits.push(milliseconds);
			setImmediate(callback);
			return () => undefined;
		},
	};
}

/** A POSIX computer whose home is this folder. */
function systemIn(folder: string): System {
	return {
		pathStyle: 'posix', environment: {}, home: folder, temporary: folder, computer: 'HOST1',
	};
}

async function linesOf(host: Host): Promise<CheckLine[]> {
	const lines: CheckLine[] = [];
	await host.check(line => {
		lines.push(line);
	});
	return lines;
}

async function settingsOf(host: Host) {
	const tool = await host.toolIn(programDirectory);
	return fromEnvironment(tool?.environment ?? {});
}

test('it is a computer of its own, with its own default folder', async () => {
	const host = await practiceHost('ok');
	expect(host).toMatchObject({practice: 'ok', computer: 'PRACTICE'});
	expect(path.basename(host.defaultBackupFolder)).toBe('SSO-Backup-Practice');
	await expect(host.installDirectories()).resolves.toEqual([{path: programDirectory, source: 'practice', foundIn: 'practice program'}]);
});

test('on Windows the default folder is on the system drive', () => {
	const system = {
		pathStyle: 'windows', environment: {SystemDrive: 'D:'}, home: String.raw`D:\Users`, temporary: String.raw`D:\Temp`, computer: 'HOST1',
	} as const;
	const host = createPracticeHost('ok', {
		system, clock: notingClock(), node: 'node', programDirectory: String.raw`D:\practice`,
	});
	expect(host.defaultBackupFolder).toBe(String.raw`D:\SSO-Backup-Practice`);
});

test('where somebody looks on, the check lines come one after the other in less than a second', async () => {
	const clock = notingClock();
	const folder = await temporaryFolder();
	const system = systemIn(folder);
	const host = createPracticeHost('ok', {
		system, clock, node: 'node', programDirectory, isWatched: true,
	});
	const lines = await linesOf(host);
	expect(lines.map(({id}) => id)).toEqual([...checkIds]);
	expect(new Set(clock.waits).size).toBe(checkIds.length);
	expect(Math.max(...clock.waits)).toBeLessThan(1000);
});

test('a host without a folder for its session still reports every line', async () => {
	const folder = await temporaryFolder();
	const system = systemIn(path.join(folder, 'missing'));
	const host = createPracticeHost('service-stopped', {
		system, clock: notingClock(), node: 'node', programDirectory,
	});
	await linesOf(host);
	await expect(linesOf(host)).resolves.toHaveLength(checkIds.length);
	await expect(host.backupEvents(new Date(0))).resolves.toBeUndefined();
	await expect(host.close?.()).resolves.toBeUndefined();
});

test('what a stop asked for is taken as done at the second check', async () => {
	const host = await practiceHost('service-stopped');
	const first = await linesOf(host);
	expect(first.find(({id}) => id === 'service')).toMatchObject({state: 'stop'});
	const second = await linesOf(host);
	const line = second.find(({id}) => id === 'service');
	expect(line?.state).toBe('ok');
	expect(line?.detail).toContain('Practice: treated as fixed');
});

test('the line of the backups follows the event log', async () => {
	const host = await practiceHost('ok');
	const before = await linesOf(host);
	expect(before.at(-1)).toMatchObject({id: 'backups', state: 'warning'});
	expect(before.at(-1)?.detail).toContain('10589');
	const settings = await settingsOf(host);
	await appendEvent(settings!.session, {id: 10_559, time: new Date(), strings: ['a.bak']});
	const after = await linesOf(host);
	expect(after.at(-1)).toMatchObject({id: 'backups', state: 'ok'});
	expect(after.at(-1)?.detail).toContain('10559');
});

test('the events since a time come newest first', async () => {
	const host = await practiceHost('ok');
	await expect(host.backupEvents(new Date(0))).resolves.toEqual([]);
	const {session} = (await settingsOf(host))!;
	const events = [10_560, 10_561, 10_559].map((id, index) => ({id, time: new Date(1000 * index), strings: ['a.bak', 'b']}));
	for (const event of events) {
		await appendEvent(session, event);
	}

	await expect(host.backupEvents(new Date(1000))).resolves.toEqual([events[2], events[1]]);
});

test('no other program than the practice program is ever started', async () => {
	const host = await practiceHost('ok');
	await expect(host.toolIn(host.folder)).resolves.toBeUndefined();
	const tool = await host.toolIn(programDirectory + path.sep);
	expect(tool).toMatchObject({program: process.execPath, leadingArguments: [...nodeFlags, path.join(programDirectory, 'ssoconfig')]});
});

test.each(scenarioNames)('%s is what the tool is told', async name => {
	const host = await practiceHost(name);
	await expect(settingsOf(host)).resolves.toMatchObject({scenario: name, defaultBackupFolder: host.defaultBackupFolder});
});

test.each<[ScenarioName, number]>([['ok', 300], ['slow', 12_000]])('%s is silent for %d ms', async (name, silence) => {
	const folder = await temporaryFolder();
	const system = systemIn(folder);
	const host = createPracticeHost(name, {
		system, clock: notingClock(), node: 'node', programDirectory,
	});
	await expect(settingsOf(host)).resolves.toMatchObject({silence});
});

test.each<[ScenarioName, Record<string, unknown>]>([
	['ok', {kind: 'fixed', fileSystem: 'NTFS', system: 'yes'}],
	['fat-volume', {kind: 'unknown', system: 'yes'}],
])('%s: the volume of the default folder, and of another', async (name, volume) => {
	const host = await practiceHost(name);
	await mkdir(host.defaultBackupFolder);
	const {volume: {freeBytes, ...facts}} = await host.inspectFile(path.join(host.defaultBackupFolder, 'a.bak'));
	expect(facts).toEqual(volume);
	expect(freeBytes).toBeGreaterThan(0);
	const elsewhere = await host.inspectFolder(host.folder);
	expect(elsewhere).toMatchObject({folder: 'there', volume: {kind: 'fixed', fileSystem: 'NTFS', system: 'no'}});
});

test('the end takes the session away and nothing else', async () => {
	const host = await practiceHost('ok');
	const {session} = (await settingsOf(host))!;
	await mkdir(host.defaultBackupFolder);
	await host.close?.();
	await expect(access(session)).rejects.toThrow('ENOENT');
	await expect(readdir(host.folder)).resolves.toEqual(['SSO-Backup-Practice']);
});

test('a host that did nothing leaves nothing', async () => {
	const host = await practiceHost('ok');
	await host.close?.();
	await expect(readdir(host.folder)).resolves.toEqual([]);
});

test('it tells what its SSO system is, and the secret that its backups hold', async () => {
	const host = await practiceHost('ok');
	await expect(host.describeSystem?.()).resolves.toMatchObject({version: '10.0.2242.0', database: 'SSODB', secretServer: 'PRACTICE'});
	const cluster = await practiceHost('cluster');
	await expect(cluster.describeSystem?.()).resolves.toMatchObject({secretServer: 'SSO-CLUSTER'});
	const {secretId} = await settingsOf(host) ?? {};
	expect(secretId).toMatch(/^\{[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}$/v);
	await expect(host.secretIds?.()).resolves.toEqual([secretId]);
});
