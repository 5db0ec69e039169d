import * as fs from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import {checkIds, type CheckLine, type Host} from '../../source/host/host.ts';
import {createLocalHost} from '../../source/host/local.ts';
import type {System} from '../../source/host/system.ts';
import {temporaryFolder} from './temporary-folder.ts';

const onPosix: System = {
	pathStyle: 'posix', environment: {TMPDIR: '/tmp'}, home: '/home/user', temporary: '/tmp', computer: 'HOST1',
};
const onWindows: System = {
	pathStyle: 'windows',
	environment: {
		SystemDrive: 'D:', SystemRoot: String.raw`D:\Windows`, TEMP: String.raw`D:\Temp`, TMP: String.raw`D:\Temp`,
	},
	home: String.raw`D:\Users\user`,
	temporary: String.raw`D:\Temp`,
	computer: 'HOST1',
};

function hostOn(system: System, installDirectory?: string): Host {
	return createLocalHost({system, clock: systemClock, ...(installDirectory !== undefined && {installDirectory})});
}

test.each([
	{system: onPosix, folder: '/home/user/SSO-Backup', temporary: ['/tmp', '/var/tmp']},
	{system: onWindows, folder: String.raw`D:\SSO-Backup`, temporary: [String.raw`D:\Temp`, String.raw`D:\Windows\Temp`]},
])('its folders on $system.pathStyle', ({system, folder, temporary}) => {
	const host = hostOn(system);
	expect(host.defaultBackupFolder).toBe(folder);
	expect(host.temporaryFolders).toEqual(temporary);
	expect(host).toMatchObject({practice: undefined, computer: 'HOST1', pathStyle: system.pathStyle});
});

test('the system drive is C: where Windows does not name it', () => {
	expect(hostOn({...onWindows, environment: {}}).defaultBackupFolder).toBe(String.raw`C:\SSO-Backup`);
});

test.each([onPosix, onWindows])('every check line is unknown on $pathStyle', async system => {
	const lines: CheckLine[] = [];
	await hostOn(system).check(line => {
		lines.push(line);
	});
	expect(lines.map(({id}) => id)).toEqual([...checkIds]);
	expect(lines.every(({state, detail}) => state === 'unknown' && /^[ -~]{10,70}\.$/v.test(detail))).toBe(true);
});

test.runIf(path.sep === '/')('the folder of this program is looked at, where it is known', async () => {
	const folder = await temporaryFolder();
	const node = path.join(folder, 'node');
	await fs.writeFile(node, '', {mode: 0o644});
	const {uid} = await fs.stat(folder);
	const host = createLocalHost({system: {...onPosix, userId: uid}, clock: systemClock, program: {node, folder}});
	await expect(host.checkProgram?.()).resolves.toMatchObject({id: 'program', state: 'ok'});
	await fs.chmod(folder, 0o777);
	const lines: CheckLine[] = [];
	await host.check(line => {
		lines.push(line);
	});
	expect(lines.find(({id}) => id === 'program')).toMatchObject({state: 'warning', detail: `${folder} can be changed by everyone.`});
});

test.runIf(path.sep === '/')('a folder that everyone may write to is told of', async () => {
	const folder = await temporaryFolder();
	const {uid} = await fs.stat(folder);
	const host = hostOn({...onPosix, userId: uid});
	await expect(host.inspectFile(path.join(folder, 'a.bak'))).resolves.toMatchObject({exposures: []});
	await fs.chmod(folder, 0o777);
	await expect(host.inspectFile(path.join(folder, 'a.bak'))).resolves.toMatchObject({exposures: [{kind: 'writable', path: folder, who: 'everyone'}]});
});

test('the owner of a file, by the number that the system keeps', async () => {
	const file = path.join(await temporaryFolder(), 'file');
	await fs.writeFile(file, '');
	const {uid} = await fs.stat(file);
	await expect(hostOn({...onPosix, user: 'anna', userId: uid}).ownerOf?.(file)).resolves.toBe('anna');
	const {ownerOf} = createLocalHost({
		system: {...onPosix, user: 'anna', userId: 1000}, clock: systemClock, fileSystem: {...fs, lstat: (async () => ({uid: 1001})) as unknown as typeof fs.lstat},
	});
	await expect(ownerOf?.(file)).resolves.toBe('user 1001');
	await expect(hostOn(onPosix).ownerOf?.('/etc/passwd')).resolves.toBe('root');
	await expect(hostOn(onPosix).ownerOf?.(`${file}/x`)).resolves.toBeUndefined();
	await expect(hostOn({...onWindows, user: 'anna', userId: uid}).ownerOf?.(file)).resolves.toBeUndefined();
});

test('who runs it, as far as the system tells', () => {
	expect(hostOn({...onPosix, user: 'anna'}).user).toBe('anna');
	expect(hostOn(onPosix).user).toBeUndefined();
});

test('the event log cannot be read', async () => {
	await expect(hostOn(onPosix).backupEvents(new Date(0))).resolves.toBeUndefined();
});

describe('where ssoconfig may be', () => {
	test('is nowhere without a word of the user', async () => {
		await expect(hostOn(onPosix).installDirectories()).resolves.toEqual([]);
		await expect(hostOn(onWindows).installDirectories()).resolves.toEqual([]);
	});

	test('is what the command line says', async () => {
		await expect(hostOn(onPosix, '/opt/tool').installDirectories()).resolves.toEqual([{path: '/opt/tool', source: 'named', foundIn: 'command line'}]);
	});

	describe('is in the common files of Windows', () => {
		const common = String.raw`D:\Program Files\Common Files`;
		const common32 = String.raw`D:\Program Files (x86)\Common Files`;
		const name = 'Enterprise Single Sign-On';

		async function found(environment: System['environment'], existing: readonly string[], installDirectory?: string) {
			const stat = async (target: string) => existing.includes(target) ? fs.stat('/') : fs.stat('/missing');
			const host = createLocalHost({
				system: {...onWindows, environment},
				clock: systemClock,
				fileSystem: {...fs, stat: stat as typeof fs.stat},
				...(installDirectory !== undefined && {installDirectory}),
			});
			return host.installDirectories();
		}

		test('when it is there', async () => {
			await expect(found({CommonProgramW6432: common, CommonProgramFiles: common32}, [])).resolves.toEqual([]);
			await expect(found({CommonProgramW6432: common, CommonProgramFiles: common32}, [`${common}\\${name}`])).resolves.toEqual([{path: `${common}\\${name}`, source: 'variable', foundIn: 'environment'}]);
		});

		test('the 64-bit ones first', async () => {
			const directories = [`${common32}\\${name}`, `${common}\\${name}`];
			const candidates = await found({CommonProgramW6432: common, CommonProgramFiles: common32}, directories);
			expect(candidates.map(candidate => candidate.path)).toEqual(directories.toReversed());
		});

		test('each once, whatever its letter case', async () => {
			const directory = `${common}\\${name}`;
			const environment = {CommonProgramW6432: common, CommonProgramFiles: common.toUpperCase()};
			await expect(found(environment, [directory, directory.toUpperCase()])).resolves.toHaveLength(1);
			await expect(found(environment, [directory], directory.toLowerCase())).resolves.toEqual([{path: directory.toLowerCase(), source: 'named', foundIn: 'command line'}]);
		});
	});
});

describe.runIf(path.sep === '/')('the tool in a folder', () => {
	test.each(['ssoconfig', 'ssoconfig.exe'])('is %s', async name => {
		const folder = await temporaryFolder();
		await fs.writeFile(path.join(folder, name), '', {mode: 0o755});
		await expect(hostOn(onPosix).toolIn(folder)).resolves.toEqual({program: path.join(folder, name), leadingArguments: []});
	});

	test('is no file that cannot be executed', async () => {
		const folder = await temporaryFolder();
		await fs.writeFile(path.join(folder, 'ssoconfig'), '', {mode: 0o644});
		await expect(hostOn(onPosix).toolIn(folder)).resolves.toBeUndefined();
	});

	test('is no folder', async () => {
		const folder = await temporaryFolder();
		await fs.mkdir(path.join(folder, 'ssoconfig'));
		await expect(hostOn(onPosix).toolIn(folder)).resolves.toBeUndefined();
	});

	test('is nothing in a folder that is missing', async () => {
		await expect(hostOn(onPosix).toolIn('/missing')).resolves.toBeUndefined();
	});
});
