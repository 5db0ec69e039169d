import {Buffer} from 'node:buffer';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {type DirectorySource, type TargetFacts} from '../../../source/host/host.ts';
import {restoreEventIds} from '../../../source/host/restore-event-ids.ts';
import {frequentEventIds, secretEventIds} from '../../../source/host/secret-state.ts';
import type {Clock} from '../../../source/values/clock.ts';
import {createWindowsHost} from '../../../source/host/windows/windows-host.ts';
import {QuickClock} from '../../core/quick-clock.ts';
import {descriptorFor, type Security} from '../../../source/host/windows/descriptor.ts';
import type {RunResult} from '../../../source/host/windows/run-program.ts';
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
	check,
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
			exposures: [],
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
	const folder = String.raw`E:\new folder\b`;
	const expected = (...granted: Array<[string, number]>) => Buffer.from(descriptorFor(granted.map(([sid, mask]) => ({sid, mask})))).toString('hex');
	const administratorsAndSystem: Array<[string, number]> = [['S-1-5-32-544', 0x1F_01_FF], ['S-1-5-18', 0x1F_01_FF]];
	const accountOf = async (name: string) => ({sid: name === String.raw`CONTOSO\svc-entsso` ? 'S-1-5-21-1-2-3-1110' : 'S-1-5-21-1-2-3-1111', isGroup: false});

	/** A computer that notes which folders it makes, and how. */
	function maker({account, existing = [], answers = {}, ...others}: {
		account?: string; existing?: readonly string[]; answers?: Answers; accountOf?: typeof native.accountOf; makeFolder?: typeof native.makeFolder;
	} = {}) {
		const made: Array<{place: string; descriptor: string}> = [];
		const service = account === undefined ? {} : {'reg.exe Services\\ENTSSO': registryOutput.service.replace(String.raw`CONTOSO\svc-entsso`, () => account)};
		const host = windowsHost({
			existing: [...installed, ...existing],
			answers: {...service, ...answers},
			native: {
				accountOf,
				async makeFolder(place, descriptor) {
					made.push({place, descriptor: Buffer.from(descriptor).toString('hex')});
				},
				...others,
			},
			fileSystem: {
				mkdir: (async (place: string) => {
					made.push({place, descriptor: 'inherited'});
				}) as never,
			},
		});
		return {host, made};
	}

	test('is for Administrators, SYSTEM and the service account from its first moment, at every level', async () => {
		const {host, made} = maker();
		await expect(host.createFolder(folder)).resolves.toEqual({
			state: 'limited', detail: String.raw`Only Administrators, SYSTEM and CONTOSO\svc-entsso have rights on the new folder.`,
		});
		const descriptor = expected(...administratorsAndSystem, ['S-1-5-21-1-2-3-1110', 0x13_01_BF]);
		expect(made).toEqual([{place: String.raw`E:\new folder`, descriptor}, {place: folder, descriptor}]);
	});

	test('on another computer is for its owner too: the accounts are those of that computer', async () => {
		const {host, made} = maker({existing: [String.raw`\\FILES\sso\ `.trim()]});
		const share = String.raw`\\FILES\sso\new`;
		await expect(host.createFolder(share)).resolves.toEqual({
			state: 'limited', detail: String.raw`Only Administrators, SYSTEM, CONTOSO\svc-entsso and its owner have rights on the new folder.`,
		});
		const descriptor = expected(...administratorsAndSystem, ['S-1-5-21-1-2-3-1110', 0x13_01_BF], ['S-1-3-4', 0x1F_01_FF]);
		expect(made).toEqual([{place: share, descriptor}]);
	});

	test.each<[string, Array<[string, number]>, string]>([
		['LocalSystem', [], 'Only Administrators and SYSTEM have'],
		[String.raw`NT AUTHORITY\NetworkService`, [['S-1-5-20', 0x13_01_BF]], String.raw`and NT AUTHORITY\NetworkService have`],
		[String.raw`.\svc`, [['S-1-5-21-1-2-3-1111', 0x13_01_BF]], String.raw`and .\svc have`],
	])('with the account %s', async (account, last, words) => {
		const {host, made} = maker({account});
		const result = await host.createFolder(folder);
		expect(result?.detail).toContain(words);
		expect(made.at(-1)).toEqual({place: folder, descriptor: expected(...administratorsAndSystem, ...last)});
	});

	test.each<[string, Parameters<typeof maker>[0], string]>([
		['the account is not known, since ENTSSO must be able to write', {answers: {'reg.exe Services\\ENTSSO': 'missing'}}, 'not known'],
		['the account is not found', {accountOf: async () => undefined}, 'was not found'],
		['this user would lose them', {answers: {'whoami.exe': groupsOutput.user}}, 'not elevated'],
		['this user would lose them, in German', {answers: {'whoami.exe': groupsOutput.german}}, 'not elevated'],
	])('has the rights of the folder above where %s', async (_name, parts, words) => {
		const {host, made} = maker(parts);
		await expect(host.createFolder(folder)).resolves.toMatchObject({state: 'not-limited', detail: expect.stringContaining(words) as string});
		expect(made.map(({descriptor}) => descriptor)).toEqual(['inherited', 'inherited']);
	});

	test('that is there when it is to be made is left as it is, and told of', async () => {
		const {host, made} = maker({existing: [String.raw`E:\new folder`, folder]});
		await expect(host.createFolder(folder)).resolves.toEqual({state: 'not-limited', detail: `${folder} was there when it was to be made, so its rights were left as they are.`});
		expect(made).toEqual([]);
	});

	test('that cannot be made is the error of the file system', async () => {
		const {host} = maker({
			async makeFolder() {
				throw Object.assign(new Error('EPERM'), {code: 'EPERM'});
			},
		});
		await expect(host.createFolder(folder)).rejects.toThrow('EPERM');
	});

	test('of which somebody puts a file in the way is not made', async () => {
		const {host} = maker({
			async makeFolder() {
				throw Object.assign(new Error('EEXIST'), {code: 'EEXIST'});
			},
		});
		await expect(host.createFolder(folder)).rejects.toThrow(/ENOENT|EEXIST/v);
	});
});

describe('rights on a folder', () => {
	const folder = String.raw`E:\b`;
	const users = {
		type: 'allow', sid: 'S-1-5-32-545', mask: 0x2, isForItself: true, isForFiles: false,
	} as const;
	const closed: Security = {owner: 'S-1-5-32-544', entries: []};

	function withRights(rights: Readonly<Record<string, Security | undefined>>, others: Partial<typeof native> = {}) {
		return windowsHost({
			existing: [folder],
			native: {
				securityOf: async place => Object.hasOwn(rights, place) ? rights[place] : closed,
				accountName: async sid => sid === 'S-1-5-32-545' ? String.raw`VORDEFINIERT\Benutzer` : sid,
				...others,
			},
		});
	}

	test.each<[string, Readonly<Record<string, Security | undefined>>, TargetFacts['exposures']]>([
		['nothing', {}, []],
		['who may write to it, in the language of Windows', {[folder]: {...closed, entries: [users]}}, [{kind: 'writable', path: folder, who: String.raw`VORDEFINIERT\Benutzer`}]],
		['who owns it', {[folder]: {...closed, owner: 'S-1-5-21-1-2-3-1'}}, [{kind: 'foreign-owner', path: folder, who: 'S-1-5-21-1-2-3-1'}]],
		['what Windows does not tell', {[folder]: undefined}, [{kind: 'unknown', path: folder}]],
		['the folder above, where others may only add', {'E:\\': {...closed, entries: [users]}}, []],
		['the folder above, where others may remove', {'E:\\': {...closed, entries: [{...users, mask: 0x40}]}}, [{kind: 'writable', path: 'E:\\', who: String.raw`VORDEFINIERT\Benutzer`}]],
	])('tell of %s', async (_name, rights, exposures) => {
		const facts = await withRights(rights).inspectFile(String.raw`${folder}\a.bak`);
		expect(facts.exposures).toEqual(exposures);
	});

	test('of this user and of the service are no news', async () => {
		const rights = {[folder]: {owner: 'S-1-5-21-1-2-3-7', entries: [{...users, sid: 'S-1-5-21-1-2-3-8'}]}};
		const host = withRights(rights, {userSid: async () => 'S-1-5-21-1-2-3-7', accountOf: async () => ({sid: 'S-1-5-21-1-2-3-8', isGroup: false})});
		await expect(host.inspectFolder(folder)).resolves.toMatchObject({exposures: []});
		await expect(withRights(rights).inspectFolder(folder)).resolves.toMatchObject({exposures: [{kind: 'writable'}, {kind: 'foreign-owner'}]});
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

	test('asks for the oldest event of the log that ENTSSO writes to, whoever logged it, and for one alone', async () => {
		const calls: string[] = [];
		await windowsHost({calls}).newSecretSince?.(since);
		const asked = calls.filter(call => call.includes('wevtutil.exe') && !call.includes('EventID'));
		expect(asked.map(call => call.replace(/^.*wevtutil\.exe /v, ''))).toEqual(['qe Application /c:1 /f:xml /uni:true']);
	});

	test.each(['missing', 'timed-out', 'garbage'] as const)('that cannot be read: %s', async answer => {
		await expect(windowsHost({answers: {'wevtutil.exe': answer}}).backupEvents(since)).resolves.toBeUndefined();
	});
});

describe('the events on the master secret since a time', () => {
	const since = new Date('2026-11-23T11:00:00Z');
	const ids = [...new Set([...secretEventIds, ...frequentEventIds, ...Object.values(restoreEventIds)])];
	const file = String.raw`D:\old.bak`;

	test('are those of restores as well, asked for in parts, each since then and bounded', async () => {
		const calls: string[] = [];
		await windowsHost({calls}).secretEvents?.(since);
		const queries = calls.filter(call => call.includes('wevtutil.exe'));
		const asked = queries.map(query => Array.from(query.matchAll(/(?<=EventID=)\d+/gv), ([id]) => Number(id)));
		expect(asked.flat().toSorted((one, other) => one - other)).toEqual(ids.toSorted((one, other) => one - other));
		expect(Math.max(...asked.map(part => part.length))).toBeLessThanOrEqual(10);
		for (const query of queries) {
			expect(query).toMatch(/\) and TimeCreated\[@SystemTime>='2026-11-23T11:00:00\.000Z'\]\]\] \/rd:true \/c:200 \/f:xml \/uni:true$/v);
		}
	});

	test('come newest first from all the parts, none from before', async () => {
		const answers = {
			'wevtutil.exe EventID=10523': eventXml(10_523, '2026-11-23T11:00:05Z', [file, secretId]) + eventXml(10_501, '2026-11-23T10:59:59Z'),
			'wevtutil.exe EventID=10534': eventXml(10_562, '2026-11-23T11:00:06Z') + eventXml(10_598, '2026-11-23T11:00:04Z'),
			'wevtutil.exe EventID=10536': eventXml(10_536, '2026-11-23T11:00:09Z') + eventXml(10_536, '2026-11-23T11:00:03Z', ['f', '0x80090005']),
			'wevtutil.exe': '',
		};
		const events = await windowsHost({answers}).secretEvents?.(since);
		expect(events?.map(({id}) => id)).toEqual([10_536, 10_562, 10_523, 10_598, 10_536]);
		expect(events?.[2]?.strings).toEqual([file, secretId]);
	});

	test.each(['missing', 'refused', 'timed-out', 'garbage'] as const)('are not known where one part has no answer: %s', async answer => {
		const events = await windowsHost({answers: {'wevtutil.exe EventID=10532': answer, 'wevtutil.exe': eventXml(10_523, '2026-11-23T11:00:05Z', [file])}}).secretEvents?.(since);
		expect(events).toBeUndefined();
	});
});

describe('the state of the master secret', () => {
	const silence = Promise.withResolvers<RunResult>();
	const emptyRegistry = registryOutput.entsso.replaceAll(/^.*SSOSS\\\{.*\r?\n/gmv, '');
	const noSecret = {
		'wevtutil.exe EventID=10501 or': eventXml(10_520, '2026-11-23T10:00:01Z') + eventXml(10_501, '2026-11-23T10:00:00Z'),
		'reg.exe Microsoft\\ENTSSO /s /reg:64': emptyRegistry,
	};

	test.each<[string, Answers, string]>([
		['a healthy one', {}, 'loaded'],
		['one that has none', noSecret, 'none'],
		['one whose registry is not to be seen whole', {...noSecret, 'whoami.exe': groupsOutput.user}, 'unknown'],
		['one that cannot load it', {'wevtutil.exe EventID=10501 or': eventXml(10_565, '2026-11-23T10:00:01Z', [secretId]) + eventXml(10_501, '2026-11-23T10:00:00Z')}, 'not-loadable'],
	])('is what the check says: %s', async (_, answers, state) => {
		const [finding, {secret: line}] = await Promise.all([windowsHost({answers}).secretState?.(), check(windowsHost({answers}))]);
		expect(finding?.state).toBe(state);
		expect(finding).toEqual(line?.secret);
	});

	test('names what the registry holds, where that is seen whole', async () => {
		const [whole, empty] = await Promise.all([windowsHost({}).secretState?.(), windowsHost({answers: noSecret}).secretState?.()]);
		expect(whole?.registryIds).toEqual([expect.stringMatching(/^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/v)]);
		expect(empty?.registryIds).toEqual([]);
	});

	test.each(['missing', 'refused', 'timed-out', 'garbage'] as const)('is not known without the event log: %s', async answer => {
		await expect(windowsHost({answers: {...healthy, 'wevtutil.exe EventID=10501 or': answer}}).secretState?.()).resolves.toBeUndefined();
	});

	test('is told though ssomanage and the administration interface hang, on a node too', async () => {
		const clock = new QuickClock(now);
		const hanging = async () => silence.promise as Promise<never>;
		const asked: number[] = [];
		const watched: Clock = {
			now: () => clock.now(),
			after(milliseconds, callback) {
				asked.push(milliseconds);
				return clock.after(milliseconds, callback);
			},
		};
		const answers = {...healthy, 'reg.exe HKLM\\Cluster /reg:64': registryOutput.cluster};
		const host = createWindowsHost({
			system,
			clock: watched,
			native,
			fileSystem: fileSystemWith(installed),
			administration: {perform: hanging, readReminder: hanging, serverStatus: hanging},
			run: async (program, programArguments, limits) => program.endsWith('ssomanage.exe') ? hanging() : answering(answers)(program, programArguments, limits),
		});
		await expect(host.secretState?.()).resolves.toMatchObject({state: 'loaded', event: 10_529});
		// Five seconds is as long as a restore waits for it.
		expect(asked).toContain(3000);
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
