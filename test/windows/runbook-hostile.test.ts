/*
Texts from outside that are written so that cmd.exe would run them. Whoever may write to the event log, to the database
or to the registry would have their program run by the administrator who starts backup.cmd. In Wine's cmd.exe, which is
not Microsoft's; test/commands/runbook-outside.test.ts holds the script against the rule that is safe in both.
*/
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	inject,
	test,
} from 'vitest';
import type {TestTerminal} from '../pty/terminal.ts';
import {installTool, password, reminder} from './backup.ts';
import {healthy, installEntsso, usualFolder} from './entsso.ts';
import {
	answerTool,
	scriptFor,
	startScript,
	toolSays,
	type Ended,
	type StartOptions,
} from './runbook.ts';
import {systemFolder, Computer} from './wine/computer.ts';

const kit = String.raw`C:\kit`;
const file = String.raw`C:\SSO-Backup\SSO-WINDOWS.bak`;
const trace = String.raw`C:\trace.txt`;
const entsso = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO`;
const entsso32 = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Wow6432Node\Microsoft\ENTSSO`;
const service = String.raw`HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\ENTSSO`;
/** So that a text with a variable in it has a quotation mark only where it is read a second time. */
const environment = {QUOTE: '"'};

/** Each would run the program `trace`, which Windows finds everywhere. A name ends at a blank, so most have none. */
const texts = [
	'x"|trace"',
	'x" & trace & "',
	'x&trace&y',
	'^"&trace&^"',
	String.raw`x"">C:\trace.txt"`,
	String.raw`"<C:\windows\win.ini&trace`,
	'x%QUOTE%&trace&%QUOTE%',
	'x!QUOTE!|trace|!QUOTE!',
	'!!!"&trace&"',
	')&trace&(',
	'x")&trace&("',
	'\'&trace&\'`trace`',
] as const;

/** Those of them that a folder may have for a name. */
const names = texts.filter(text => !/["*<>?\\\|]/v.test(text));

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await toolSays(computer, 'chkntfs', 'The type of the file system is NTFS.\r\n');
	await computer.copyIn(path.join(inject('standIns'), 'trace.exe'), String.raw`${systemFolder}\trace.exe`);
	await computer.write(String.raw`${kit}\backup.cmd`, await scriptFor());
});

beforeEach(async () => {
	await installEntsso(computer, healthy);
	for (const place of [String.raw`C:\SSO-Backup`, String.raw`${kit}\backup-log-1.txt`, trace]) {
		await rm(computer.file(place), {recursive: true, force: true});
	}
});

afterEach(async () => {
	await computer.changeRegistry(`[-${entsso}]\n[-${entsso32}]\n[-${service}]\n`);
	expect(existsSync(computer.file(trace))).toBe(false);
});

afterAll(async () => {
	await computer.close();
});

function asRegistryValue(text: string): string {
	return `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
}

/** All that says where the tools are, and of which version, says this; they are in the usual folder. */
async function fillRegistry(text: string): Promise<void> {
	const value = asRegistryValue(text);
	await computer.changeRegistry([
		`[${entsso}]\n"InstallPath"=${value}\n"ProductVersion"=${value}\n`,
		`[${entsso32}]\n"InstallPath"=${value}\n"ProductVersion"=${value}\n"Server"=${value}\n`,
		`[${service}]\n"ImagePath"=${value}\n"DisplayName"=${value}\n`,
	].join('\n'));
}

/** The database, the service, and the tools of Windows say this where another may have put it. */
async function fillTools(text: string, {asks}: {readonly asks: string}): Promise<void> {
	const properties = ['SQL Server', 'SSO database', 'SSO secret server name'].map(name => `${name} : ${text}\r\n`);
	const database = `Using SSO server ${asks}\r\n\r\n${properties.join('')}`;
	await computer.write(String.raw`${usualFolder}\ssomanage.txt`, `0\n${database}`);
	await toolSays(computer, 'sc', ['ENTSSO', text, `4  ${text}`].map(value => `        STATE : ${value}\r\n`).join(''));
	await toolSays(computer, 'whoami', `"${text}","Group","S-1-5-32-544",""\r\n${text}\r\n`);
	await toolSays(computer, 'net-use', `OK           D:        \\\\files\\${text}      Network\r\n`);
	await toolSays(computer, 'net-start', `   ${text}\r\n`);
}

/** An event 10559 in which this text stands, of this number. */
async function logEvent(text: string, number: number): Promise<void> {
	const system = `<System><Provider Name='ENTSSO'/><EventRecordID>${number}</EventRecordID></System>`;
	const event = `<Event>${system}<EventData><Data>${text}</Data></EventData></Event>\r\n`;
	await computer.write(String.raw`${systemFolder}\wevtutil-10559.xml`, event);
}

/** Starts the backup.cmd of a folder; none of it may be an error to cmd.exe. */
async function start(folder: string, options: StartOptions, atKeyboard?: typeof answerTool): Promise<Ended> {
	const ended = await startScript(computer, String.raw`${folder}\backup.cmd`, options, atKeyboard);
	expect(ended.text).not.toMatch(/syntax error|goto|recogni[sz]e|unexpected/iv);
	return ended;
}

describe('looking at a server on which all say', () => {
	test.each(texts)('%s', async text => {
		await fillRegistry(text);
		await fillTools(text, {asks: `: ${text}`});
		const variables = {
			USERNAME: text, COMMONPROGRAMFILES: text, COMMONPROGRAMW6432: text, TEMP: text,
		};
		const ended = await start(kit, {switches: ['/check'], environment: {...environment, ...variables}});
		expect(ended.text).toContain(`ssoconfig.exe was found: ${usualFolder} (environment)`);
		expect(ended.text).toContain('The SSO tools here talk to an SSO server of another name');
		expect(ended.text).toContain('Drive C: is NTFS.');
		expect(ended.exitCode).toBe(3);
	});
});

describe('a backup during which all say', () => {
	test.each(texts)('%s', async text => {
		await fillRegistry(text);
		await fillTools(text, {asks: 'on this computer'});
		await logEvent(text, 1);
		await installTool(computer, usualFolder, 'no-event');
		const variables = {...environment, USERNAME: text};
		const ended = await start(kit, {switches: ['/force'], environment: variables}, async terminal => {
			await answerThenLog(terminal, text);
			await terminal.waitFor('press Enter:');
			terminal.type(`0x${text}`);
			terminal.press('enter');
		});
		expect(ended.text).toContain('unknown  The master secret server has a name that is not shown here.');
		expect(ended.text).toContain('No event 10559 (backed up) of ENTSSO for this file was found.');
		expect(ended.text).toContain('There are no words here for the code 0x');
		expect(ended.text).toContain('FAILED: The master secret was not backed up.');
		expect(ended.exitCode).toBe(1);
	});
});

/** Answers the tool; meanwhile a new event is logged. */
async function answerThenLog(terminal: TestTerminal, text: string): Promise<void> {
	await terminal.waitFor('Press a key to start');
	terminal.send(' ');
	await terminal.waitFor(/^Password :/mv);
	await logEvent(text, 2);
	terminal.type(password);
	terminal.press('enter');
	for (const [prompt, answer] of [[/^Confirm Password :/mv, password], [/^Password reminder :/mv, reminder]] as const) {
		await terminal.waitFor(prompt);
		terminal.type(answer);
		terminal.press('enter');
	}
}

describe('a backup with the tool, the file and the kit in folders of this name', () => {
	test.each(names)('%s', async name => {
		const tool = path.win32.join('C:', name);
		// Wine starts no .cmd file as it should in a folder with % or ^ in its name.
		const folder = /[%^]/v.test(name) ? kit : String.raw`C:\kit${name}`;
		const backup = path.win32.join('C:', 'SSO-Backup', name, `${name}.bak`);
		await installTool(computer, tool);
		await computer.changeRegistry(`[${entsso}]\n"InstallPath"=${asRegistryValue(`${tool}\\`)}\n`);
		await computer.write(String.raw`${folder}\backup.cmd`, await scriptFor('--backup-file', backup));
		const ended = await start(folder, {switches: ['/force'], environment}, answerTool);
		expect(ended.text).toContain(`ssoconfig.exe was found: ${tool} (registry)`);
		expect(ended.text).toContain('VERIFIED');
		expect(existsSync(computer.file(backup))).toBe(true);
	});
});

test('an event is no proof where its text only looks like one of this file', async () => {
	await logEvent('old', 1);
	await installTool(computer, usualFolder, 'no-event');
	const ended = await start(kit, {switches: ['/force'], environment}, async terminal => {
		await answerThenLog(terminal, `&gt;${file}&lt;`);
		await terminal.waitFor('press Enter:');
		terminal.press('enter');
	});
	expect(ended.text).toContain('UNPROVEN');
	expect(ended.exitCode).toBe(3);
});
