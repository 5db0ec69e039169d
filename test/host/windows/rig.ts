import * as fs from 'node:fs/promises';
import path from 'node:path';
import {expect} from 'vitest';
import type {Administration} from '../../../source/host/administration.ts';
import type {Clock} from '../../../source/values/clock.ts';
import type {CheckLine, Host} from '../../../source/host/host.ts';
import type {System} from '../../../source/host/system.ts';
import type {OwnStart} from '../../../source/host/windows/elevated-start.ts';
import type {Native} from '../../../source/host/windows/native.ts';
import type {Run, RunResult} from '../../../source/host/windows/run-program.ts';
import {createWindowsHost} from '../../../source/host/windows/windows-host.ts';
import type {FileSystem} from '../../../source/host/file-system.ts';
import {
	databaseOutput,
	eventXml,
	groupsOutput,
	installDirectory,
	registryOutput,
	serviceOutput,
	ssoAdministratorsSid,
} from './captured.ts';

export const now = new Date('2026-11-23T12:00:00Z');

export const system: System = {
	pathStyle: 'windows',
	environment: {
		SystemDrive: 'D:',
		CommonProgramW6432: String.raw`D:\Program Files\Common Files`,
		CommonProgramFiles: String.raw`D:\Program Files (x86)\Common Files`,
	},
	home: String.raw`D:\Users\admin`,
	temporary: String.raw`D:\Temp`,
	computer: 'BIZ01',
};

/** What a program answers; by its name, or its name and a part of its arguments. */
export type Answers = Readonly<Record<string, string | RunResult>>;

export const healthy: Answers = {
	'reg.exe Services\\ENTSSO': registryOutput.service,
	'reg.exe Microsoft\\ENTSSO /s /reg:64': registryOutput.entsso,
	'reg.exe InprocServer32 /s /reg:64': registryOutput.component,
	'reg.exe Windows\\CurrentVersion /reg:64': registryOutput.programFolders,
	'reg.exe CodePage': registryOutput.codePage('850'),
	'reg.exe ENTSSO\\SSOSS /reg:64': registryOutput.secrets,
	'sc.exe': serviceOutput('4  RUNNING'),
	'whoami.exe': groupsOutput.elevated,
	'ssomanage.exe': databaseOutput('BIZ01'),
	'wevtutil.exe EventID=10559)': eventXml(10_559, '2026-11-20T12:00:00Z', [String.raw`D:\SSO-Backup\a.bak`]),
	'wevtutil.exe EventID=10534)': eventXml(10_534, '2026-11-20T11:00:00Z'),
	'wevtutil.exe EventID=10501 or': eventXml(10_529, '2026-11-20T11:00:00Z', ['BIZ01', '{0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0}']) + eventXml(10_501, '2026-11-20T11:00:00Z', ['BIZ01', 'SQL01', 'SSODB']),
	'wevtutil.exe': '',
};

const absent: RunResult = {exitCode: 1, output: new Uint8Array()};

/** A program runner that gives these answers; a key of the registry that is not among them is not there. */
export function answering(answers: Answers, calls: string[] = []): Run {
	return async (program, programArguments) => {
		const call = [path.win32.basename(program), ...programArguments].join(' ');
		calls.push([program, ...programArguments].join(' '));
		const key = Object.keys(answers).find(pattern => {
			const [name = '', ...words] = pattern.split(' ');
			return call.startsWith(`${name} `) && call.includes(words.join(' '));
		});
		const answer = key === undefined ? absent : answers[key] ?? absent;
		return typeof answer === 'string' && !['missing', 'refused', 'timed-out'].includes(answer)
			? {exitCode: 0, output: new TextEncoder().encode(answer)}
			: answer as RunResult;
	};
}

export const native: Native = {
	volumeOf: async target => ({kind: 'fixed', fileSystem: 'NTFS', root: target.slice(0, 3)}),
	fixedDrives: async () => [],
	accountOf: async name => name.startsWith(String.raw`CONTOSO\SSO`) ? {sid: ssoAdministratorsSid, isGroup: true} : undefined,
	canAddFilesTo: async () => 'yes',
	moveFile: async () => true,
	ownerOf: async () => String.raw`BUILTIN\Administrators`,
	programFolder: async () => String.raw`D:\Windows\System32`,
	securityOf: async () => ({owner: 'S-1-5-32-544', entries: []}),
	userSid: async () => 'S-1-5-21-1-2-3-1001',
	accountName: async sid => sid,
	makeFolder: async () => undefined,
	reportEvent: async () => true,
	startElevated: async () => expect.fail('Nothing is started here.'),
};

/** A file system in which these paths are folders, or files when they end in `.exe`. */
export function fileSystemWith(existing: readonly string[], others: Partial<FileSystem> = {}): FileSystem {
	const kinds = new Map(existing.map(name => [name.toLowerCase(), /\.(?:exe|dll|cmd)$/v.test(name)]));
	const stat = async (target: string) => {
		const isFile = kinds.get(target.toLowerCase()) ?? (/^[a-z]:\\$/iv.test(target) ? false : undefined);
		if (isFile === undefined) {
			throw Object.assign(new Error('ENOENT'), {code: 'ENOENT'});
		}

		return {isDirectory: () => !isFile, isFile: () => isFile, isSymbolicLink: () => false};
	};

	return {
		...fs,
		readdir: (async (target: string) => Array.from(kinds, ([name]) => name)
			.filter(name => path.win32.dirname(name) === target.toLowerCase()).map(name => path.win32.basename(name))) as unknown as typeof fs.readdir,
		stat: stat as unknown as typeof fs.stat,
		// The folders above are there as well.
		lstat: (async (target: string) => existing.some(name => name.toLowerCase().startsWith(`${target.toLowerCase().replace(/\\$/v, '')}\\`))
			? {isDirectory: () => true, isFile: () => false, isSymbolicLink: () => false}
			: stat(target)) as unknown as typeof fs.lstat,
		access: async () => undefined,
		statfs: (async () => ({bavail: 1000, bsize: 4096})) as unknown as typeof fs.statfs,
		...others,
	};
}

/** Where this program is. */
export const programFolder = String.raw`D:\Program Files\entsso-backup`;

export const installed = [programFolder, String.raw`${programFolder}\node.exe`, installDirectory, String.raw`${installDirectory}\ssoconfig.exe`, String.raw`${installDirectory}\ssomanage.exe`, String.raw`${installDirectory}\SSOConfigOM.dll`];

/** A clock that stands still; time limits are never over. */
export const stillClock: Clock = {now: () => now, after: () => () => undefined};

type Parts = {
	readonly answers?: Answers;
	readonly calls?: string[];
	readonly environment?: System['environment'];
	readonly installDirectory?: string;
	readonly native?: Partial<Native>;
	readonly administration?: Administration;
	readonly release?: string;
	readonly existing?: readonly string[];
	readonly fileSystem?: Partial<FileSystem>;
	readonly ownStart?: OwnStart;
};

/** A healthy master secret server, but for these parts. */
export function windowsHost({
	answers = {}, calls, environment = {}, installDirectory: given, native: calledFor = {}, existing = installed, fileSystem = {}, administration, release = '10.0.20348', ownStart,
}: Parts = {}): Host {
	return createWindowsHost({
		system: {...system, environment: {...system.environment, ...environment}},
		clock: stillClock,
		run: answering({...answers, ...healthy, ...answers}, calls),
		native: {...native, ...calledFor},
		fileSystem: fileSystemWith(existing, fileSystem),
		release,
		program: {node: String.raw`${programFolder}\node.exe`, folder: programFolder},
		ownStart,
		...(given !== undefined && {installDirectory: given}),
		...(administration !== undefined && {administration}),
	});
}

/** The check lines of this host by id, and the order in which they came. */
export async function check(host: Host): Promise<Record<string, CheckLine>> {
	const reported: CheckLine[] = [];
	await host.check(line => {
		reported.push(line);
	});
	return Object.fromEntries(reported.map(line => [line.id, line]));
}
