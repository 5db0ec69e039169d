import {
	mkdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {
	mkdir,
	readdir,
	readFile,
	rename,
	stat,
	symlink,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import type {BackupResult, BackupServices} from '../../../source/core/run/back-up.ts';
import type {BackupEvent} from '../../../source/host/host.ts';
import {runWith, type Rig} from '../backup-rig.ts';
import {bareHost} from '../bare-host.ts';
import {adviceOf} from '../advice.ts';

const cancelled = {ending: 'cancelled', exitCode: undefined} as const;

test('a half file is renamed, and nothing that has the new name already is overwritten', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	await writeFile(`${file}.incomplete`, 'of an earlier run');
	const {result} = await runWith({
		file,
		outcome: cancelled,
		async work() {
			await writeFile(file, 'half a ba');
		},
	});
	expect(result).toMatchObject({verdict: 'failed', file, leftover: `${file}.incomplete-2`});
	expect(await readFile(`${file}.incomplete`, 'utf8')).toBe('of an earlier run');
	expect(await readFile(`${file}.incomplete-2`, 'utf8')).toBe('half a ba');
	const names = await readdir(path.dirname(file));
	expect(names.toSorted()).toEqual(['SSO.bak.incomplete', 'SSO.bak.incomplete-2']);
});

test.each([
	['was made before the run', async (file: string) => {
		await writeFile(file, 'old');
		await utimes(file, new Date(0), new Date(0));
	}],
	['is a folder', async (file: string) => mkdir(file)],
])('what %s keeps its name', async (_, work) => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({file, outcome: cancelled, work: async () => work(file)});
	expect(result.verdict).toBe('failed');
	expect(result.leftover).toBeUndefined();
	expect(await readdir(path.dirname(file))).toEqual(['SSO.bak']);
});

/** What stands there once the tool has ended. */
const good = 'a good backup';
const renamed = 'Do not rely on';

type Case = Pick<Rig, 'isLogged' | 'outcome' | 'services'> & {readonly age?: number; readonly events?: ReadonlyArray<Partial<BackupEvent>>};

const codes = ['0xC0002A20', '0x80070050', '0x800700B7', '0x80070020', '0x80070021', '0xC0000035', '0xC0000043'];

/** Has a file stand there at the end of a failed run; gives what became of it. */
async function leave({age = 0, events = [], services, ...rest}: Case) {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const log = () => events.map(event => ({
		id: 10_560, time: new Date(), strings: [file, '', '', '', '0x80070070'], ...event,
	}));
	let isOver = false;
	const {result} = await runWith({
		file,
		outcome: {ending: 'exited', codes: ['0x80070070']},
		...rest,
		services: {
			...services,
			host: bareHost({backupEvents: async () => isOver ? log().map(event => ({...event, strings: [file, ...event.strings.slice(1)]})) : [], ...services?.host}),
		},
		async work() {
			await writeFile(file, good);
			const then = new Date(Date.now() - age);
			await utimes(file, then, then);
			isOver = true;
		},
	});
	return {file, result, names: await readdir(path.dirname(file))};
}

const aboutFile = ({evidence}: BackupResult) => evidence.find(({id}) => id === 'file');

test.each<[string, Case]>([
	['failed otherwise', {}],
	['was cancelled', {outcome: cancelled}],
	['came to its time limit', {outcome: {ending: 'time-limit', exitCode: undefined}}],
	['crashed', {outcome: {ending: 'killed', exitCode: 0xC0_00_00_05}}],
	['is one of the administration interface', {outcome: {engine: 'api', codes: ['0x80070070']}}],
	['has a failure in the log that is of the disk', {events: [{}]}],
	['has a log that cannot be read', {services: {host: bareHost()}}],
	['has no record of that SHA-256', {services: {isRecorded: async () => false}}],
])('what a tool left that %s is set aside', async (_, given) => {
	const {file, result, names} = await leave(given);
	expect(result).toMatchObject({verdict: 'failed', leftover: `${file}.incomplete`, size: good.length});
	expect(names).toEqual(['SSO.bak.incomplete']);
	expect(adviceOf(result).join(' ')).toContain(renamed);
	expect(aboutFile(result)?.state).toBe('missing');
	expect(aboutFile(result)?.detail).toMatch(/^The backup file was there: 13 bytes/v);
	expect(aboutFile(result)?.detail).toMatch(/ It is \/.*\.incomplete now\.$/v);
});

const unsure: BackupServices['lock'] = {state: 'unsure', error: new Error('no')};
const stays = [
	...codes.map((code): [string, Case] => [`the tool printed ${code}`, {outcome: {codes: [code]}}]),
	...codes.map((code): [string, Case] => [`the tool printed ${code} after another code`, {outcome: {codes: ['0x80070005', code]}}]),
	...codes.map((code): [string, Case] => [`ENTSSO logged ${code}`, {events: [{strings: ['', '', '', '', `${code}, No.`]}]}]),
	...[32, 33, 80, 183].map((exitCode): [string, Case] => [`the exit code is ${exitCode}`, {outcome: {codes: ['0x80004005'], exitCode}}]),
	['ENTSSO logged a backup to it', {events: [{id: 10_559}]}],
	['ENTSSO logged a backup to it, then a failure', {events: [{id: 10_559}, {}]}],
	['the run was cancelled, and ENTSSO logged a backup to it', {outcome: cancelled, events: [{id: 10_559}]}],
	['a question was open', {outcome: {ending: 'question', exitCode: undefined, question: 'Overwrite?'}}],
	['a question was open that nobody could read', {outcome: {ending: 'question', exitCode: undefined}}],
	...(['time-limit', 'cancelled', 'killed'] as const).map((ending): [string, Case] => [
		`a question was on its screen when it was ended (${ending})`, {outcome: {ending, exitCode: undefined, question: 'Overwrite?'}},
	]),
	['it asked to its time limit for what it had been given', {outcome: {ending: 'time-limit', exitCode: undefined, tookNothing: true}}],
	['the user answered the tool by hand', {outcome: {codes: ['0x80070070'], isUnwatched: true}}],
	['the user answered the tool by hand, and it was ended', {outcome: {...cancelled, isUnwatched: true}}],
	['nobody saw what the tool printed', {outcome: {engine: 'hand-over', codes: undefined, exitCode: 0xC0_00_2A_0F}}],
	['it is older than the run', {age: 60_000}],
	['the lock could not be taken', {services: {lock: unsure}}],
	['the history has its SHA-256', {services: {isRecorded: async () => true}}],
] as const satisfies ReadonlyArray<[string, Case]>;

test.each<[string, Case]>([...stays])('a file stays, and that is said, where %s', async (_, given) => {
	const {file, result, names} = await leave(given);
	expect(result).toMatchObject({verdict: 'failed', size: undefined, sha256: undefined});
	expect(result.leftover).toBeUndefined();
	expect(names).toEqual(['SSO.bak']);
	expect(await readFile(file, 'utf8')).toBe(good);
	const advice = adviceOf(result).join(' ');
	expect(advice).toContain(`There is a file at ${file}; whether this run wrote it cannot be shown.`);
	expect(advice).toContain('look at it before you use or delete it');
	expect(advice).not.toContain(renamed);
});

test('a file stays where the tool never came so far that it could write', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({
		file,
		services: {
			async runEngine(_, __, {onStage}) {
				onStage('start');
				onStage('password');
				await writeFile(file, good);
				return {
					engine: 'console', ending: 'exited', exitCode: 1, codes: ['0x80070057'], screen: [], typed: ['password'], passwordShown: false, leftBehind: false,
				};
			},
		},
	});
	expect(result.leftover).toBeUndefined();
	expect(await readFile(file, 'utf8')).toBe(good);
});

test('a file stays where it was moved there, as its birth tells', async () => {
	const folder = await temporaryFolder();
	const [file, other] = [path.join(folder, 'SSO.bak'), path.join(folder, 'other')];
	await writeFile(other, good);
	const {birthtime} = await stat(other);
	const {result} = await runWith({
		file,
		outcome: cancelled,
		// The run begins a minute after that file was made.
		services: {clock: {...systemClock, now: () => new Date(birthtime.getTime() + 60_000)}},
		async work() {
			await rename(other, file);
			const then = new Date(birthtime.getTime() + 61_000);
			await utimes(file, then, then);
		},
	});
	expect(result.leftover).toBeUndefined();
	expect(await readFile(file, 'utf8')).toBe(good);
});

test('a file stays where the clock was set back meanwhile, so that its time tells nothing', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	let ahead = 3_600_000;
	const {result} = await runWith({
		file,
		outcome: cancelled,
		services: {clock: {...systemClock, now: () => new Date(Date.now() + ahead)}},
		async work() {
			ahead = 0;
			await writeFile(file, 'half a ba');
		},
	});
	expect(result).toMatchObject({verdict: 'failed'});
	expect(result.leftover).toBeUndefined();
	expect(await readFile(file, 'utf8')).toBe('half a ba');
});

/** Leaves half a file on this host. */
async function leaveHalf(hostOf: (file: string) => Parameters<typeof bareHost>[0]) {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({
		file,
		outcome: cancelled,
		work: async () => writeFile(file, 'half a ba'),
		services: {host: bareHost(hostOf(file))},
	});
	return {file, result};
}

/** Leaves a file, which is no longer the same once it was looked at. */
async function leaveAndThen(change: (file: string) => void) {
	return leaveHalf(file => ({
		// Asked once the file was looked at.
		async inspectFolder(folder) {
			change(file);
			return bareHost().inspectFolder(folder);
		},
	}));
}

test('a file that somebody puts there after it was looked at stays', async () => {
	const {file, result} = await leaveAndThen(name => {
		writeFileSync(name, good);
	});
	expect(result.leftover).toBeUndefined();
	expect(await readFile(file, 'utf8')).toBe(good);
	expect(adviceOf(result).join(' ')).toContain('whether this run wrote it cannot be shown');
	expect(aboutFile(result)).toMatchObject({state: 'bad', detail: 'The backup file has changed since it was first looked at.'});
});

test('no file is told of that somebody took away after it was looked at', async () => {
	const {file, result} = await leaveAndThen(name => {
		rmSync(name);
	});
	expect(result).toMatchObject({verdict: 'failed', size: undefined});
	expect(result.leftover).toBeUndefined();
	expect(adviceOf(result).join(' ')).not.toContain(file);
	expect(aboutFile(result)).toMatchObject({state: 'missing', detail: 'The backup file is gone since it was first looked at.'});
});

test('a folder that somebody puts in its place after it was looked at is called no file', async () => {
	const {file, result} = await leaveAndThen(name => {
		rmSync(name);
		mkdirSync(name);
	});
	expect(result).toMatchObject({verdict: 'failed', size: undefined});
	expect(adviceOf(result).join(' ')).toContain(`What stands at ${file} is not a file`);
	expect(adviceOf(result).join(' ')).not.toContain('There is a file');
	expect(aboutFile(result)).toMatchObject({state: 'bad', detail: 'What stands at the path of the backup file is not a file.'});
});

test('where the file can no longer be looked at, that is said, and no more', async () => {
	const {file, result} = await leaveAndThen(name => {
		const folder = path.dirname(name);
		rmSync(folder, {recursive: true});
		// It leads to itself.
		symlinkSync(folder, folder);
	});
	expect(result).toMatchObject({verdict: 'failed', size: undefined});
	expect(result.leftover).toBeUndefined();
	expect(adviceOf(result).join(' ')).toContain(`Whether the file is still at ${file} could not be found out.`);
	expect(aboutFile(result)?.state).toBe('unknown');
});

test('no file is told of that goes away while it is renamed', async () => {
	const {file, result} = await leaveHalf(name => ({
		async renameFile() {
			rmSync(name);
			return 'not-possible';
		},
	}));
	expect(result).toMatchObject({verdict: 'failed', size: undefined});
	expect(adviceOf(result).join(' ')).not.toContain(file);
	expect(aboutFile(result)?.state).toBe('missing');
});

test.each([
	['a folder', async (file: string) => mkdir(file)],
	['a link', async (file: string) => symlink('/dev/null', file)],
])('what a failed run leaves that is no file (%s) is named', async (_, work) => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({file, outcome: {ending: 'exited', codes: ['0xC0002A0F']}, work: async () => work(file)});
	expect(result).toMatchObject({verdict: 'failed'});
	expect(result.leftover).toBeUndefined();
	expect(adviceOf(result).join(' ')).toContain(`What stands at ${file} is not a file`);
	expect(await readdir(path.dirname(file))).toEqual(['SSO.bak']);
});

test('the file of a run that is only unproven keeps its name', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({file, isLogged: false});
	expect(result.verdict).toBe('unproven');
	expect(result.leftover).toBeUndefined();
	expect(await readdir(path.dirname(file))).toContain('SSO.bak');
});
