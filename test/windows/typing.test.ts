/*
Letters on their way through a pseudo-console. That of Wine is kinder than that of Windows; see wine/computer.ts. So
what a tool loses is lost here by the tool itself.
*/
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {backUp, installTool, receivedIn} from './backup.ts';
import {installComponent, toldBy, unregisterComponent} from './component.ts';
import {Computer} from './wine/computer.ts';

const tool = String.raw`C:\ENTSSO`;
const allSigns = {
	password: String.raw`!"#$%&'()*+,-./:;<=>?@[\]^_${'`'}{|}~ aZ09`,
	reminder: String.raw`Safe 12, "R&D" (top) <5%> ~ back\slash`,
};

let computer: Computer;
let files = 0;

beforeAll(async () => {
	computer = await Computer.start();
});

afterAll(async () => {
	await computer.close();
});

type Given = {
	readonly behaviour?: string;
	readonly password?: string;
	readonly reminder?: string;
	readonly further?: readonly string[];
};

/** A whole unattended backup with a tool that reads like this. */
async function runWith({behaviour = 'keys', ...given}: Given) {
	await rm(computer.file(String.raw`${tool}\received.txt`), {force: true});
	await installTool(computer, tool, behaviour, 'reading');
	const file = `${tool}\\${++files}.bak`;
	const ended = await backUp(computer, {
		tool, file, limit: 150_000, ...allSigns, ...given,
	});
	return {file, ...ended};
}

/** What the tool has to have got, as it tells it. */
function asReceived({password, reminder}: {readonly password: string; readonly reminder: string}) {
	return {password: sha256(password), confirmation: sha256(password), reminder};
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

type Line = {readonly id: string; readonly state: string};

/** Undefined where the evidence has no such line. */
function stateOf(result: Record<string, unknown>, wanted: string): string | undefined {
	return (result.evidence as Line[]).find(({id}) => id === wanted)?.state;
}

/** Whether the tool got its answers. */
function wasAnswered(): boolean {
	return existsSync(computer.file(String.raw`${tool}\received.txt`));
}

describe('all printable signs reach a tool that', () => {
	test.each([
		['reads with _getwch, and shows a mark for each', 'getwch'],
		['reads with _getch, and shows two marks for each', 'getch two-marks'],
		['reads characters with ReadConsoleW, and shows them', 'keys clear'],
		['reads lines with ReadConsoleW, which are not shown', 'line'],
		['reads lines with ReadConsoleW, which are shown', 'shown-line'],
		['reads with ReadConsoleInputW what goes down, and shows nothing', 'key-down unseen'],
		['reads with ReadConsoleInputW also what Alt brings, and paints without printing', 'key-events painted'],
		['paints its rows again behind each answer', 'getwch unseen repaints'],
		['throws away at first what is typed', 'getwch flushes'],
		['took its first answer, and shows nothing of that for a while', 'getwch unseen thinks'],
		['shows for some time that it is at work, and waits for a key at its end', 'getwch progress any-key'],
	])('%s', async (_, behaviour) => {
		const {exitCode, errors, result} = await runWith({behaviour});
		expect({exitCode, errors}).toEqual({exitCode: 0, errors: ''});
		expect(result).toMatchObject({verdict: 'verified', engine: 'console', errorCode: null});
		expect(stateOf(result, 'typed')).not.toBe('bad');
		expect(await receivedIn(computer, tool)).toMatchObject(asReceived(allSigns));
	});
});

// Few letters, for each is thirty characters to Wine's console.
test.each([
	['signs', {password: '[;_&"a B2', reminder: 'R&D; [1_2]'}],
	['letters that no keyboard has', {password: 'ü§秘😀-2024', reminder: '秘密 “Ω”'}],
])('a console that announces key records gets each letter as two of them, %s too', async (_, given) => {
	// With a component, other letters are not refused at their question; this console then takes them itself.
	await installComponent(computer, String.raw`C:\component`);
	onTestFinished(async () => unregisterComponent(computer));
	const further = ['--engine', 'console'];
	const {exitCode, errors, result} = await runWith({behaviour: 'key-records', further, ...given});
	expect({exitCode, errors}).toEqual({exitCode: 0, errors: ''});
	expect(result).toMatchObject({verdict: 'verified', engine: 'console', errorCode: null});
	expect(stateOf(result, 'typed')).not.toBe('bad');
	expect(await receivedIn(computer, tool)).toMatchObject(asReceived(given));
});

describe('a backup is not verified by a tool that', () => {
	test.each([
		['loses every third character', 'getwch loses-third'],
		['loses a sign that its keyboard lacks', 'getwch loses-ampersand'],
		['loses one, and shows two marks for each it got', 'key-down two-marks loses-ampersand'],
		['loses one, and shows what it got', 'keys clear loses-ampersand'],
		['loses one of the reminder, which it shows', 'keys unseen loses-ampersand'],
	])('%s', async (_, behaviour) => {
		const {exitCode, result, file} = await runWith({behaviour});
		expect(result).toMatchObject({
			verdict: 'unproven', engine: 'console', errorCode: null, file,
		});
		expect(exitCode).toBe(3);
		expect(stateOf(result, 'typed')).toBe('bad');
		expect(await receivedIn(computer, tool)).not.toMatchObject(asReceived(allSigns));
	});
});

test('a tool that throws away all that is typed is ended at the time limit, and the summary says so', async () => {
	const {exitCode, result} = await runWith({behaviour: 'deaf', further: ['--time-limit', '8']});
	expect({exitCode, result}).toMatchObject({exitCode: 1, result: {verdict: 'failed', errorCode: null, size: null}});
	expect(result.summary).toMatch(/took nothing/v);
	expect(await computer.processes('ssoconfig.exe')).toEqual([]);
});

describe('other letters, which this console may lose', () => {
	const german = {...allSigns, password: 'Schlüssel§2024'};
	const japanese = {...allSigns, reminder: 'Tresor über der Tür, 秘密'};

	test.each([
		['a password', german, 'auto'],
		['a reminder', japanese, 'auto'],
		['a password for the console engine', german, 'console'],
	])('are never typed: %s is refused where there is no administration interface', async (_, given, engine) => {
		await unregisterComponent(computer);
		const {exitCode, result, file} = await runWith({...given, further: ['--engine', engine]});
		expect(exitCode).toBeOneOf([1, 2]);
		expect(result).toMatchObject({verdict: 'failed', size: null, sha256: null});
		expect(result.summary).toMatch(/(?:character|letter)s?\b/v);
		expect(JSON.stringify(result)).not.toContain(given.password);
		expect(wasAnswered()).toBe(false);
		expect(existsSync(computer.file(file))).toBe(false);
	});

	test('go through the administration interface where there is one', async () => {
		await installComponent(computer, tool);
		const given = {password: german.password, reminder: japanese.reminder};
		const {exitCode, result, file} = await runWith(given);
		expect({exitCode, result}).toMatchObject({exitCode: 0, result: {verdict: 'verified', engine: 'api', file}});
		expect((result.advice as string[]).join('\n')).toMatch(/(?:character|letter)s?\b/v);
		expect(await toldBy(computer, tool, 'received')).toEqual([file, sha256(given.password), given.reminder]);
		expect(wasAnswered()).toBe(false);
	});
});
