/* A backup by backup.cmd where the event log is read by eventquery.vbs, as on Windows XP and Server 2003: see runbook.ts. */
import {existsSync} from 'node:fs';
import {readdir, rm} from 'node:fs/promises';
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
import {installTool} from './backup.ts';
import {healthy, installEntsso, usualFolder} from './entsso.ts';
import {
	answerTool,
	answerWith,
	scriptFor,
	startScript,
	toolSays,
	withEventQuery,
	without,
	type Ended,
} from './runbook.ts';
import {systemFolder, Computer} from './wine/computer.ts';

const kit = String.raw`C:\kit`;
const file = String.raw`C:\SSO-Backup\SSO-WINDOWS.bak`;
const temporary = String.raw`C:\temporary files`;
const trace = String.raw`C:\trace.txt`;
const rows = String.raw`${systemFolder}\eventquery-10559.csv`;
const refusal = String.raw`${systemFolder}\cscript-refuses.txt`;

let computer: Computer;
let script: string;

beforeAll(async () => {
	computer = await Computer.start();
	script = await scriptFor();
	await toolSays(computer, 'chkntfs', 'The type of the file system is NTFS.\r\n');
	await computer.copyIn(path.join(inject('standIns'), 'trace.exe'), String.raw`${systemFolder}\trace.exe`);
	await installEntsso(computer, healthy);
});

beforeEach(async () => {
	for (const place of [kit, String.raw`C:\SSO-Backup`, rows, refusal]) {
		await rm(computer.file(place), {recursive: true, force: true});
	}

	await computer.write(String.raw`${kit}\backup.cmd`, script);
	await computer.write(String.raw`${temporary}\of others.txt`, 'precious');
	await computer.write(String.raw`${systemFolder}\wevtutil-10559.xml`, '');
});

afterEach(async () => {
	expect(existsSync(computer.file(trace))).toBe(false);
	// What was read of the log is gone, and nothing else.
	expect(await readdir(computer.file(temporary))).toEqual(['of others.txt']);
});

afterAll(async () => {
	await computer.close();
});

/** An event as eventquery.vbs prints it. */
function row(text: string, {id = '10559', source = 'ENTSSO'}: {readonly id?: string; readonly source?: string} = {}): string {
	return `"Information","${id}","11/26/2026 5:06:15 PM","${source}","WINDOWS","None","N/A","${text}"\r\n`;
}

async function backUp(behaviour: string, atKeyboard: typeof answerTool): Promise<Ended> {
	await installTool(computer, usualFolder, behaviour);
	const environment = {TEMP: temporary, QUOTE: '"'};
	const ended = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches: ['/force'], environment}, atKeyboard);
	expect(ended.text).not.toMatch(/syntax error|goto|recogni[sz]e|unexpected/iv);
	return ended;
}

test('a backup that ENTSSO confirms is verified', async () => {
	const {exitCode, text} = await withEventQuery(computer, async () => backUp('ok', answerTool));
	expect(text).toContain('ENTSSO logged event 10559 (backed up) for this file.');
	expect(text).toContain('VERIFIED: The master secret is backed up.');
	expect(exitCode).toBe(0);
});

test('an earlier event of a file of this name is no proof, and does not hide the new one', async () => {
	await computer.write(rows, row(`Backed up.  File Name: ${file}  Current MSID: {1}`));
	await withEventQuery(computer, async () => {
		expect(await backUp('no-event', answerWith(''))).toMatchObject({exitCode: 3, text: expect.stringContaining('UNPROVEN') as string});
		await rm(computer.file(file));
		expect(await backUp('ok', answerTool)).toMatchObject({exitCode: 0});
	});
});

describe('no proof is an event that comes meanwhile', () => {
	test.each([
		['of another number', row(`File Name: ${file}  x`, {id: '10560'})],
		['of another number whose text has a row', row(`x","10559","x","ENTSSO","x ${file}  x`, {id: '10560'})],
		['of another source', row(`File Name: ${file}  x`, {source: 'OTHER'})],
		['of another file', row(`File Name: ${file}x  x`)],
		['of no file', row('File Name: ')],
		['that only looks like one', `${file}  10559 ENTSSO\r\n`],
	])('%s', async (_, text) => {
		const {exitCode, text: said} = await withEventQuery(computer, async () => backUp('no-event', async terminal => {
			await terminal.waitFor('Press a key to start');
			// Before this the log was not read again.
			const asked = answerWith('')(terminal);
			await terminal.waitFor(/^Password :/mv);
			await computer.write(rows, text);
			await asked;
		}));
		expect(said).toContain('No event 10559 (backed up) of ENTSSO for this file was found.');
		expect(exitCode).toBe(3);
	});
});

describe('nothing is run of a text in the log:', () => {
	test.each([
		'x"|trace"',
		'x" & trace & "',
		'x&trace&y',
		'^"&trace&^"',
		String.raw`x"">C:\trace.txt"`,
		'x%QUOTE%&trace&%QUOTE%',
		'x!QUOTE!|trace|!QUOTE!',
		'!!!"&trace&"',
		')&trace&(',
		'\'&trace&\'`trace`',
		'1&trace',
		'a[trace&trace]+1',
	])('%s', async text => {
		await computer.write(rows, [row(text), row(`File Name: ${text} ${file}  ${text}`), `${text}\r\n`].join(''));
		const {exitCode, text: said} = await withEventQuery(computer, async () => backUp('ok', answerTool));
		expect(said).toContain('VERIFIED');
		expect(exitCode).toBe(0);
	});
});

describe('what the log says cannot be seen', () => {
	const unseen = 'Whether ENTSSO logged event 10559 (backed up) cannot be seen from here.';

	test('where scripts are switched off', async () => {
		await computer.write(refusal, '');
		const {exitCode, text} = await withEventQuery(computer, async () => backUp('ok', answerWith('no')));
		expect(text).toContain(unseen);
		expect(text).toContain(String.raw`cscript C:\windows\system32\eventquery.vbs /l application /fi "id eq 10559" /v`);
		expect(exitCode).toBe(3);
	});

	test('where they can be run only after the backup, so that an old event would look new', async () => {
		await computer.write(refusal, '');
		await computer.write(rows, row(`Backed up.  File Name: ${file}  Current MSID: {1}`));
		const {text} = await withEventQuery(computer, async () => backUp('no-event', async terminal => {
			const asked = answerWith('')(terminal);
			await terminal.waitFor(/^Password :/mv);
			await computer.remove(refusal);
			await asked;
		}));
		expect(text).toContain(unseen);
		expect(text).toContain('UNPROVEN');
	});

	test('where there is no such script', async () => {
		const {exitCode, text} = await without(computer, ['wevtutil.exe'], async () => backUp('ok', answerWith('')));
		expect(text).toContain(unseen);
		expect(text).not.toContain('eventquery.vbs');
		expect(exitCode).toBe(3);
	});
});
