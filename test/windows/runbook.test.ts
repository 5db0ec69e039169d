/* The backup that backup.cmd makes, in Wine's cmd.exe, which is not Microsoft's: see runbook.ts. */
import {createHash} from 'node:crypto';
import {readdir, rm} from 'node:fs/promises';
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import {
	installTool,
	password,
	receivedIn,
	reminder,
} from './backup.ts';
import {healthy, installEntsso, usualFolder} from './entsso.ts';
import {
	answerTool,
	answerWith,
	scriptFor,
	startScript,
	toolSays,
} from './runbook.ts';
import {systemFolder, Computer} from './wine/computer.ts';

const kit = String.raw`C:\kit`;
const file = String.raw`C:\SSO-Backup\SSO-WINDOWS.bak`;
const log = String.raw`${kit}\backup-log-1.txt`;
const passwordHash = createHash('sha256').update(password).digest('hex');

let computer: Computer;
let script: string;

beforeAll(async () => {
	computer = await Computer.start();
	script = await scriptFor();
	await toolSays(computer, 'chkntfs', 'The type of the file system is NTFS.\r\n');
	await installEntsso(computer, healthy);
});

beforeEach(async () => {
	for (const folder of [kit, String.raw`C:\SSO-Backup`, usualFolder]) {
		await rm(computer.file(folder), {recursive: true, force: true});
	}

	await computer.write(String.raw`${kit}\backup.cmd`, script);
	await toolSays(computer, 'wevtutil-10559', '');
});

afterAll(async () => {
	await computer.close();
});

/** The tool that behaves so, and the backup with these switches; without any it waits for a key at its end. */
async function backUp(behaviour: string, {atKeyboard = answerTool, switches = ['/force']}: {atKeyboard?: typeof answerTool; switches?: readonly string[]} = {}) {
	await installTool(computer, usualFolder, behaviour);
	const ended = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches}, atKeyboard);
	expect(ended.text).not.toMatch(/syntax error|goto|recogni[sz]e/iv);
	return ended;
}

test('a backup that ENTSSO confirms is verified', async () => {
	const {exitCode, text} = await backUp('ok', {
		switches: [],
		async atKeyboard(terminal) {
			await answerTool(terminal);
			await terminal.waitFor('Press a key to close this.');
			terminal.send(' ');
		},
	});
	expect(text).toContain('VERIFIED: The master secret is backed up.');
	expect(exitCode).toBe(0);
	expect(await computer.read(file)).toContain('Written by a stand-in');
	expect(await receivedIn(computer, usualFolder)).toEqual({
		path: file, password: passwordHash, confirmation: passwordHash, reminder,
	});
	expect(text.indexOf('1  Password')).toBeLessThan(text.indexOf('2  Confirm Password'));
	expect(text.indexOf('2  Confirm Password')).toBeLessThan(text.indexOf('3  Password reminder'));
	expect(text.indexOf('3  Password reminder')).toBeLessThan(text.indexOf('\nPassword : ***'));
});

test('the log tells what was found and done, and holds no secret', async () => {
	const {text} = await backUp('ok');
	const written = await computer.read(log);
	for (const line of ['ok       The ENTSSO service is running.', `ssoconfig.exe -backupsecret ${file}`, 'ssoconfig ended with exit code 0.', 'VERIFIED: The master secret is backed up.']) {
		expect(written).toContain(line);
	}

	expect(written).not.toContain(password);
	expect(written).not.toContain(reminder);
	expect(text).toContain(`Log, without the password: ${log}`);
});

test('a log that is there is left as it is', async () => {
	await computer.write(log, 'precious');
	await backUp('ok');
	expect(await computer.read(log)).toBe('precious');
	expect(await readdir(computer.file(kit))).toEqual(['backup-log-1.txt', 'backup-log-2.txt', 'backup.cmd']);
});

describe('is not proven:', () => {
	test.each([
		['no event was logged', 'no-event', 'No event 10559 (backed up) of ENTSSO for this file was found.'],
		['the tool ended with an exit code', 'ok 5', 'ssoconfig ended with exit code 5.'],
	])('%s', async (_, behaviour, evidence) => {
		const {exitCode, text} = await backUp(behaviour, {atKeyboard: answerWith('')});
		expect(text).toContain(evidence);
		expect(text).toContain('UNPROVEN: There is a backup file, but it is not proved to be good.');
		expect(exitCode).toBe(3);
	});

	test('the newest event of this file is an old one', async () => {
		await computer.write(String.raw`${systemFolder}\wevtutil-10559.xml`, `<Event><System><EventID>10559</EventID><EventRecordID>7</EventRecordID></System><EventData><Data>${file}</Data></EventData></Event>\r\n`);
		const {exitCode, text} = await backUp('no-event', {atKeyboard: answerWith('')});
		expect(text).toContain('UNPROVEN');
		expect(exitCode).toBe(3);
	});
});

describe('failed:', () => {
	test('the tool shows a code, which is explained', async () => {
		const {exitCode, text} = await backUp('0xC0002A0E', {atKeyboard: answerWith('0xc0002a0e')});
		expect(text).toContain('The backup file is not there.');
		expect(text).toContain('This computer does not keep the master secret');
		expect(text).toContain('FAILED: The master secret was not backed up.');
		expect(exitCode).toBe(1);
		expect(await computer.read(log)).toContain('This computer does not keep the master secret');
	});

	test('a code of the service off a cluster is explained without one', async () => {
		const {text} = await backUp('0xC0002A0F', {atKeyboard: answerWith('0xC0002A0F')});
		expect(text).toMatch(/net\s+start ENTSSO/v);
		expect(text).not.toContain('On a node of a failover cluster:');
	});

	test.each([
		['the tool ended without a word', 'no-event', '0xC0002A0F'],
		['the tool wrote an empty file', 'empty', ''],
		['the tool crashed', 'crash', ''],
		['the exit code is an error code', 'no-event -1073731057', ''],
	])('%s (%s, typed %j)', async (_, behaviour, typed) => {
		const {exitCode, text} = await backUp(behaviour, {atKeyboard: answerWith(typed)});
		expect(text).toContain('FAILED: The master secret was not backed up.');
		expect(exitCode).toBe(1);
		expect(text.includes(`Do not rely on this file; nothing was deleted: ${file}`)).toBe(behaviour !== 'crash');
	});

	test.each([
		['no-event -1073731057', '0xC0002A0F', 'No answer from the ENTSSO service'],
		['no-event -2147024891', '0x80070005', 'denied'],
		['crash', '0xC0000005', 'crashed'],
	])('an exit code that is an error code is shown in hexadecimal digits and explained (%s)', async (behaviour, code, words) => {
		const {exitCode, text} = await backUp(behaviour, {atKeyboard: answerWith('')});
		expect(text).toContain(`ssoconfig ended with exit code ${code}.`);
		expect(text.slice(text.indexOf('press Enter:'))).toContain(words);
		expect(text).not.toContain('There are no words here');
		expect(exitCode).toBe(1);
	});
});

describe('nothing is started', () => {
	test('where a line says STOP, unless told to', async () => {
		await installEntsso(computer, {...healthy, isElevated: false});
		try {
			const refused = await backUp('ok', {switches: ['/dir', usualFolder], atKeyboard: async () => undefined});
			expect(refused.text).toContain('Nothing was started.');
			expect(refused.exitCode).toBe(1);
			expect(await readdir(computer.file(usualFolder))).not.toContain('received.txt');
			expect(await backUp('ok')).toMatchObject({exitCode: 0});
		} finally {
			await installEntsso(computer, healthy);
		}
	});

	test('where the file is there, whatever is told', async () => {
		await computer.write(file, 'precious');
		const {exitCode, text} = await backUp('ok', {switches: ['/force', '/file', file], atKeyboard: async () => undefined});
		expect(text).toContain('is never overwritten');
		expect(exitCode).toBe(1);
		expect(await computer.read(file)).toBe('precious');
	});

	test('where the folder cannot be made', async () => {
		await computer.write(String.raw`C:\SSO-Backup`, 'a file in the way');
		const {exitCode, text} = await backUp('ok', {
			async atKeyboard(terminal) {
				await terminal.waitFor('Press a key to start');
				terminal.send(' ');
			},
		});
		expect(text).toContain('FAILED: The folder could not be made: C:\\SSO-Backup\\');
		expect(exitCode).toBe(1);
	});
});

test('paths with signs that cmd.exe reads are taken as they are', async () => {
	const tool = String.raw`C:\R&D (50%) ^x! 'y' ;z\tool,b=c`;
	const backup = String.raw`C:\R&D (50%) ^x! 'y' ;z\%TEMP%\a b&c.bak`;
	// Wine starts no .cmd file as it should in a folder with % or ^ in its name.
	const folder = String.raw`C:\kit & (100) x!`;
	await installTool(computer, tool);
	await computer.write(String.raw`${folder}\backup.cmd`, await scriptFor('--install-dir', tool, '--backup-file', backup));
	const {exitCode, text} = await startScript(computer, String.raw`${folder}\backup.cmd`, {switches: ['/force']}, answerTool);
	expect(text).toContain(`ok       ssoconfig.exe was found: ${tool} (as given)`);
	expect(text).toContain('VERIFIED');
	expect(exitCode).toBe(0);
	expect(await receivedIn(computer, tool)).toMatchObject({path: backup, password: passwordHash});
	expect(await computer.read(String.raw`${folder}\backup-log-1.txt`)).toContain(`-backupsecret ${backup}`);
});

test('the program writes the files on Windows too', async () => {
	const folder = String.raw`C:\made for the server`;
	const {exitCode, output} = await computer.entssoBackup(['runbook', folder, '--json']);
	expect({exitCode, result: JSON.parse(output) as unknown}).toMatchObject({
		exitCode: 0, result: {version: 1, reason: null, files: [String.raw`${folder}\backup.cmd`, String.raw`${folder}\restore.cmd`, String.raw`${folder}\runbook.txt`]},
	});
	expect(await computer.read(String.raw`${folder}\backup.cmd`)).toBe(script);
});
