import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import type {DirectorySource} from '../../../source/host/host.ts';
import {createWindowsHost} from '../../../source/host/windows/windows-host.ts';
import {QuickClock} from '../../core/quick-clock.ts';
import type {RunResult} from '../../../source/host/windows/run.ts';
import {
	databaseOutput,
	eventXml,
	groupsOutput,
	installDirectory,
	registryOutput,
	secretId,
} from './captured.ts';
import {
	answering,
	fileSystemWith,
	healthy,
	installed,
	native,
	now,
	stillClock,
	system,
	windowsHost,
	type Answers,
} from './rig.ts';

const programFoldersKey = String.raw`reg.exe Windows\CurrentVersion`;

describe('where ENTSSO may be', () => {
	const elsewhere = String.raw`E:\SSO`;
	const there = [elsewhere, String.raw`${elsewhere}\ssoconfig.exe`];
	const usual = String.raw`E:\Common\Enterprise Single Sign-On`;
	const usualIs = (folder: string) => registryOutput.programFolders.replace(String.raw`D:\Program Files\Common Files`, () => folder);
	const nothing = {'reg.exe': {exitCode: 1, output: new Uint8Array()}};
	const only = (key: string, output: string) => ({[key]: output, ...nothing});
	const swap = (output: string) => output.replaceAll(installDirectory, () => elsewhere);

	test.each<[string, DirectorySource, Answers]>([
		['registry', 'registry', only(String.raw`reg.exe Microsoft\ENTSSO /s /reg:64`, swap(registryOutput.entsso))],
		['registry (32-bit)', 'registry', only(String.raw`reg.exe Microsoft\ENTSSO /s /reg:32`, swap(registryOutput.entsso))],
		['service path', 'service', only(String.raw`reg.exe Services\ENTSSO`, swap(registryOutput.service))],
		['service path', 'service', only(String.raw`reg.exe Services\ENTSSO`, swap(registryOutput.service).replaceAll('"', ''))],
		['component', 'component', only('reg.exe InprocServer32 /s /reg:64', swap(registryOutput.component))],
		['component', 'component', only('reg.exe InprocServer32 /s /reg:32', swap(registryOutput.component))],
		['usual folder', 'default-folder', only(String.raw`reg.exe Windows\CurrentVersion`, usualIs(String.raw`E:\Common`))],
	])('by the %s alone', async (foundIn, source, answers) => {
		const host = createWindowsHost({
			system, clock: stillClock, native, fileSystem: fileSystemWith([...there, usual]), run: answering(answers),
		});
		await expect(host.installDirectories()).resolves.toEqual([{path: source === 'default-folder' ? usual : elsewhere, source, foundIn}]);
	});

	test('on another drive, never by its letter alone', async () => {
		const path = String.raw`F:\Program Files\Common Files\Enterprise Single Sign-On`;
		const host = windowsHost({answers: only(programFoldersKey, registryOutput.programFolders), existing: [path], native: {fixedDrives: async () => ['D:\\', 'F:\\', 'G:\\']}});
		await expect(host.installDirectories()).resolves.toEqual([{path, source: 'drive', foundIn: 'drive F:'}]);
	});

	test('each place once, whatever its letter case', async () => {
		const host = windowsHost({answers: {'reg.exe Services\\ENTSSO': registryOutput.service.toUpperCase().replaceAll('IMAGEPATH', 'ImagePath')}});
		await expect(host.installDirectories()).resolves.toEqual([{path: installDirectory, source: 'registry', foundIn: 'registry'}]);
	});

	test('what the command line says comes first, then where the tool is', async () => {
		const host = windowsHost({installDirectory: elsewhere, existing: [...there, installDirectory]});
		await expect(host.installDirectories()).resolves.toEqual([{path: elsewhere, source: 'named', foundIn: 'command line'}, {path: installDirectory, source: 'registry', foundIn: 'registry'}]);
		const bare = windowsHost({existing: [installDirectory, ...there], answers: {'reg.exe Services\\ENTSSO': swap(registryOutput.service)}});
		await expect(bare.installDirectories()).resolves.toEqual([{path: elsewhere, source: 'service', foundIn: 'service path'}, {path: installDirectory, source: 'registry', foundIn: 'registry'}]);
	});

	test('nothing by a variable of this process but as a guess', async () => {
		const planted = String.raw`E:\planted\Enterprise Single Sign-On`;
		const host = windowsHost({answers: nothing, existing: [planted], environment: {CommonProgramW6432: String.raw`E:\planted`}});
		await expect(host.installDirectories()).resolves.toEqual([{path: planted, source: 'variable', foundIn: 'environment'}]);
	});

	test.each([String.raw`%CommonProgramFiles%\Enterprise Single Sign-On`, String.raw`"%commonprogramfiles%\Enterprise Single Sign-On\"`])('with variables, which name the 64-bit folder: %s', async text => {
		const entsso = registryOutput.entsso.replace(`${installDirectory}\\`, () => text);
		const host = windowsHost({
			answers: {[String.raw`reg.exe Microsoft\ENTSSO /s /reg:64`]: entsso, ...only(programFoldersKey, registryOutput.programFolders)},
			environment: {CommonProgramFiles: String.raw`E:\planted`, CommonProgramW6432: String.raw`E:\planted`},
		});
		await expect(host.installDirectories()).resolves.toEqual([{path: installDirectory, source: 'registry', foundIn: 'registry'}]);
	});

	test('nothing that is not there', async () => {
		await expect(windowsHost({existing: []}).installDirectories()).resolves.toEqual([]);
	});

	test('the tool is ssoconfig.exe', async () => {
		await expect(windowsHost().toolIn(installDirectory)).resolves.toEqual({program: String.raw`${installDirectory}\ssoconfig.exe`, leadingArguments: []});
	});
});

describe('a place for the backup', () => {
	test('with its volume', async () => {
		const facts = await windowsHost({existing: [String.raw`E:\b`]}).inspectFile(String.raw`E:\b\a.bak`);
		expect(facts).toEqual({
			target: 'nothing', folder: 'there', root: 'there', writable: 'yes', volume: {
				kind: 'fixed', fileSystem: 'NTFS', system: 'no', freeBytes: 4_096_000,
			},
		});
	});

	test('on the system drive, but not on a volume mounted there', async () => {
		const onSystem = await windowsHost().inspectFolder(String.raw`d:\b`);
		expect(onSystem.volume.system).toBe('yes');
		const host = windowsHost({native: {volumeOf: async () => ({kind: 'fixed', fileSystem: 'NTFS', root: 'D:\\mnt\\'})}});
		const mounted = await host.inspectFolder(String.raw`D:\mnt\b`);
		expect(mounted.volume.system).toBe('no');
	});

	test('of which Windows tells nothing', async () => {
		const host = windowsHost({native: {volumeOf: async () => undefined, canAddFilesTo: async () => 'unknown'}});
		await expect(host.inspectFile(String.raw`E:\a.bak`)).resolves.toMatchObject({writable: 'unknown', volume: {kind: 'unknown', system: 'no'}});
	});

	test('on a share is asked of the share alone', async () => {
		const host = windowsHost({
			existing: ['\\\\srv\\share\\', String.raw`\\srv\share\b`],
			native: {
				async volumeOf() {
					throw new Error('Not to be asked.');
				},
			},
		});
		await expect(host.inspectFolder(String.raw`\\srv\share\b`)).resolves.toMatchObject({target: 'folder', volume: {kind: 'network', system: 'no'}});
	});
});

describe('a new folder', () => {
	const made = {mkdir: (async () => undefined)};
	const folder = String.raw`E:\new folder\b`;

	test('is for Administrators, SYSTEM and the service account', async () => {
		const calls: string[] = [];
		await expect(windowsHost({calls, fileSystem: made}).createFolder(folder)).resolves.toEqual({
			state: 'limited', detail: String.raw`Only Administrators, SYSTEM and CONTOSO\svc-entsso have rights on the new folder.`,
		});
		expect(calls.find(call => call.includes('icacls'))).toBe(String.raw`D:\Windows\System32\icacls.exe ${folder} /inheritance:r /grant *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F CONTOSO\svc-entsso:(OI)(CI)M`);
	});

	test.each([
		['LocalSystem', '*S-1-5-18:(OI)(CI)F', 'Only Administrators and SYSTEM have'],
		[String.raw`NT AUTHORITY\NetworkService`, '*S-1-5-20:(OI)(CI)M', String.raw`and NT AUTHORITY\NetworkService have`],
		[String.raw`.\svc`, String.raw`BIZ01\svc:(OI)(CI)M`, String.raw`and .\svc have`],
		[String.raw`CONTOSO\SSO`, '*S-1-5-21-1-2-3-1109:(OI)(CI)M', String.raw`and CONTOSO\SSO have`],
	])('with the account %s', async (account, last, words) => {
		const calls: string[] = [];
		const service = registryOutput.service.replace(String.raw`CONTOSO\svc-entsso`, () => account);
		const result = await windowsHost({calls, fileSystem: made, answers: {'reg.exe Services\\ENTSSO': service}}).createFolder(folder);
		expect(result?.detail).toContain(words);
		expect(calls.at(-1)?.endsWith(` ${last}`)).toBe(true);
	});

	test.each(['missing', 'refused', 'timed-out', {exitCode: 1332, output: new Uint8Array()}] as const)('says that its rights could not be limited: %j', async trouble => {
		await expect(windowsHost({fileSystem: made, answers: {'icacls.exe': trouble}}).createFolder(folder)).resolves.toMatchObject({state: 'not-limited'});
	});

	test('keeps its rights where the account is not known, since ENTSSO must be able to write', async () => {
		const calls: string[] = [];
		const result = await windowsHost({calls, fileSystem: made, answers: {'reg.exe Services\\ENTSSO': 'missing'}}).createFolder(folder);
		expect(result).toMatchObject({state: 'not-limited', detail: expect.stringContaining('not known') as string});
		expect(calls.some(call => call.includes('icacls'))).toBe(false);
	});

	test.each([groupsOutput.german, groupsOutput.user])('keeps its rights where this user would lose them: %#', async groups => {
		const calls: string[] = [];
		const result = await windowsHost({calls, fileSystem: made, answers: {'whoami.exe': groups}}).createFolder(folder);
		expect(result).toMatchObject({state: 'not-limited', detail: expect.stringContaining('not elevated') as string});
		expect(calls.some(call => call.includes('icacls'))).toBe(false);
	});

	test('that was there already is left as it is', async () => {
		const calls: string[] = [];
		const taken = async (): Promise<never> => {
			throw Object.assign(new Error('EEXIST'), {code: 'EEXIST'});
		};

		await expect(windowsHost({calls, existing: [folder], fileSystem: {mkdir: taken}}).createFolder(folder)).resolves.toBeUndefined();
		expect(calls).toEqual([]);
	});

	test('that cannot be made is the error of the file system', async () => {
		const failing = async (): Promise<never> => {
			throw Object.assign(new Error('EACCES'), {code: 'EACCES'});
		};

		await expect(windowsHost({fileSystem: {mkdir: failing}}).createFolder(folder)).rejects.toThrow('EACCES');
	});
});

describe('a new name for a file', () => {
	const [from, to] = [String.raw`D:\SSO.bak`, String.raw`D:\SSO.bak.incomplete`];

	test.each([
		['is given in one step, by Windows', true, [from], 'renamed'],
		['is taken', false, [from, to], 'taken'],
		['cannot be given', false, [from], 'not-possible'],
	] as const)('%s', async (_, isMoved, existing, expected) => {
		const asked: string[][] = [];
		const host = windowsHost({
			existing, native: {
				async moveFile(...names) {
					asked.push(names);
					return isMoved;
				},
			},
		});
		expect(await host.renameFile(from, to)).toBe(expected);
		expect(asked).toEqual([[from, to]]);
	});
});

describe('the event log', () => {
	const since = new Date('2026-11-23T11:00:00Z');

	test('since a time, newest first, bounded', async () => {
		const calls: string[] = [];
		const output = eventXml(10_560, '2026-11-23T11:30:00Z', ['b']) + eventXml(10_559, '2026-11-23T11:00:00Z', ['a']) + eventXml(10_559, '2026-11-23T10:59:59Z', ['old']);
		const events = await windowsHost({calls, answers: {'wevtutil.exe': output}}).backupEvents(since);
		expect(events?.map(({id, strings}) => [id, ...strings])).toEqual([[10_560, 'b'], [10_559, 'a']]);
		expect(calls.find(call => call.includes('wevtutil'))).toMatch(/SystemTime>='2026-11-23T11:00:00\.000Z'.* \/rd:true \/c:100 \/f:xml \/uni:true$/v);
	});

	const backup = eventXml(10_559, '2026-11-23T11:00:00Z', [String.raw`D:\Ωμέγα\バックアップ.bak`]);
	const invalidParameter = {exitCode: 87, output: new Uint8Array()};
	test.each<[string, Answers]>([
		['in UTF-16', {'wevtutil.exe /uni:true': {exitCode: 0, output: iconv.encode(backup, 'utf16-le')}}],
		['without Unicode where that is not known', {'wevtutil.exe /uni:true': invalidParameter, 'wevtutil.exe': backup}],
	])('letters of any script, %s', async (_, answers) => {
		const events = await windowsHost({answers}).backupEvents(since);
		expect(events?.map(({strings}) => strings)).toEqual([[String.raw`D:\Ωμέγα\バックアップ.bak`]]);
	});

	const oldest = (time: string) => eventXml(1000, time).replace('ENTSSO', 'Application Error');
	test.each<[string, Answers, Date | 'none' | 'unknown']>([
		['that there was one', {'wevtutil.exe EventID=10525)': eventXml(10_525, '2026-11-23T11:30:00Z'), 'wevtutil.exe': oldest('2026-11-23T11:20:00Z')}, new Date('2026-11-23T11:30:00Z')],
		['that there was none, where it reaches back so far', {'wevtutil.exe EventID=10525)': '', 'wevtutil.exe': oldest('2026-11-23T10:59:00Z')}, 'none'],
		['nothing, where it does not reach back so far', {'wevtutil.exe EventID=10525)': '', 'wevtutil.exe': oldest('2026-11-23T11:01:00Z')}, 'unknown'],
		['nothing, where it is empty', {'wevtutil.exe': ''}, 'unknown'],
		['nothing, where one question has no answer', {'wevtutil.exe EventID=10525)': 'timed-out', 'wevtutil.exe': oldest('2026-11-23T10:59:00Z')}, 'unknown'],
		['nothing, where it cannot be read', {'wevtutil.exe': 'refused'}, 'unknown'],
	])('tells of a new secret %s', async (_name, answers, expected) => {
		await expect(windowsHost({answers}).newSecretSince?.(since)).resolves.toEqual(expected);
	});

	test.each(['missing', 'timed-out', 'garbage'] as const)('that cannot be read: %s', async answer => {
		await expect(windowsHost({answers: {'wevtutil.exe': answer}}).backupEvents(since)).resolves.toBeUndefined();
	});
});

describe('the SSO system', () => {
	const nothing = {
		version: undefined, product: undefined, sqlServer: undefined, database: undefined, secretServer: undefined,
	};

	test('by the registry, and the secret server by ssomanage', async () => {
		await expect(windowsHost({answers: {'ssomanage.exe': databaseOutput('SSO-CLUSTER')}}).describeSystem?.()).resolves.toEqual({
			version: '10.0.2242.0', product: 'BizTalk Server 2016 or HIS 2016', sqlServer: 'SQL01', database: 'SSODB', secretServer: 'SSO-CLUSTER',
		});
	});

	test('by ssomanage alone, where the registry names no database', async () => {
		const answers = {'reg.exe Windows\\CurrentVersion': registryOutput.programFolders, 'reg.exe': 'refused', 'ssomanage.exe': databaseOutput('BIZ01').replaceAll('SQL01', 'SQL02')} as const;
		await expect(windowsHost({answers}).describeSystem?.()).resolves.toEqual({
			...nothing, sqlServer: 'SQL02', database: 'SSODB', secretServer: 'BIZ01',
		});
	});

	test.each(['missing', 'timed-out', 'garbage'] as const)('is left blank where nothing answers: %s', async answer => {
		const host = windowsHost({answers: {'reg.exe': answer, 'ssomanage.exe': answer}});
		await expect(host.describeSystem?.()).resolves.toEqual(nothing);
	});

	test('is not waited for longer than a tool may take', async () => {
		const silence = Promise.withResolvers<RunResult>();
		const clock = new QuickClock(now);
		const host = createWindowsHost({
			system, clock, native, fileSystem: fileSystemWith(installed), run: async (program, programArguments, limits) => program.endsWith('ssomanage.exe') ? silence.promise : answering(healthy)(program, programArguments, limits),
		});
		await expect(host.describeSystem?.()).resolves.toMatchObject({version: '10.0.2242.0', secretServer: undefined});
		expect(clock.pending).toBe(0);
	});
});

describe('the secrets that the registry holds', () => {
	test('by the names of their keys, which alone are asked for', async () => {
		const calls: string[] = [];
		await expect(windowsHost({calls}).secretIds?.()).resolves.toEqual([secretId]);
		expect(calls.filter(call => call.includes('SSOSS'))).toEqual([String.raw`D:\Windows\System32\reg.exe query HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS /reg:64`]);
	});

	test.each([
		['there is no such key, or it is not to be seen', {exitCode: 1, output: new Uint8Array()}],
		['no key in it has the name of a secret', registryOutput.secrets.replaceAll(secretId, 'None')],
		['reg.exe does not answer', 'timed-out'],
		['reg.exe prints something else', 'garbage'],
	] as const)('are not known where %s', async (_name, answer) => {
		await expect(windowsHost({answers: {'reg.exe ENTSSO\\SSOSS /reg:64': answer}}).secretIds?.()).resolves.toBeUndefined();
	});
});

test('the owner of a file is asked of Windows', async () => {
	await expect(windowsHost().ownerOf?.(String.raw`D:\a.bak`)).resolves.toBe(String.raw`BUILTIN\Administrators`);
	await expect(windowsHost({native: {ownerOf: async () => undefined}}).ownerOf?.(String.raw`D:\a.bak`)).resolves.toBeUndefined();
});
