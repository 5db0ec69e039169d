import {describe, expect, test} from 'vitest';
import {checkIds, type CheckLine} from '../../../source/host/host.ts';
import type {RunResult} from '../../../source/host/windows/run-program.ts';
import {createWindowsHost} from '../../../source/host/windows/windows-host.ts';
import {databaseOutput, installDirectory, registryOutput} from './captured.ts';
import {
	answering,
	check,
	fileSystemWith,
	healthy,
	installed,
	native,
	programFolder,
	stillClock,
	system,
	windowsHost,
	type Answers,
} from './rig.ts';

const states = (lines: Record<string, CheckLine>) => Object.fromEntries(Object.entries(lines).map(([id, {state}]) => [id, state]));
const allOk = Object.fromEntries(checkIds.map(id => [id, 'ok']));

describe('the check', () => {
	test('of a healthy master secret server', async () => {
		const lines = await check(windowsHost());
		expect(Object.fromEntries(Object.entries(lines).map(([id, {detail}]) => [id, detail]))).toEqual({
			administrator: 'Administrator, and the console is elevated.',
			program: 'Only administrators and you can change it.',
			entsso: 'ENTSSO 10.0.2242.0, of BizTalk Server 2016 or HIS 2016. Database SSODB on SQL01.',
			service: String.raw`Running, automatic start, as CONTOSO\svc-entsso.`,
			'secret-server': 'This computer is the master secret server.',
			cluster: 'This computer is not in a failover cluster.',
			'sso-administrators': String.raw`You are a member of CONTOSO\SSO Administrators.`,
			secret: 'Loaded (event 10529). Its MSID, the number that ENTSSO knows it by, is {0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0}.',
			backups: 'Backed up 3 days ago (event 10559).',
		});
		expect(states(lines)).toEqual(allOk);
	});

	const garbage: RunResult = {exitCode: 0, output: Uint8Array.of(0, 0xFF, 0x3A, 0x20)};
	const troubles: ReadonlyArray<readonly [string, RunResult]> = [['missing', 'missing'], ['refused', 'refused'], ['hanging', 'timed-out'], ['garbled', garbage], ['failing', {exitCode: 5, output: new Uint8Array()}]];
	const dependents: Readonly<Record<string, readonly string[]>> = {
		'whoami.exe': ['administrator', 'sso-administrators'],
		'sc.exe': ['service'],
		'wevtutil.exe': ['secret', 'backups'],
		'ssomanage.exe': ['sso-administrators'],
		'reg.exe': ['cluster'],
	};

	// Without the registry nothing says which ssomanage.exe may be started.
	const byRegistryAlone = ['entsso', 'secret-server', 'sso-administrators'];

	test.each(Object.keys(dependents).flatMap(tool => troubles.map(([name, trouble]) => ({tool, name, trouble}))))('with $tool $name, the rest goes on', async ({tool, trouble}) => {
		const answers = Object.fromEntries(Object.keys({...healthy, [tool]: ''}).filter(key => key.startsWith(tool)).map(key => [key, trouble]));
		const lines = await check(windowsHost({answers: {...answers, [tool]: trouble}}));
		expect(states(lines)).toEqual({...allOk, ...Object.fromEntries([...dependents[tool] ?? [], ...(tool === 'reg.exe' ? byRegistryAlone : [])].map(id => [id, 'unknown']))});
		for (const id of dependents[tool] ?? []) {
			expect(lines[id]?.detail).toMatch(new RegExp(`${tool} (?:is not|could not|did not|printed|ended)`, 'v'));
		}
	});

	test('this program in a folder that users can add files to needs attention', async () => {
		const users = {
			type: 'allow', sid: 'S-1-5-32-545', mask: 0x2, isForItself: true, isForFiles: true,
		} as const;
		const {program} = await check(windowsHost({
			native: {
				securityOf: async place => ({owner: 'S-1-5-18', entries: place.toLowerCase() === programFolder.toLowerCase() ? [users] : []}),
				accountName: async () => String.raw`BUILTIN\Users`,
			},
		}));
		expect(program).toEqual({
			id: 'program',
			state: 'warning',
			detail: String.raw`D:\Program Files\entsso-backup can be changed by BUILTIN\Users.`,
			advice: String.raw`Move this program to C:\Program Files\entsso-backup, which only administrators can change, and start it there.`,
		});
	});

	test('where everything is missing, every line is unknown', async () => {
		const host = createWindowsHost({
			system: {...system, environment: {}}, clock: stillClock, run: async () => 'missing', native, fileSystem: fileSystemWith([]),
		});
		const lines = await check(host);
		expect(states(lines)).toEqual(Object.fromEntries(checkIds.map(id => [id, 'unknown'])));
	});

	test('a line that breaks is unknown, and the rest goes on', async () => {
		const host = createWindowsHost({
			system,
			clock: {
				...stillClock,
				now() {
					throw new Error('No time.');
				},
			},
			run: answering(healthy),
			native,
			fileSystem: fileSystemWith(installed),
		});
		expect(states(await check(host))).toEqual({...allOk, program: 'unknown', backups: 'unknown'});
	});

	test('asks side by side: no tool waits for another, where the folder of ssomanage was named', async () => {
		const calls: string[] = [];
		const {promise: answered, resolve: answer} = Promise.withResolvers<void>();
		const host = createWindowsHost({
			system,
			clock: stillClock,
			async run(program) {
				calls.push(program);
				await answered;
				return 'missing';
			},
			native,
			fileSystem: fileSystemWith(installed),
			installDirectory,
		});
		const checked = check(host);
		await expect.poll(() => calls).toEqual(expect.arrayContaining([
			...['whoami.exe', 'sc.exe', 'wevtutil.exe', 'reg.exe'].map(tool => `D:\\Windows\\System32\\${tool}`),
			String.raw`${installDirectory}\ssomanage.exe`,
		]));
		answer();
		await checked;
	});

	test('tells what it knows while a tool hangs', async () => {
		const {promise: answered, resolve: answer} = Promise.withResolvers<'timed-out'>();
		const run = answering(healthy);
		const host = createWindowsHost({
			system,
			clock: stillClock,
			run: async (program, ...others) => program.endsWith('ssomanage.exe') ? answered : run(program, ...others),
			native,
			fileSystem: fileSystemWith(installed),
		});
		const reported: string[] = [];
		const checked = host.check(({id}) => {
			reported.push(id);
		});
		await expect.poll(() => reported.toSorted()).toEqual(['administrator', 'backups', 'cluster', 'entsso', 'program', 'secret', 'service']);
		answer('timed-out');
		await checked;
		expect(reported.toSorted()).toEqual(checkIds.toSorted());
	});

	test.each<[Answers, string]>([
		[{'reg.exe HKLM\\Cluster': registryOutput.cluster}, 'warning A node of the failover cluster SSO-CLUSTER.'],
		[{'reg.exe ClusSvc': registryOutput.clusterService('0x2')}, 'warning A node of a failover cluster.'],
		[{'reg.exe ClusSvc': registryOutput.clusterService('0x4')}, 'ok This computer is not in a failover cluster.'],
		[{'reg.exe ClusSvc': 'timed-out'}, 'unknown reg.exe did not answer within 5 s.'],
	])('sees a cluster node, even where the cluster service does not run: %#', async (answers, expected) => {
		const {cluster} = await check(windowsHost({answers}));
		expect(`${cluster?.state} ${cluster?.detail}`).toBe(expected);
	});

	test('starts programs of Windows from the folder that Windows names, whatever the variables say', async () => {
		const calls: string[] = [];
		const environment = {SystemRoot: String.raw`E:\planted`, windir: String.raw`E:\planted`, PATH: String.raw`E:\planted`};
		await check(windowsHost({calls, environment, native: {programFolder: async () => String.raw`D:\Windows\Sysnative`}}));
		expect(calls.length).toBeGreaterThan(5);
		expect(calls.filter(call => !call.includes('ssomanage')).every(call => call.startsWith('D:\\Windows\\Sysnative\\'))).toBe(true);
	});

	test('starts no program of Windows where its folder is not known', async () => {
		const calls: string[] = [];
		const lines = await check(windowsHost({calls, native: {programFolder: async () => undefined}}));
		expect(calls).toEqual([]);
		expect(lines.administrator).toMatchObject({state: 'unknown', detail: 'whoami.exe could not be started.'});
	});

	test('reads the code page of the computer', async () => {
		const text = databaseOutput('BIZ01').replace('SSO Administrators\r', 'SSO Pr\u{81}fer\r');
		const output = Uint8Array.from(text, letter => letter.codePointAt(0) ?? 0);
		const lines = await check(windowsHost({answers: {'ssomanage.exe': {exitCode: 0, output}}}));
		expect(lines['sso-administrators']?.detail).toBe(String.raw`You are a member of CONTOSO\SSO Prüfer.`);
	});

	test('does not take what another SSO server told for its own', async () => {
		const answer = databaseOutput('BIZ01').replace('Using SSO server on this computer', 'Using SSO server : SSO-PROD');
		const lines = await check(windowsHost({answers: {'ssomanage.exe': answer}}));
		expect(states(lines)).toEqual({...allOk, 'secret-server': 'unknown', 'sso-administrators': 'unknown'});
		const other = 'SSO-PROD, which is not the name of this computer.';
		expect(lines['secret-server']?.detail).toBe(`The SSO tools here talk to ${other}`);
		expect(lines['sso-administrators']?.detail).toBe(`ssomanage.exe asked ${other}`);
		const bare = await windowsHost({answers: {'ssomanage.exe': answer}}).describeSystem?.();
		expect(bare).toMatchObject({secretServer: undefined});
	});

	test('reads what ssomanage printed, whatever code it ends with', async () => {
		const output = new TextEncoder().encode(`${databaseOutput('BIZ01')}SSO flags : 0x0000002E\r\n`);
		const lines = await check(windowsHost({answers: {'ssomanage.exe': {exitCode: 1, output}}}));
		expect(states(lines)).toEqual(allOk);
	});

	test('names the code that ssomanage reports, and the server that it asked', async () => {
		const answer = 'Using SSO server : SSO-PROD\r\nERROR: 0xFFFFFFFF800706BA : ...\r\n';
		const lines = await check(windowsHost({answers: {'ssomanage.exe': answer}}));
		expect(lines['sso-administrators']?.detail).toBe('ssomanage.exe asked SSO-PROD and reported 0x800706BA.');
	});

	test('names the code that ssomanage reports', async () => {
		const lines = await check(windowsHost({answers: {'ssomanage.exe': {exitCode: 0, output: new TextEncoder().encode('FEHLER: 0xC0002A0F : ...')}}}));
		expect(lines['sso-administrators']?.detail).toBe('ssomanage.exe reported 0xC0002A0F.');
	});
});
