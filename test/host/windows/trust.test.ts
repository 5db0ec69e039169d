import {describe, expect, test} from 'vitest';
import type {Administration, CallResult} from '../../../source/host/administration.ts';
import type {Host} from '../../../source/host/host.ts';
import {findToolFolder, namedFolder} from '../../../source/commands/tool-folder.ts';
import type {System} from '../../../source/host/system.ts';
import {parseDescriptor} from '../../../source/host/windows/descriptor.ts';
import type {Native} from '../../../source/host/windows/native.ts';
import {Secret} from '../../../source/values/secret.ts';
import type {FileSystem} from '../../../source/host/file-system.ts';
import {installDirectory, registryOutput} from './captured.ts';
import {
	closed,
	descriptor,
	open,
	rights,
	users,
} from './descriptor.ts';
import {check, windowsHost, type Answers} from './rig.ts';

const none = {exitCode: 1, output: new Uint8Array()};
const folderName = 'Enterprise Single Sign-On';
const toolsIn = (folder: string) => [folder, String.raw`${folder}\ssoconfig.exe`, String.raw`${folder}\ssomanage.exe`];
const onDrive = String.raw`F:\Program Files\Common Files\Enterprise Single Sign-On`;
const byVariable = String.raw`G:\planted\Enterprise Single Sign-On`;

/** A computer that ENTSSO was never on, with tools where somebody put them. */
function planted(parts: {readonly calls?: string[]; readonly native?: Partial<Native>; readonly environment?: System['environment']; readonly service?: string} = {}): Host {
	const {calls = [], native = {}, environment = {}, service} = parts;
	return windowsHost({
		calls,
		environment,
		existing: [...toolsIn(onDrive), ...toolsIn(byVariable)],
		native: {fixedDrives: async () => ['D:\\', 'F:\\'], ...native},
		answers: {
			'reg.exe Windows\\CurrentVersion /reg:64': registryOutput.programFolders,
			...(service !== undefined && {'reg.exe Services\\ENTSSO': service}),
			'reg.exe': none,
			'sc.exe': {exitCode: 1060, output: new Uint8Array()},
		},
	});
}

/** The paths of programs that were started and are not of Windows. */
const startedIn = (calls: readonly string[]) => calls.filter(call => !call.startsWith('D:\\Windows\\System32\\'));

describe('a tool that somebody put where ENTSSO could be', () => {
	test.each([
		['on another drive', {}, onDrive],
		['by a variable', {environment: {CommonProgramW6432: String.raw`G:\planted`}, native: {fixedDrives: async () => []}}, byVariable],
	])('%s is offered, and nothing of it is started unasked', async (_, parts, folder) => {
		const calls: string[] = [];
		const host = planted({...parts, calls});
		const candidates = await host.installDirectories();
		expect(candidates.map(({path}) => path)).toEqual([folder]);

		const lines = await check(host);
		expect(lines.entsso).toMatchObject({state: 'stop', detail: 'ENTSSO is not installed on this computer.'});
		expect(lines['sso-administrators']).toMatchObject({state: 'unknown', detail: expect.stringContaining(`ssomanage.exe in ${folder}`) as unknown});
		await host.describeSystem?.();
		const {folder: chosen, refusal} = await findToolFolder(host, undefined);
		expect(chosen).toBeUndefined();
		expect(refusal?.problem).toContain('Windows does not say that ENTSSO is there.');
		expect(refusal?.advice).toEqual([expect.stringContaining(`--install-dir "${folder}"`)]);
		expect(startedIn(calls)).toEqual([]);
	});

	test('is used by run where the user names its folder, and only then', async () => {
		await expect(findToolFolder(planted(), namedFolder(onDrive))).resolves.toMatchObject({folder: {path: onDrive, source: 'named'}});
	});

	test('is not the one that is used where Windows names another', async () => {
		const real = String.raw`G:\planted\Enterprise Single Sign-On`;
		const service = registryOutput.service.replaceAll(installDirectory, () => real);
		await expect(findToolFolder(planted({service}), undefined)).resolves.toMatchObject({folder: {path: real, source: 'service'}});
	});
});

const ssomanage = String.raw`${installDirectory}\ssomanage.exe`;
const below = (part: string, security: Uint8Array | undefined): Partial<Native> => ({
	async securityOf(path) {
		const bytes = path === part ? security : closed;
		return bytes && parseDescriptor(bytes);
	},
});

/** A file system in which the tool is a link to this place, and all else is there. */
function linkedTo(target: string): Partial<FileSystem> {
	const stats = (isLink: boolean) => ({isDirectory: () => false, isFile: () => !isLink, isSymbolicLink: () => isLink});
	return {
		lstat: (async (place: string) => stats(place === ssomanage)) as unknown as FileSystem['lstat'],
		readlink: (async () => target) as unknown as FileSystem['readlink'],
	};
}

describe('a tool that Windows names', () => {
	const writable = descriptor('S-1-5-18', [{mask: rights.modify, sid: users}]);
	const parent = installDirectory.slice(0, -folderName.length - 1);
	const replaceable = descriptor('S-1-5-18', [{mask: 0x40, sid: users}]);

	test.each([
		['the file itself', below(ssomanage, writable), 'Other users can change it'],
		['its folder', below(installDirectory, open), 'Other users can change it'],
		['what is in the folder above', below(parent, replaceable), 'Other users can change it'],
		['the rights, as its owner,', below(ssomanage, descriptor('S-1-5-21-9-9-9-1234', [])), 'Other users can change it'],
		['nobody knows what, since the rights cannot be read:', below(ssomanage, undefined), 'could not be found out'],
	])('is not started where others can change %s', async (_, native, reason) => {
		const calls: string[] = [];
		const lines = await check(windowsHost({native, calls}));
		expect(startedIn(calls)).toEqual([]);
		expect(lines['sso-administrators']).toMatchObject({state: 'unknown', detail: expect.stringContaining(reason) as unknown});
	});

	test('is started where the user alone can change it besides administrators, and where others can add to a folder above', async () => {
		const own = descriptor('S-1-5-21-1-2-3-1001', [{mask: rights.full, sid: 'S-1-5-21-1-2-3-1001'}]);
		const addable = descriptor('S-1-5-18', [{mask: 0x6, sid: 'S-1-5-11'}]);
		for (const native of [below(ssomanage, own), below(parent, addable)]) {
			const calls: string[] = [];
			await check(windowsHost({native, calls}));
			expect(startedIn(calls)).toEqual([`${ssomanage} -displaydb`]);
		}
	});

	test('is not started where the path is a link to a place that others can change', async () => {
		const calls: string[] = [];
		const elsewhere = String.raw`E:\shared\ssomanage.exe`;
		const fileSystem = linkedTo(elsewhere);
		await check(windowsHost({calls, fileSystem, native: below(String.raw`E:\shared`, open)}));
		expect(startedIn(calls)).toEqual([]);
	});

	test('is not started where it is a link into a folder beside it, and others can add to its own', async () => {
		const calls: string[] = [];
		const fileSystem = linkedTo(String.raw`${installDirectory}\real\ssomanage.exe`);
		const addable = descriptor('S-1-5-18', [{mask: 0x2, sid: users}]);
		await check(windowsHost({calls, fileSystem, native: below(installDirectory, addable)}));
		expect(startedIn(calls)).toEqual([]);
	});

	test('is started all the same where the user named its folder', async () => {
		const calls: string[] = [];
		await check(windowsHost({calls, installDirectory, native: below(installDirectory, open)}));
		expect(startedIn(calls)).toEqual([`${ssomanage} -displaydb`]);
	});

	test('is refused by run, which says how to go on', async () => {
		const {folder, refusal} = await findToolFolder(windowsHost({native: below(installDirectory, open)}), undefined);
		expect(folder).toBeUndefined();
		expect(refusal?.problem).toBe(`The ssoconfig in ${installDirectory} (found by: registry) was not started. Other users can change it, or put another in its place.`);
		expect(refusal?.advice).toEqual(['Let nobody but administrators change that folder and what is in it.', expect.stringContaining(`--install-dir "${installDirectory}"`)]);
	});
});

describe('the administration interface', () => {
	const dll = String.raw`${installDirectory}\SSOConfigOM.dll`;
	const limits = {timeLimit: 1000};

	/** What a call comes to, and how often it got through. */
	async function call(native: Partial<Native>, answers: Answers = {}) {
		let calls = 0;
		const returned = async (): Promise<CallResult<never>> => {
			calls++;
			return {state: 'unusable', reason: 'It was called.'};
		};

		const administration: Administration = {perform: returned, readReminder: returned, serverStatus: returned};
		const host = windowsHost({
			administration, native, answers, release: '10.0.17763',
		});
		// On an old console, what can be typed rests on whether the interface answers.
		await host.takesPlainTextOnly?.();
		const results = await Promise.all([
			host.administration?.perform({method: 'BackupSecret', values: ['a', new Secret('b'), new Secret('c')]}, limits),
			host.administration?.readReminder('a', limits),
			host.administration?.serverStatus(limits),
		]);
		return {calls, reasons: new Set(results.map(result => result?.state === 'unusable' ? result.reason : ''))};
	}

	test('is called where only administrators can change its file, or where it is not registered', async () => {
		await expect(call({})).resolves.toMatchObject({calls: 4});
		await expect(call({}, {'reg.exe InprocServer32': none})).resolves.toMatchObject({calls: 3});
	});

	test.each([
		['others can change its file', below(dll, open), {}, `Other users can change ${dll}`],
		['who can is not known', below(dll, undefined), {}, `Whether other users can change ${dll} could not be found out`],
		['it is named without its folder', {}, {'reg.exe InprocServer32': registryOutput.component.replace(dll, 'SSOConfigOM.dll')}, 'could not be found out'],
		['the registry does not answer', {}, {'reg.exe InprocServer32': 'timed-out'}, 'could not be found out'],
	] as const)('is not called where %s', async (_, native, answers, reason) => {
		const {calls, reasons} = await call(native, answers);
		expect(calls).toBe(0);
		expect([...reasons]).toEqual([expect.stringContaining(reason)]);
	});
});
