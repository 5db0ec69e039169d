/* The restore that restore.cmd makes, in Wine's cmd.exe, which is not Microsoft's: see runbook.ts. */
import {createHash} from 'node:crypto';
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
import type {TestTerminal} from '../pty/terminal.ts';
import {installTool, password, reminder} from './backup.ts';
import {
	healthy,
	installEntsso,
	secretId,
	usualFolder,
} from './entsso.ts';
import {
	answerTool,
	answerWith,
	restoreScriptFor,
	startScript,
	toolSays,
	withEventQuery,
	type Ended,
} from './runbook.ts';
import {systemFolder, Computer} from './wine/computer.ts';

const kit = String.raw`C:\kit`;
const kept = String.raw`C:\SSO-Backup\SSO-WINDOWS-before-restore.bak`;
const old = String.raw`C:\old\SSO 2009.bak`;
const log = String.raw`${kit}\restore-log-1.txt`;
const trace = String.raw`C:\trace.txt`;
const oldPassword = 'The-0ld-one&more';
const ids = ['10523', '10524', '10559', '10564'] as const;
const ssoss = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS`;
/** Stands for key material. */
const material = '"Data"=hex:c0,ff,ee,c0,ff,ee\n';

let computer: Computer;
let script: string;

beforeAll(async () => {
	computer = await Computer.start();
	script = await restoreScriptFor();
	await toolSays(computer, 'chkntfs', 'The type of the file system is NTFS.\r\n');
	await computer.copyIn(path.join(inject('standIns'), 'trace.exe'), String.raw`${systemFolder}\trace.exe`);
	await installEntsso(computer, healthy);
});

beforeEach(async () => {
	for (const place of [kit, String.raw`C:\SSO-Backup`, String.raw`C:\old`, String.raw`${usualFolder}\restored.txt`]) {
		await rm(computer.file(place), {recursive: true, force: true});
	}

	await computer.write(String.raw`${kit}\restore.cmd`, script);
	await computer.write(old, 'Written by a stand-in: holds no secret.\nThe safe, no. 7\n');
	await Promise.all(ids.map(async id => computer.write(String.raw`${systemFolder}\wevtutil-${id}.xml`, '')));
});

afterEach(async () => {
	expect(existsSync(computer.file(trace))).toBe(false);
});

afterAll(async () => {
	await computer.close();
});

type Start = {
	readonly backup?: string;
	readonly restore?: string;
	readonly switches?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
};

/** Starts restore.cmd with the tool that behaves so at the backup and at the restore. */
async function restore(
	{backup = 'ok', restore: behaviour = 'ok', switches = ['/file', old], environment = {}}: Start,
	atKeyboard: (terminal: TestTerminal) => Promise<void> = async () => undefined,
): Promise<Ended> {
	await installTool(computer, usualFolder, backup, 'restoring');
	await computer.write(String.raw`${usualFolder}\restoring.txt`, `${behaviour}\n`);
	const ended = await startScript(computer, String.raw`${kit}\restore.cmd`, {switches, environment}, atKeyboard);
	expect(ended.text).not.toMatch(/syntax error|goto|recogni[sz]e|unexpected/iv);
	return ended;
}

async function typeName(terminal: TestTerminal, name = 'windows'): Promise<void> {
	await terminal.waitFor('Type the name of this computer to go on:');
	terminal.type(name);
	terminal.press('enter');
}

/** Types the name of the computer, the password of the old file, and what is typed where it asks for a code, if it does. */
function goOn(code?: string): (terminal: TestTerminal) => Promise<void> {
	return async terminal => {
		await typeName(terminal);
		await terminal.waitFor(/^Password reminder : The safe[\s\S]*\nPassword :/mv);
		terminal.type(oldPassword);
		terminal.press('enter');
		if (code === undefined) {
			return;
		}

		await terminal.waitFor(/restoresecret.*press Enter:/sv);
		terminal.type(code);
		terminal.press('enter');
	};
}

function inTurn(...steps: ReadonlyArray<(terminal: TestTerminal) => Promise<void>>): (terminal: TestTerminal) => Promise<void> {
	return async terminal => {
		for (const step of steps) {
			await step(terminal);
		}
	};
}

const wasStarted = () => existsSync(computer.file(String.raw`${usualFolder}\restored.txt`));

describe('a restore', () => {
	test('is accepted, once the secret that is there was backed up', async () => {
		const {exitCode, text} = await restore({}, inTurn(answerTool, goOn()));
		expect(text).toContain(`The secret that is there is backed up: ${kept}`);
		expect(text).toContain('ENTSSO logged event 10523 (restored) for this file.');
		expect(text).toContain('ACCEPTED: ENTSSO took the file and its password.');
		expect(text).toContain('1. Restart ENTSSO in services.msc');
		expect(exitCode).toBe(3);
		expect(await computer.read(kept)).toContain('Written by a stand-in');
		const hash = createHash('sha256').update(oldPassword).digest('hex');
		expect(await computer.read(String.raw`${usualFolder}\restored.txt`)).toBe(`${old}\n${hash}\n`);
		const written = await computer.read(log);
		expect(written).toContain(`ssoconfig.exe -restoresecret ${old}`);
		expect(written).toContain('ACCEPTED');
		for (const secret of [password, reminder, oldPassword, 'The safe']) {
			expect(written).not.toContain(secret);
		}
	});

	test('is accepted where the event log is read by eventquery.vbs, and an earlier one of the same file is no proof', async () => {
		const rows = String.raw`${systemFolder}\eventquery-10523.csv`;
		await computer.write(rows, `"Information","10523","1/2/2009 5:06:15 PM","ENTSSO","WINDOWS","None","N/A","Restored.  File Name: ${old}  x"\r\n`);
		try {
			await withEventQuery(computer, async () => {
				expect(await restore({restore: 'no-event'}, inTurn(answerTool, goOn('')))).toMatchObject({exitCode: 3, text: expect.stringContaining('UNPROVEN') as string});
				const {exitCode, text} = await restore({}, inTurn(answerTool, goOn()));
				expect(text).toContain('ACCEPTED');
				expect(exitCode).toBe(3);
			});
		} finally {
			await computer.remove(rows);
		}
	});

	test('is unproven where only an old event names the file', async () => {
		await computer.write(String.raw`${systemFolder}\wevtutil-10523.xml`, `<Event><System><EventRecordID>7</EventRecordID></System><EventData><Data>${old}</Data></EventData></Event>\r\n`);
		const {exitCode, text} = await restore({restore: 'no-event'}, inTurn(answerTool, goOn('')));
		expect(text).toContain('UNPROVEN: ssoconfig showed no error');
		expect(exitCode).toBe(3);
	});

	test.each([
		['a crash', 'no-event -1073741819', '', 'ssoconfig crashed (access violation).', 'UNPROVEN: ssoconfig broke off', 3],
		['an exit code of -1', 'no-event -1', '', '0xFFFFFFFF', 'UNPROVEN: ssoconfig broke off', 3],
		['a service that was lost, its code typed', 'no-event', '0x800706be', 'The connection to the ENTSSO service broke off', 'UNPROVEN: ssoconfig broke off', 3],
		['a crash, though ENTSSO logged that it took the file', 'ok -1073741819', '', 'ENTSSO logged event 10523 (restored) for this file.', 'ACCEPTED', 3],
		['a crash, and ENTSSO logged that it failed', 'refused -1073741819', '', 'ENTSSO logged event 10524 (restore failed) for this file.', 'FAILED', 1],
	])('%s says nothing on what was done before it', async (_, behaviour, code, words, verdict, exit) => {
		const {exitCode, text} = await restore({restore: behaviour}, inTurn(answerTool, goOn(code)));
		expect(text).toContain(words);
		expect(text).toContain(verdict);
		expect(exitCode).toBe(exit);
	});

	test('explains a code in the words of a restore', async () => {
		const {text} = await restore({restore: '0xC0002A07'}, inTurn(answerTool, goOn('0xC0002A07')));
		expect(text).toContain('ENTSSO reads a backup file from NTFS or removable media only');
		expect(text).not.toContain('ENTSSO writes the backup');
		const {text: alone} = await restore({switches: ['/code', '0xC0002A20']});
		expect(alone).toContain('ENTSSO was unable to open the backup file');
	});

	test.each([
		['its code is typed', '0xC0002A1B', '0xC0002A1B', 'The password does not open this backup file.'],
		['ENTSSO logs it', 'refused', '', 'ENTSSO logged event 10524 (restore failed) for this file.'],
		['the exit code is a code', 'no-event -1073731045', '', 'The password does not open this backup file.'],
		['ENTSSO logs that it worked, and the tool shows a code', 'both', '0xC0002A3E', 'Yet ENTSSO logged that it took the file.'],
	])('failed where %s', async (_, behaviour, code, words) => {
		const {exitCode, text} = await restore({restore: behaviour}, inTurn(answerTool, goOn(code)));
		expect(text).toContain(words);
		expect(text).toContain('FAILED: The restore ended with an error.');
		expect(text).toContain(`The backup of the secret that was there: ${kept}`);
		expect(exitCode).toBe(1);
	});
});

describe('event 10564, which names no file', () => {
	test.each([
		['wevtutil.exe', async (use: () => Promise<void>) => use()],
		['eventquery.vbs', async (use: () => Promise<void>) => withEventQuery(computer, use)],
	])('a new one, read by %s, says that the file is no backup file; an earlier one says nothing', async (_, within) => {
		await within(async () => {
			const {exitCode, text} = await restore({restore: 'format'}, inTurn(answerTool, goOn('')));
			expect(text).toContain('ENTSSO logged event 10564: it does not read this file as a backup file.');
			expect(text).toContain('ENTSSO does not read this file as a backup file.');
			expect(text).toContain('FAILED: The restore ended with an error.');
			expect(exitCode).toBe(1);
			await rm(computer.file(kept), {force: true});
			await computer.write(String.raw`${systemFolder}\wevtutil-10559.xml`, '');
			const later = await restore({}, inTurn(answerTool, goOn()));
			expect(later.text).not.toContain('10564');
			expect(later.text).toContain('ACCEPTED');
		});
	});
});

describe('the secrets that the registry holds', () => {
	const foreignId = '{99999999-2222-3333-4444-555555555555}';

	afterEach(async () => {
		await installEntsso(computer, healthy);
	});

	async function none(): Promise<void> {
		await computer.changeRegistry(`[-${ssoss}]\n`);
	}

	test('are told by name, and what is in them is not', async () => {
		await computer.changeRegistry(`[${ssoss}]\n${material}\n[${ssoss}\\${secretId}]\n${material}\n[${ssoss}\\${foreignId}]\n${material}`);
		const {text} = await restore({}, inTurn(answerTool, goOn()));
		expect(text).toContain('ok       The registry of this computer holds these secrets, by their MSID:');
		for (const id of [secretId, foreignId]) {
			expect(text).toContain(`         ${id}`);
		}

		expect(text).toContain('ACCEPTED');
		for (const said of [text, await computer.read(log)]) {
			expect(said).not.toMatch(/c0ffee|reg_binary/iv);
		}
	});

	test('are none where there is no such key, and then none can be lost', async () => {
		await none();
		const {exitCode, text} = await restore({backup: '0xC0002A1F'}, inTurn(answerWith('0xC0002A1F'), goOn()));
		expect(text).toContain('ok       The registry of this computer holds no master secret.');
		expect(text).toContain('The registry of this computer holds none either, so none can be lost.');
		expect(text).not.toContain('set the old one back');
		expect(exitCode).toBe(3);
	});

	test('are none where the key is empty, and not known where it holds another key', async () => {
		await none();
		await computer.changeRegistry(`[${ssoss}]\n`);
		expect(await restore({switches: ['/check']})).toMatchObject({exitCode: 0, text: expect.stringContaining('holds no master secret') as string});
		await computer.changeRegistry(`[${ssoss}\\New]\n`);
		expect(await restore({switches: ['/check']})).toMatchObject({exitCode: 3, text: expect.stringContaining('unknown  Whether the registry of this computer holds a master secret.') as string});
	});

	test('of a 32-bit ENTSSO are found as well', async () => {
		await none();
		await computer.changeRegistry(`[${ssoss.replace('SOFTWARE', String.raw`SOFTWARE\Wow6432Node`)}\\${foreignId}]\n`);
		const {text} = await restore({switches: ['/check']});
		expect(text).toContain(foreignId);
	});

	test('may be there where that cannot be told, which is said, and the name is asked for', async () => {
		await computer.changeRegistry(`[${ssoss}\\New]\n`);
		const {exitCode, text} = await restore({backup: '0xC0002A1F'}, inTurn(answerWith('0xC0002A1F'), goOn()));
		expect(text).toContain('ENTSSO says that it has no master secret loaded');
		expect(text).toContain('may hold one that ENTSSO cannot load');
		expect(text).not.toContain('FAILED');
		expect(exitCode).toBe(3);
	});

	test('that ENTSSO cannot load are named before the name of the computer is asked for', async () => {
		const {text} = await restore({backup: '0xC0002A1F'}, inTurn(answerWith('0xC0002A1F'), async terminal => typeName(terminal, 'no')));
		expect(text).toContain('holds these, which ENTSSO cannot load:');
		expect(text.split(secretId)).toHaveLength(3);
		expect(wasStarted()).toBe(false);
	});

	test('that came meanwhile were not backed up, so nothing is restored', async () => {
		await none();
		const {exitCode, text} = await restore({backup: '0xC0002A1F'}, inTurn(answerWith('0xC0002A1F'), async terminal => {
			await terminal.waitFor('Type the name of this computer to go on:');
			await computer.changeRegistry(`[${ssoss}\\${foreignId}]\n`);
			await typeName(terminal);
		}));
		expect(text).toContain('Nothing was restored: the secrets in the registry changed meanwhile.');
		expect(exitCode).toBe(1);
		expect(wasStarted()).toBe(false);
	});
});

describe('nothing is restored', () => {
	test.each([
		['the backup of what is there failed', '0xC0002A5A', answerWith('0xC0002A5A'), 'REFUSED: Nothing was restored.'],
		['that backup is not proved, though the log can be read', 'no-event', answerWith(''), 'REFUSED: Nothing was restored.'],
		['that backup is empty, whatever code is typed', 'empty', answerWith('0xC0002A5A'), 'REFUSED: Nothing was restored.'],
		['the tool says that there is no secret, and wrote a file', 'no-event', answerWith('0xC0002A1F'), 'REFUSED: Nothing was restored.'],
		['another name is typed', 'ok', inTurn(answerTool, async terminal => typeName(terminal, 'SERVER2')), 'that is not the name of this computer.'],
		['no name is typed', 'ok', inTurn(answerTool, async terminal => typeName(terminal, '')), 'that is not the name of this computer.'],
	])('where %s', async (_, backup, atKeyboard, words) => {
		const {exitCode, text} = await restore({backup}, atKeyboard);
		expect(text).toContain(words);
		expect(exitCode).toBe(1);
		expect(wasStarted()).toBe(false);
	});

	test.each(['x"|trace"', 'x&trace&y', '^"&trace&^"', '!!!"&trace&"', ')&trace&(', 'x%QUOTE%&trace&%QUOTE%'])('where %s is typed', async typed => {
		const {text} = await restore({environment: {QUOTE: '"'}}, inTurn(answerTool, async terminal => typeName(terminal, typed)));
		expect(text).toContain('that is not the name of this computer.');
		expect(wasStarted()).toBe(false);
	});
});

test('where the log cannot be read, a backup that is not proved lets it on by the name alone, with words', async () => {
	await computer.write(String.raw`${systemFolder}\wevtutil-refuses.txt`, '');
	try {
		const {exitCode, text} = await restore({}, inTurn(answerWith(''), goOn('')));
		expect(text).toContain('Go on only if it names this file');
		expect(text).toContain('UNPROVEN');
		expect(exitCode).toBe(3);
	} finally {
		await computer.remove(String.raw`${systemFolder}\wevtutil-refuses.txt`);
	}
});

describe('looking', () => {
	async function check(...switches: readonly string[]): Promise<Ended> {
		return restore({switches: ['/check', ...switches]});
	}

	test('at a server as it should be, which changes nothing', async () => {
		const {exitCode, text} = await check('/file', old);
		expect(text).toContain(`ok       The secret that is there is backed up first, to ${kept}`);
		expect(text).toContain(`ok       The file to restore is there and has 56 bytes: ${old}`);
		expect(text).toContain('Nothing stands in the way of a restore.');
		expect(exitCode).toBe(0);
		expect(await readdir(computer.file(kit))).toEqual(['restore.cmd']);
		expect(wasStarted()).toBe(false);
	});

	test.each([
		['empty', '', 'STOP     The file is empty'],
		['a backup of SQL Server', 'TAPE\0\0\u{3}\0"&trace&"', 'STOP     This is a backup of SQL Server'],
	])('at a file that is %s', async (_, content, words) => {
		await computer.write(String.raw`C:\old\x.bak`, content);
		const {exitCode, text} = await check('/file', String.raw`C:\old\x.bak`);
		expect(text).toContain(words);
		expect(exitCode).toBe(1);
	});

	test.each([
		[String.raw`C:\old\none.bak`, 'STOP     There is no such file'],
		[String.raw`C:\old`, 'STOP     There is no such file'],
		['SSO.bak', 'STOP     This is not the full path of a file on a local drive: SSO.bak'],
		[String.raw`\\files\sso\SSO.bak`, 'STOP     This is not the full path'],
	])('at %s', async (file, words) => {
		const {exitCode, text} = await check('/file', file);
		expect(text).toContain(words);
		expect(exitCode).toBe(1);
	});
});

describe('is refused, and nothing is started,', () => {
	test.each([
		['not elevated', {...healthy, isElevated: false}, 'not elevated'],
		['with a stopped service', {...healthy, serviceState: 1 as const}, 'The ENTSSO service is not running.'],
		['on a node of a cluster that is not the active one', {...healthy, serviceState: 1 as const, clusterName: 'CLUSTER'}, 'Bring its resource online on the active node'],
		['on another server than the master secret server', {...healthy, secretServer: 'SSO-MASTER'}, 'STOP     ENTSSO names another master secret server: SSO-MASTER'],
		['where the tools ask another server', {...healthy, askedServer: 'SSO-PROD'}, 'STOP     The restore would go to that server'],
	])('%s', async (_, installation, words) => {
		await installEntsso(computer, installation);
		try {
			const {exitCode, text} = await restore({});
			expect(text).toContain(words);
			expect(text).toContain('Nothing was started.');
			expect(exitCode).toBe(1);
			expect(wasStarted()).toBe(false);
			expect(existsSync(computer.file(String.raw`${usualFolder}\received.txt`))).toBe(false);
		} finally {
			await installEntsso(computer, healthy);
		}
	});

	test('without the tool', async () => {
		const {exitCode, text} = await restore({switches: ['/file', old, '/dir', String.raw`C:\nothing`]});
		expect(text).toContain('STOP     No folder with ssoconfig.exe was found.');
		expect(exitCode).toBe(1);
	});
});

test.each([[['/?'], 0], [['/force'], 2], [['/file'], 2], [[old], 2]])('the switches %j end with %i', async (switches, code) => {
	const {exitCode, text} = await restore({switches});
	expect(text).toContain('restore.cmd /check');
	expect(exitCode).toBe(code);
});
