import {createHash} from 'node:crypto';
import {
	afterAll,
	afterEach,
	beforeAll,
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {patience} from '../limits.ts';
import {Computer} from './wine/computer.ts';
import {
	backUp,
	installTool,
	password,
	receivedIn,
	reminder,
} from './backup.ts';
import {
	installComponent,
	toldBy,
	unregisterComponent,
	type ComponentOptions,
} from './component.ts';

let computer: Computer;
const folder = String.raw`C:\ENTSSO`;
let files = 0;

beforeAll(async () => {
	computer = await Computer.start();
	await installTool(computer, folder);
});

afterEach(async () => {
	expect(await toldBy(computer, folder, 'misused')).toBeUndefined();
	expect(await computer.processes('administration.mjs')).toEqual([]);
});

afterAll(async () => {
	await computer.close();
});

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

type Run = ComponentOptions & {
	readonly engine?: 'api' | 'console';
	readonly further?: readonly string[];
	readonly file?: string;
	readonly password?: string;
	readonly reminder?: string;
};

/** A whole unattended backup with a component like this. */
async function runWith({engine = 'api', further = [], file = `${folder}\\${++files}.bak`, ...rest}: Run = {}) {
	await installComponent(computer, folder, rest);
	return {
		file, ...await backUp(computer, {
			tool: folder, file, further: ['--engine', engine, ...further], ...rest,
		}),
	};
}

type Line = {readonly id: string; readonly state: string; readonly detail: string};

const states = (result: Record<string, unknown>) => Object.fromEntries((result.evidence as Line[]).map(({id, state}) => [id, state]));

describe('a backup by the administration interface', () => {
	test.each(['Apartment', 'Both', undefined] as const)('of a component marked %s ends verified; it got what was given, and nothing of the password stays', async threadingModel => {
		const {exitCode, errors, result, file} = await runWith({threadingModel});
		expect({exitCode, errors}).toEqual({exitCode: 0, errors: ''});
		expect(result).toMatchObject({verdict: 'verified', engine: 'api', errorCode: null});
		expect(states(result)).toMatchObject({
			tool: 'ok', file: 'ok', new: 'ok', event: 'ok', reminder: 'ok',
		});
		expect(await toldBy(computer, folder, 'received')).toEqual([file, sha256(password), reminder]);
		expect(await toldBy(computer, folder, 'released')).toEqual(['overwritten']);
		expect(new Set(await toldBy(computer, folder, 'asked'))).toEqual(new Set(['GetServerStatus', 'BackupSecret', 'GetFilePasswordReminder']));
	});

	test('makes the same file and has the same evidence as one by the console', async () => {
		const [byConsole, byApi] = [await runWith({engine: 'console'}), await runWith()];
		expect([byConsole.result.engine, byApi.result.engine]).toEqual(['console', 'api']);
		expect(byApi.exitCode).toBe(byConsole.exitCode);
		expect(await computer.read(byApi.file)).toBe(await computer.read(byConsole.file));
		expect(states(byApi.result)).toEqual(states(byConsole.result));
		for (const name of ['verdict', 'errorCode', 'size', 'sha256', 'advice']) {
			expect(byApi.result[name]).toEqual(byConsole.result[name]);
		}

		const {password: typed, reminder: hint} = await receivedIn(computer, folder);
		expect(await toldBy(computer, folder, 'received')).toEqual([byApi.file, typed, hint]);
	});

	test.each([
		['letters of German, Greek and Japanese', {file: String.raw`C:\ENTSSO\Schlüssel Ωμέγα バックアップ.bak`, reminder: 'Tresor über der Tür, 秘密 Ω'}],
		['quotation marks and all printable signs', {password: String.raw`!"#$%&'()*+,-./:;<=>?@[\]^_${'`'}{|}~ aZ09`, reminder: String.raw`the "one" in 'quotes' \" ""`}],
		['256 and 512 characters', {password: 'Abcd1234'.repeat(32), reminder: 'x y.'.repeat(128)}],
	])('takes %s as they are', async (_, given) => {
		const {result, file} = await runWith(given);
		expect(result).toMatchObject({verdict: 'verified', engine: 'api', file});
		expect(states(result)).toMatchObject({reminder: 'ok'});
		expect(await toldBy(computer, folder, 'received')).toEqual([file, sha256('password' in given ? given.password : password), given.reminder ?? reminder]);
	});

	test('is none the worse for a component that prints something', async () => {
		const {result} = await runWith({behaviour: ['BackupSecret print', 'GetFilePasswordReminder print']});
		expect(result).toMatchObject({verdict: 'verified', engine: 'api'});
	});
});

describe('a backup that fails', () => {
	// One code of ENTSSO, one of Windows; what each means is told by core/proof.
	test.each(['0xC0002A13', '0x80070005'])('with the HRESULT %s has its code', async code => {
		const {exitCode, result} = await runWith({behaviour: [`BackupSecret fail ${code}`]});
		expect(exitCode).toBe(1);
		expect(result).toMatchObject({
			verdict: 'failed', engine: 'api', errorCode: code, size: null,
		});
	});

	test('is told as the console engine tells it', async () => {
		const code = '0xC0002A5A';
		const {result} = await runWith({behaviour: [`BackupSecret fail ${code}`]});
		await installTool(computer, folder, code);
		try {
			const byConsole = await runWith({engine: 'console'});
			expect({summary: byConsole.result.summary, advice: byConsole.result.advice}).toEqual({summary: result.summary, advice: result.advice});
		} finally {
			await installTool(computer, folder);
		}
	});

	test.each([
		['an exception', 'exception 0xC0002A0F', '0xC0002A0F'],
		['an exception that explains itself when asked', 'deferred 0xC0002A14', '0xC0002A14'],
		['an exception with a code of its own', 'own 0x10', '0x80040210'],
	])('with %s has its code, and shows no secret', async (_, behaviour, errorCode) => {
		const {exitCode, result, errors} = await runWith({behaviour: [`BackupSecret ${behaviour}`]});
		expect(exitCode).toBe(1);
		expect(result).toMatchObject({verdict: 'failed', engine: 'api', errorCode});
		expect(JSON.stringify(result) + errors).not.toContain(reminder);
		expect(JSON.stringify(result) + errors).not.toContain(password);
	});

	test('with a code that is none of an error is not proven', async () => {
		const {exitCode, result} = await runWith({behaviour: ['BackupSecret success 0x00000001']});
		expect({exitCode, result}).toMatchObject({exitCode: 3, result: {verdict: 'unproven', engine: 'api', errorCode: null}});
	});

	test('by a crash of the component says so, and this program goes on', async () => {
		const {exitCode, result} = await runWith({behaviour: ['BackupSecret crash']});
		expect({exitCode, result}).toMatchObject({exitCode: 1, result: {verdict: 'failed', engine: 'api', summary: 'The administration interface of ENTSSO crashed (0xC0000005).'}});
	});

	test('by hanging is given up at its limit, and nothing is left', async () => {
		const running = runWith({behaviour: ['BackupSecret hang'], further: ['--time-limit', '8']});
		await vi.waitFor(async () => {
			expect(await computer.processes('administration.mjs')).toHaveLength(1);
		}, patience);
		const {exitCode, result} = await running;
		expect({exitCode, result}).toMatchObject({exitCode: 1, result: {verdict: 'failed', engine: 'api', errorCode: null}});
		expect(result.summary).toContain('did not come back in ');
	});
});

describe('where the interface cannot be called, ssoconfig is started instead', () => {
	const instead = {exitCode: 0, result: {verdict: 'verified', engine: 'console', errorCode: null}};

	test.each<[string, Run, RegExp]>([
		['a component that lacks the method', {behaviour: ['BackupSecret unknown']}, /has no BackupSecret here \(0x80020006\)/v],
		['one that wants a value more', {behaviour: ['BackupSecret longer']}, /did not accept the call \(0x8002000E\)/v],
		['one that may not be opened', {behaviour: ['open fail 0x80070005']}, /could not be opened \(0x80070005\)/v],
		['one that hangs when it is opened', {behaviour: ['open hang'], further: ['--time-limit', '12']}, /did not open in time/v],
		['one that is no component for 64-bit programs', {replacement: import.meta.filename}, /could not be opened \(0x8007[\dA-F]{4}\)/v],
	])('%s', async (_, run, why) => {
		const {result, exitCode} = await runWith(run);
		expect({exitCode, result}).toMatchObject(instead);
		expect((result.advice as string[]).join('\n')).toMatch(why);
	});

	test('one that is not registered', async () => {
		await unregisterComponent(computer);
		const {result, exitCode} = await backUp(computer, {tool: folder, file: String.raw`${folder}\unregistered.bak`, further: ['--engine', 'api']});
		expect({exitCode, result}).toMatchObject(instead);
		expect((result.advice as string[]).join('\n')).toContain('is not registered here for 64-bit programs (0x80040154)');
		expect(states(result)).toMatchObject({reminder: 'unknown'});
	});
});

describe('the reminder read back', () => {
	test.each(['api', 'console'] as const)('proves a backup (%s) that no event tells of', async engine => {
		await installTool(computer, folder, 'no-event');
		try {
			const {result} = await runWith({engine, behaviour: ['BackupSecret no-event']});
			expect(result).toMatchObject({verdict: 'verified', engine});
			expect(states(result)).toMatchObject({event: 'missing', reminder: 'ok'});
		} finally {
			await installTool(computer, folder);
		}
	});

	test.each([
		['is another one', 'other', 'bad', 'unproven'],
		['is refused', 'fail 0xC0002A20', 'unknown', 'verified'],
		['crashes', 'crash', 'unknown', 'verified'],
		['hangs', 'hang', 'unknown', 'verified'],
		['cannot be asked for', 'unknown', 'unknown', 'verified'],
	])('that %s', async (_, behaviour, state, verdict) => {
		const {result} = await runWith({engine: 'console', behaviour: [`GetFilePasswordReminder ${behaviour}`]});
		expect(states(result)).toMatchObject({reminder: state});
		expect(result).toMatchObject({verdict});
	});

	test('is asked for by verify', async () => {
		const {file} = await runWith({file: String.raw`${folder}\verified.bak`});
		const reminderLine = async () => {
			const {output} = await computer.entssoBackup(['verify', file, '--json']);
			const {records} = JSON.parse(output) as {records: Array<{lines: Line[]}>};
			return records[0]?.lines.find(({id}) => id === 'reminder')?.state;
		};

		expect(await reminderLine()).toBe('ok');
		await installComponent(computer, folder, {behaviour: ['GetFilePasswordReminder fail 0xC0002A2A']});
		expect(await reminderLine()).toBe('attention');
		await unregisterComponent(computer);
		expect(await reminderLine()).toBeUndefined();
	});
});
