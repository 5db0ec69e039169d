import {
	access,
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {nodeFlags} from '../../../source/host/node-flags.ts';
import type {Clock} from '../../../source/values/clock.ts';
import {checkIds, type CheckLine, type Host} from '../../../source/host/host.ts';
import {appendEvent} from '../../../source/host/practice/event-log.ts';
import {createPracticeHost} from '../../../source/host/practice/practice-host.ts';
import {checkLines, scenarioNames, type ScenarioName} from '../../../source/host/practice/scenarios.ts';
import {writeSecrets} from '../../../source/host/practice/secret-store.ts';
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
	await expect(host.secretEvents?.(new Date(0))).resolves.toBeUndefined();
	await expect(host.secretState?.()).resolves.toBeUndefined();
	await expect(host.secretIds?.()).resolves.toBeUndefined();
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
	await expect(cluster.describeSystem?.()).resolves.toMatchObject({secretServer: 'SSO-NET'});
	expect(JSON.stringify(checkLines('cluster', false))).not.toContain('SSO-NET');
	const {secretId} = await settingsOf(host) ?? {};
	expect(secretId).toMatch(/^\{[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}$/v);
	await expect(host.secretIds?.()).resolves.toEqual([secretId]);
});

describe('the line on the secret', () => {
	test.each(scenarioNames)('%s: says at each check how the secret stands in the session', async name => {
		const host = await practiceHost(name);
		for (const isLater of [false, true]) {
			const lines = await linesOf(host);
			const {secret, ...words} = lines.find(({id}) => id === 'secret')!;
			const {secret: written, ...writtenWords} = checkLines(name, isLater).find(({id}) => id === 'secret')!;
			expect(words).toEqual(writtenWords);
			expect([secret?.state, secret?.event, secret?.server]).toEqual([written?.state, written?.event, written?.server]);
			await expect(host.secretState?.()).resolves.toEqual(secret);
			expect(secret?.isRegistryEmpty === true).toBe(secret?.state === 'none' || secret?.state === 'elsewhere');
			await expect(host.secretIds?.()).resolves.toHaveLength(secret?.isRegistryEmpty ? 0 : 1);
		}
	});

	test('follows a restore', async () => {
		const host = await practiceHost('lost-secret');
		await linesOf(host);
		await restoreIn(host);
		const lines = await linesOf(host);
		expect(lines.find(({id}) => id === 'secret')).toMatchObject({state: 'ok', detail: 'Loaded (event 10523).', secret: {state: 'loaded', secretId: restoredId}});
	});
});

const restoredId = '{11111111-2222-3333-4444-555555555555}';

/** Leaves in the session what the tool leaves there after a restore. */
async function restoreIn(host: Host): Promise<void> {
	const {session} = (await settingsOf(host))!;
	await writeSecrets(session, {state: 'loaded', current: restoredId});
	await appendEvent(session, {id: 10_523, time: new Date(), strings: ['a.bak', restoredId]});
}

async function secretEventIds(host: Host, since = new Date(Date.now() - 60_000)): Promise<number[]> {
	const events = await host.secretEvents?.(since);
	return events?.map(({id}) => id) ?? [];
}

describe('the events on the secret', () => {
	test('tell of a restart, treated as done, once the restore was told', async () => {
		const host = await practiceHost('lost-secret');
		await expect(secretEventIds(host)).resolves.toEqual([]);
		await restoreIn(host);
		await expect(secretEventIds(host)).resolves.toEqual([10_523]);
		// Whoever only follows the events is told of no restart.
		await expect(secretEventIds(host)).resolves.toEqual([10_523]);
		await host.secretState?.();
		// Whoever asks at once is told the same.
		const both = await Promise.all([secretEventIds(host), secretEventIds(host)]);
		expect(both).toEqual([[10_529, 10_534, 10_501, 10_523], [10_529, 10_534, 10_501, 10_523]]);
		const lines = await linesOf(host);
		expect(lines.find(({id}) => id === 'service')?.detail).toBe('Practice: treated as done. The ENTSSO service was restarted.');
		// Once is enough.
		await expect(secretEventIds(host)).resolves.toEqual([10_529, 10_534, 10_501, 10_523]);
		const [inUse] = await host.secretEvents?.(new Date(0)) ?? [];
		expect(inUse?.strings).toEqual(['PRACTICE', restoredId]);
	});

	test('tell of no restart while the database is encrypted anew', async () => {
		const host = await practiceHost('other-secret');
		await restoreIn(host);
		const {session} = (await settingsOf(host))!;
		await appendEvent(session, {id: 10_562, time: new Date(), strings: []});
		await appendEvent(session, {id: 10_528, time: new Date(Date.now() + 60_000), strings: []});
		await expect(secretEventIds(host)).resolves.toEqual([10_562, 10_523]);
		await host.secretState?.();
		await expect(secretEventIds(host)).resolves.toEqual([10_562, 10_523]);
		await appendEvent(session, {id: 10_528, time: new Date(), strings: []});
		await expect(secretEventIds(host)).resolves.toEqual([10_529, 10_534, 10_501, 10_528, 10_562, 10_523]);
	});

	test('without its hotfix ENTSSO cannot decrypt after the first restart, and can after the next', async () => {
		const host = await practiceHost('hotfix');
		await restoreIn(host);
		await secretEventIds(host);
		await host.secretState?.();
		const [failed, ...others] = await host.secretEvents?.(new Date(Date.now() - 60_000)) ?? [];
		expect([failed?.id, failed?.strings.at(-1)]).toEqual([10_536, '0x80090005, Bad Data.']);
		expect(others.map(({id}) => id)).toEqual([10_529, 10_534, 10_501, 10_523]);
		await expect(secretEventIds(host)).resolves.toEqual([10_529, 10_534, 10_501, 10_536, 10_529, 10_534, 10_501, 10_523]);
	});

	test('with its hotfix, which a second check takes as installed, it can at once', async () => {
		const host = await practiceHost('hotfix');
		await linesOf(host);
		await linesOf(host);
		await restoreIn(host);
		await secretEventIds(host);
		await host.secretState?.();
		await expect(secretEventIds(host)).resolves.toEqual([10_529, 10_534, 10_501, 10_523]);
	});

	test('those of a time to come are not told before', async () => {
		const host = await practiceHost('ok');
		const {session} = (await settingsOf(host))!;
		await appendEvent(session, {id: 10_528, time: new Date(Date.now() + 60_000), strings: []});
		await expect(secretEventIds(host)).resolves.toEqual([]);
	});

	test('those on backups are told apart', async () => {
		const host = await practiceHost('ok');
		await restoreIn(host);
		await expect(host.backupEvents(new Date(0))).resolves.toEqual([]);
	});
});

describe('what is to be restored', () => {
	test.each(scenarioNames)('%s: is made once, when it is asked for, and never over another file', async name => {
		const host = await practiceHost(name);
		await mkdir(host.defaultBackupFolder);
		for (const taken of ['SSO-old.bak', 'SSO-old-copy.bak', 'SSO-test.bak', 'SSO-production.bak', 'SSO-2004.bak']) {
			await writeFile(path.join(host.defaultBackupFolder, taken), 'mine');
		}

		const made = (await host.practiceFile?.())!;
		const files = [made.file, ...made.others ?? []];
		for (const file of files) {
			expect(path.dirname(file)).toBe(host.defaultBackupFolder);
			expect(path.basename(file)).toMatch(/-2\.bak$/v);
			const text = await readFile(file, 'utf8');
			expect(text.split('\r\n', 1)).toEqual(['Practice file of entsso-backup. It holds no secret and may be deleted.']);
			expect(text).not.toContain(made.password);
		}

		expect(made.reminder).toMatch(/^[ -~]{10,60}$/v);
		expect(made.reminder).not.toContain(made.password);
		expect(made.password.length).toBeGreaterThanOrEqual(7);
		await expect(host.practiceFile?.()).resolves.toBe(made);
		const there = await readdir(host.defaultBackupFolder);
		expect(there).toHaveLength(5 + files.length);
		await expect(readFile(path.join(host.defaultBackupFolder, 'SSO-old.bak'), 'utf8')).resolves.toBe('mine');
	});

	test('the folder is made where it is missing, and the end leaves the file', async () => {
		const host = await practiceHost('lost-secret');
		const made = (await host.practiceFile?.())!;
		await host.close?.();
		await expect(access(made.file)).resolves.toBeUndefined();
	});

	test('where no file can be made there is none', async () => {
		const host = await practiceHost('lost-secret');
		await writeFile(host.defaultBackupFolder, 'no folder');
		await expect(host.practiceFile?.()).resolves.toBeUndefined();
	});
});
