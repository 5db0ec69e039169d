import {createHash} from 'node:crypto';
import {
	afterAll,
	beforeAll,
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

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await computer.write(String.raw`C:\SSO-Backup\readme.txt`, '');
});

afterAll(async () => {
	await computer.close();
});

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

test('the tool gets the path, the password twice and the reminder, and its file is there', async () => {
	const tool = String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`;
	const file = String.raw`C:\SSO-Backup\a.bak`;
	await installTool(computer, tool);
	const {exitCode, result, errors} = await backUp(computer, {tool, file});
	expect({exitCode, errors}).toEqual({exitCode: 0, errors: ''});
	const written = await computer.read(file);
	expect(result).toMatchObject({
		verdict: 'verified', engine: 'console', errorCode: null, file, size: written.length, sha256: sha256(written), practice: null,
	});
	expect(JSON.stringify(result.evidence)).toMatch(/, owner (?!not known)\S/v);
	expect(await receivedIn(computer, tool)).toEqual({
		path: file, password: sha256(password), confirmation: sha256(password), reminder,
	});
});

test.each([
	['spaces and letters of German and Greek', String.raw`C:\Sicherung für SSO\Schlüssel Ωμέγα 1.bak`],
	['Japanese letters', String.raw`C:\バックアップ\マスター シークレット.bak`],
	['signs that shells read', String.raw`C:\R&D (50%) ^x! 'y' ;z\a,b=c.bak`],
])('a path with %s reaches the tool as it is', async (_, file) => {
	const tool = file.replace(/\\[^\\]+$/v, String.raw`\tool`);
	await installTool(computer, tool);
	const {result} = await backUp(computer, {tool, file});
	expect(result).toMatchObject({verdict: 'verified', file});
	expect(await receivedIn(computer, tool)).toMatchObject({path: file, password: sha256(password)});
});

test('a password with 256 characters reaches the tool as it is', async () => {
	const tool = String.raw`C:\long password`;
	const given = 'Abcd1234'.repeat(32);
	await installTool(computer, tool);
	await backUp(computer, {tool, file: String.raw`${tool}\a.bak`, password: given});
	expect(await receivedIn(computer, tool)).toMatchObject({password: sha256(given), confirmation: sha256(given)});
});

test.each(['0xC0002A0F', '0xC0002A20', '0x80070005'])('the code %s is a failed backup', async code => {
	const tool = `C:\\${code}`;
	await installTool(computer, tool, code);
	const {exitCode, result} = await backUp(computer, {tool, file: String.raw`${tool}\a.bak`});
	expect(exitCode).toBe(1);
	expect(result).toMatchObject({verdict: 'failed', errorCode: code, size: null});
});

test.each([
	['an exit code of 0 with an error code', '0xC0002A0F 0', {verdict: 'failed', errorCode: '0xC0002A0F'}],
	['a crash', 'crash', {verdict: 'failed', errorCode: '0xC0000005'}],
	['a question that is not known', 'ask', {verdict: 'failed', errorCode: null}],
])('%s is a failed backup', async (name, behaviour, expected) => {
	const tool = `C:\\${name}`;
	await installTool(computer, tool, behaviour);
	const {exitCode, result} = await backUp(computer, {tool, file: String.raw`${tool}\a.bak`});
	expect(exitCode).toBe(1);
	expect(result).toMatchObject(expected);
	expect(await computer.processes('ssoconfig.exe')).toEqual([]);
});

test.each([
	['a success of which no event was logged', 'no-event'],
	['an exit code without a word', 'ok 5'],
])('%s is not proven', async (name, behaviour) => {
	const tool = `C:\\${name}`;
	await installTool(computer, tool, behaviour);
	const {exitCode, result} = await backUp(computer, {tool, file: String.raw`${tool}\a.bak`});
	expect(exitCode).toBe(3);
	expect(result).toMatchObject({verdict: 'unproven', errorCode: null});
});

test.each([['hang', 2], ['silent', 1]])('a tool that never comes back (%s) is ended at the time limit, with all it started', async (behaviour, processes) => {
	const tool = `C:\\${behaviour}`;
	await installTool(computer, tool, behaviour);
	const running = backUp(computer, {tool, file: String.raw`${tool}\a.bak`, further: ['--time-limit', '8']});
	await vi.waitFor(async () => {
		expect(await computer.processes('ssoconfig.exe')).toHaveLength(processes);
	}, patience);
	const {exitCode, result, errors} = await running;
	expect({exitCode, errors}).toEqual({exitCode: 1, errors: expect.stringMatching(/^FAILED: .*did not finish in 8 seconds/sv) as unknown});
	expect(result).toMatchObject({verdict: 'failed', errorCode: null});
	expect(await computer.processes('ssoconfig.exe')).toEqual([]);
});
