import {existsSync} from 'node:fs';
import {
	mkdir,
	readdir,
	readFile,
	stat,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {BackupServices} from '../../../source/core/run/back-up.ts';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import {toRecord} from '../../../source/core/records/record.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {chooseEngine, thisSystem} from '../../../source/core/engines/choose-engine.ts';
import {practiceHost} from '../../host/practice/rig.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {pty} from '../engines/pty.ts';
import {password, runWith, type Rig} from '../backup-rig.ts';
import {bareHost} from '../bare-host.ts';
import {QuickClock} from '../quick-clock.ts';
import {adviceOf} from '../advice.ts';

const newFile = async (name = 'SSO.bak') => path.join(await temporaryFolder(), name);

describe('a good run', () => {
	test('is verified, with the facts of the file', async () => {
		const file = await newFile();
		const {result, states} = await runWith({file});
		expect(result).toMatchObject({
			verdict: 'verified', errorCode: undefined, file, size: 800, engine: 'console', practice: undefined, computer: 'BIZ01', copy: undefined, toolScreen: [],
		});
		expect(result.sha256).toMatch(/^[\da-f]{64}$/v);
		expect(states).toEqual(['tool ok', 'file ok', 'new ok', 'event ok', 'asked-again ok', 'copy missing']);
	});

	test('is verified also when an earlier try failed in the same second', async () => {
		const file = await newFile();
		const {result} = await runWith({file, earlier: [{id: 10_560, time: new Date(), strings: [file]}]});
		expect(result.verdict).toBe('verified');
	});

	test('is not proved by an event of an earlier run, not even of the same second', async () => {
		const file = await newFile();
		const {result, states} = await runWith({file, isLogged: false, earlier: [{id: 10_559, time: new Date(), strings: [file]}]});
		expect(result.verdict).toBe('unproven');
		expect(states).toContain('event missing');
	});

	test('is told by the engine when the tool has gone quiet, and tells the engine when the user takes over', async () => {
		const heard: unknown[] = [];
		const takeOver = new EventTarget();
		await runWith({
			file: await newFile(),
			services: {
				takeOver,
				onSilence(lines) {
					heard.push(lines);
					takeOver.dispatchEvent(new Event('take-over'));
				},
				async runEngine(_name, task, context) {
					const [, backupFile = ''] = task.arguments;
					context.takeOver?.addEventListener('take-over', ({type}) => {
						heard.push(type);
					});
					context.onSilence?.(['Key of the vault?']);
					context.onSilence?.(undefined);
					await writeFile(backupFile, 'x');
					return {
						engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], typed: ['password', 'confirmation', 'reminder'], passwordShown: false, leftBehind: false,
					};
				},
			},
		});
		expect(heard).toEqual([['Key of the vault?'], 'take-over', undefined, 'take-over']);
	});

	test('tells its stages in order, each once', async () => {
		const {told} = await runWith({file: await newFile()});
		expect(told).toEqual([
			'folder skipped',
			'start start',
			'engine auto',
			'start done',
			'password start',
			'password done',
			'confirmation skipped',
			'reminder skipped',
			'waiting start',
			'waiting done',
			'evidence start',
			'evidence done',
			'copy skipped',
		]);
	});

	test('makes the folder that was agreed to, and the second copy', async () => {
		const home = await temporaryFolder();
		const copyFolder = path.join(home, 'share');
		await mkdir(copyFolder);
		const {result, told} = await runWith({file: path.join(home, 'new', 'SSO.bak'), request: {createFolder: path.join(home, 'new'), copyFolder}});
		expect(result).toMatchObject({verdict: 'verified', copy: path.join(copyFolder, 'SSO.bak')});
		expect(told).toEqual(expect.arrayContaining(['folder start', 'folder done', 'copy start', 'copy done']));
		expect(await readFile(path.join(copyFolder, 'SSO.bak'), 'utf8')).toBe('x'.repeat(800));
	});

	test.each([
		{state: 'limited', seen: 'folder ok'},
		{state: 'not-limited', seen: 'folder bad'},
	] as const)('tells that the rights on the new folder are $state, and is verified either way', async ({state, seen}) => {
		const folder = path.join(await temporaryFolder(), 'new');
		const file = path.join(folder, 'SSO.bak');
		const host = bareHost({
			async createFolder(made) {
				await mkdir(made);
				return {state, detail: `The rights on ${made} are ${state}.`};
			},
		});
		const {result, states} = await runWith({file, request: {createFolder: folder}, services: {host, readReminder: async () => 'same'}});
		expect(result.verdict).toBe('verified');
		expect(states).toContain(seen);
		expect(adviceOf(result).some(line => line.includes('who may read the folder'))).toBe(state === 'not-limited');
		expect(result.evidence.find(({id}) => id === 'folder')?.detail).toBe(`The rights on ${folder} are ${state}.`);
	});

	test('tells that others can change its folder, and that of the copy, and is verified all the same', async () => {
		const home = await temporaryFolder();
		const copyFolder = path.join(home, 'share');
		await mkdir(copyFolder);
		const host = bareHost({
			inspectFolder: async folder => ({...await bareHost().inspectFolder(folder), exposures: [{kind: 'writable', path: folder, who: 'everyone'}]}),
		});
		const {result} = await runWith({file: path.join(home, 'SSO.bak'), request: {copyFolder}, services: {host, readReminder: async () => 'same'}});
		expect(result.verdict).toBe('verified');
		expect(result.evidence.filter(({id}) => id.endsWith('folder'))).toEqual([
			{id: 'folder', state: 'bad', detail: 'The folder of the backup file can be changed by everyone.'},
			{id: 'copy-folder', state: 'bad', detail: 'The folder of the second copy can be changed by everyone.'},
		]);
		expect(adviceOf(result).filter(line => line.startsWith('Others may replace'))).toHaveLength(2);
	});

	test('that failed and left a file tells who can get at that', async () => {
		const host = bareHost({
			ownerOf: async () => 'anna',
			inspectFolder: async folder => ({...await bareHost().inspectFolder(folder), exposures: [{kind: 'writable', path: folder, who: 'everyone'}]}),
		});
		const {result} = await runWith({file: await newFile(), outcome: {codes: ['0xC0002A0F']}, services: {host}});
		expect(result.verdict).toBe('failed');
		expect(result.evidence).toContainEqual({id: 'folder', state: 'bad', detail: 'The folder of the backup file can be changed by everyone.'});
		expect(result.evidence.find(({id}) => id === 'file')?.detail).toContain('owner anna');
	});

	test('stays verified when the second copy fails, and says so', async () => {
		const file = await newFile();
		const {result, told, states} = await runWith({file, request: {copyFolder: path.join(path.dirname(file), 'gone')}});
		expect(result).toMatchObject({verdict: 'verified', copy: undefined});
		expect(told.at(-1)).toBe('copy failed');
		expect(states).toContain('copy bad');
		expect(adviceOf(result)[0]).toContain('folder or drive is not there');
	});

	test('is verified by the reminder where there is no log', async () => {
		const services: Partial<BackupServices> = {host: bareHost(), readReminder: async () => 'same'};
		const {result, states} = await runWith({file: await newFile(), services});
		expect(result.verdict).toBe('verified');
		expect(states).toEqual(expect.arrayContaining(['event unknown', 'reminder ok']));
	});
});

describe('what the computer is asked beside the proof', () => {
	const system = {
		version: '10.0.2242.0', product: undefined, sqlServer: 'SQL01', database: 'SSODB', secretServer: 'BIZ01',
	};
	const event = (file: string) => ({id: 10_559, time: new Date(), strings: [file, '{0C1D}', '', String.raw`CONTOSO\anna`]});

	test('is in the result: owner, secret, SSO system, and who ran it', async () => {
		const file = await newFile();
		let hasRun = false;
		const host = bareHost({
			user: 'anna',
			backupEvents: async () => hasRun ? [event(file)] : [],
			describeSystem: async () => system,
			ownerOf: async () => 'svc-entsso',
			secretIds: async () => ['{0c1d}'],
		});
		const {result, states} = await runWith({
			file, services: {host}, async work() {
				hasRun = true;
				await writeFile(file, 'x');
			},
		});
		expect(result).toMatchObject({
			verdict: 'verified', user: 'anna', system, logged: {secretId: '{0C1D}', user: String.raw`CONTOSO\anna`},
		});
		expect(states).toContain('secret ok');
		expect(result.evidence.find(({id}) => id === 'file')?.detail).toMatch(/owner svc-entsso\.$/v);
		expect(await readFile(`${file}.recovery.txt`, 'utf8')).toContain('SSODB on SQL Server SQL01');
	});

	test('tells of the hotfix that a restore may need: in the advice and on the sheet', async () => {
		const told = async (version: string) => {
			const file = await newFile();
			const host = bareHost({backupEvents: async () => [], describeSystem: async () => ({...system, version})});
			const {result} = await runWith({file, services: {host}});
			return [adviceOf(result).join(' '), await readFile(`${file}.recovery.txt`, 'utf8')];
		};

		for (const words of await told('9.0.2096.0')) {
			expect(words).toContain('Unless hotfix KB3062831 is installed');
		}

		for (const words of await told('10.0.2242.0')) {
			expect(words).not.toContain('KB3062831');
		}
	});

	const never = async () => new Promise<never>(() => {
		// It does not answer.
	});
	const fail = async (): Promise<never> => {
		throw new Error('no');
	};

	test.each([['does not answer', never], ['fails', fail]])('is left out where the computer %s', async (_name, answer) => {
		const file = await newFile();
		let hasRun = false;
		const host = bareHost({
			backupEvents: async () => hasRun ? [event(file)] : [], describeSystem: answer, ownerOf: answer, secretIds: answer,
		});
		const clock = new QuickClock(new Date());
		const {result, states} = await runWith({
			file, services: {host, clock}, async work() {
				hasRun = true;
				await writeFile(file, 'x');
			},
		});
		expect(result).toMatchObject({verdict: 'verified', system: undefined});
		expect(states).toContain('secret unknown');
		expect(result.evidence.find(({id}) => id === 'file')?.detail).toMatch(/owner not known\.$/v);
		expect(clock.pending).toBe(0);
	});
});

describe('less than a proof is unproven', () => {
	test('without the word of ENTSSO, and the screen is kept', async () => {
		const {result} = await runWith({file: await newFile(), isLogged: false});
		expect(result).toMatchObject({verdict: 'unproven', toolScreen: ['Password : *******']});
		expect(result.sha256).toBeDefined();
	});

	test('with a file whose time is before the start: an old one moved there, or the clock set back', async () => {
		const file = await newFile();
		const {result, states} = await runWith({
			file,
			async work() {
				await writeFile(file, 'an old backup');
				await utimes(file, 1000, 1000);
			},
		});
		expect(result.verdict).toBe('unproven');
		expect(states).toContain('new bad');
	});

	test('where reading the reminder back goes wrong', async () => {
		const services: Partial<BackupServices> = {
			host: bareHost(),
			async readReminder() {
				throw new Error('no');
			},
		};
		const {result, states} = await runWith({file: await newFile(), services});
		expect(result.verdict).toBe('unproven');
		expect(states).toContain('reminder unknown');
	});
});

describe('the SHA-256 of a file that may be of another run is not in the record', () => {
	test.each<[string, (file: string) => Partial<Rig>]>([
		['it is older than the run', file => ({afterwards: async () => utimes(file, 1000, 1000)})],
		['ENTSSO logged two backups to it', file => ({
			services: {
				host: bareHost({backupEvents: async () => existsSync(file) ? [1, 2].map(() => ({id: 10_559, time: new Date(), strings: [file]})) : []}),
			},
		})],
		['it was written again after ENTSSO had logged it', file => ({
			async afterwards() {
				const then = new Date(Date.now() + 60_000);
				await utimes(file, then, then);
			},
		})],
	])('%s', async (_, given) => {
		const file = await newFile();
		const {result} = await runWith({file, ...given(file)});
		expect(result).toMatchObject({verdict: 'unproven', size: undefined, sha256: undefined});
		expect(toRecord(result)).toMatchObject({verdict: 'unproven', sha256: undefined});
		expect(existsSync(file)).toBe(true);
	});

	test('one that changed while the copy was made has that of the file that was copied', async () => {
		const file = await newFile();
		const share = path.join(path.dirname(file), 'share');
		await mkdir(share);
		const {result} = await runWith({
			file,
			request: {copyFolder: share},
			services: {
				host: bareHost({
					backupEvents: async () => existsSync(file) ? [{id: 10_559, time: new Date(), strings: [file]}] : [],
					async inspectFolder(folder) {
						if (folder === share) {
							await writeFile(file, 'theirs');
						}

						return bareHost().inspectFolder(folder);
					},
				}),
			},
		});
		expect(result).toMatchObject({verdict: 'unproven', size: 800, copy: path.join(share, 'SSO.bak')});
		const {sha256} = await fingerprint(path.join(share, 'SSO.bak'));
		expect(result.sha256).toBe(sha256);
	});
});

describe('a failed run', () => {
	test.each([
		['an empty file', async (file: string) => writeFile(file, '')],
		['a folder', async (file: string) => mkdir(file)],
		['nothing', async () => undefined],
	])('leaves %s', async (_, leave) => {
		const file = await newFile();
		const {result} = await runWith({
			file,
			async work() {
				await leave(file);
			},
		});
		expect(result).toMatchObject({verdict: 'failed', errorCode: undefined, sha256: undefined});
	});

	test('makes no copy, gives what it left another name, and skips the rest', async () => {
		const file = await newFile();
		const {result, told} = await runWith({file, outcome: {codes: ['0x80070070']}, request: {copyFolder: path.dirname(file)}});
		expect(result).toMatchObject({
			verdict: 'failed', errorCode: '0x80070070', size: 800, sha256: undefined, copy: undefined, toolScreen: ['Password : *******'],
		});
		expect(told.slice(-3)).toEqual(['waiting failed', 'evidence skipped', 'copy skipped']);
		expect(result.leftover).toBe(`${file}.incomplete`);
		expect(adviceOf(result).join(' ')).toContain(`Do not rely on ${file}.incomplete`);
		expect(await readdir(path.dirname(file))).toEqual(['SSO.bak.incomplete']);
	});

	test('starts nothing and makes no folder while another run has the file, and says which', async () => {
		const folder = path.join(path.dirname(await newFile()), 'new');
		const holder = {processId: 4711, since: new Date('2026-11-25T10:12:34Z')};
		const given = {file: path.join(folder, 'SSO.bak'), request: {createFolder: folder}};
		const {result, told} = await runWith({...given, services: {lock: {state: 'taken', holder}}});
		expect(result).toMatchObject({
			verdict: 'failed',
			reason: 'locked',
			summary: 'Another run is at work on this file (process 4711, since 2026-11-25 10:12 UTC). Wait for it to end, or choose another file.',
			size: undefined,
			sha256: undefined,
		});
		expect(adviceOf(result).join(' ')).toContain('another account may keep this file from being used: choose another file name');
		expect(told).not.toContain('engine auto');
		expect(existsSync(folder)).toBe(false);
		const {result: unnamed} = await runWith({...given, services: {lock: {state: 'taken', holder: undefined}}});
		expect(unnamed.summary).toContain('Another process holds the lock on this backup file.');
	});

	test('never starts the tool where something stands already', async () => {
		const file = await newFile();
		await writeFile(file, 'precious');
		const {ino, mtimeMs} = await stat(file);
		const {result, told} = await runWith({file});
		expect(result).toMatchObject({
			verdict: 'failed', reason: 'file-exists', errorCode: undefined, size: undefined, sha256: undefined,
		});
		expect(result.summary).toContain('already');
		expect(told).not.toContain('engine auto');
		expect(await readFile(file, 'utf8')).toBe('precious');
		expect(await stat(file)).toMatchObject({ino, mtimeMs});
	});

	test('never starts the tool where the folder cannot be made', async () => {
		const file = await newFile();
		await writeFile(path.join(path.dirname(file), 'in-the-way'), '');
		const folder = path.join(path.dirname(file), 'in-the-way', 'new');
		const {result, told} = await runWith({file: path.join(folder, 'SSO.bak'), request: {createFolder: folder, engine: 'hand-over'}});
		expect(result).toMatchObject({verdict: 'failed', reason: 'folder-not-made', engine: 'hand-over'});
		expect(result.summary).toContain('could not be made: part of the path is a file, not a folder');
		expect(told.slice(0, 3)).toEqual(['folder start', 'folder failed', 'start skipped']);
	});

	test('never starts the tool once it is cancelled', async () => {
		const {result, told} = await runWith({file: await newFile(), services: {signal: AbortSignal.abort()}});
		expect(result).toMatchObject({verdict: 'failed', summary: 'The backup was cancelled before it began.'});
		expect(told).not.toContain('engine auto');
		expect(result.evidence[0]).toEqual({id: 'tool', state: 'bad', detail: 'The backup was cancelled before ssoconfig was started.'});
	});

	test('is one whose engine throws, and its words are not passed on', async () => {
		const {result} = await runWith({
			file: await newFile(),
			async work() {
				throw new Error(`the password ${password} is wrong`);
			},
		});
		expect(result.verdict).toBe('failed');
		expect(JSON.stringify(result)).not.toContain(password);
	});
});

describe('with the practice program, in a real pseudo-terminal', () => {
	async function practise(scenario: Parameters<typeof practiceHost>[0]) {
		const host = await practiceHost(scenario);
		const [directory] = await host.installDirectories();
		const tool = await host.toolIn(directory?.path ?? '');
		if (tool === undefined) {
			throw new Error('There is no practice program; it is built before the tests.');
		}

		const file = path.join(host.folder, 'SSO.bak');
		return runWith({
			file,
			request: {tool, timeLimit: 20_000},
			services: {
				host,
				clock: systemClock,
				async runEngine(name, request, context) {
					const engine = chooseEngine(name, {...thisSystem, pty});
					return engine.run(request, context);
				},
			},
		});
	}

	test('a backup is verified', async () => {
		const {result, told} = await practise('ok');
		expect(result).toMatchObject({verdict: 'verified', practice: 'ok', engine: 'console'});
		expect(told.filter(line => line.endsWith('done'))).toEqual(['start done', 'password done', 'confirmation done', 'reminder done', 'waiting done', 'evidence done']);
	});

	test('a wrong server is told by its code', async () => {
		const {result} = await practise('not-secret-server');
		expect(result).toMatchObject({verdict: 'failed', errorCode: '0xC0002A0E'});
		expect(result.toolScreen.join('\n')).toContain('0xC0002A0E');
		expect(JSON.stringify(result)).not.toContain(password);
	});
});
