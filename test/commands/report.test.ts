import {
	mkdir,
	readFile,
	readdir,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {openPreferences} from '../../source/core/records/preferences.ts';
import {reportLines, type ReportParts} from '../../source/core/report/report.ts';
import {runNoteIn} from '../../source/core/report/run-note.ts';
import {systemClock} from '../../source/values/clock.ts';
import {fileVersionIn} from '../../source/host/windows/file-version.ts';
import type {Host} from '../../source/host/host.ts';
import {installed, windowsHost} from '../host/windows/rig.ts';
import {installDirectory} from '../host/windows/captured.ts';
import {
	formsOf,
	planted,
	plantedAdministration,
	plantedAnswers,
} from '../host/windows/planted.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {runProgram} from './program.ts';

const base: ReportParts = {
	version: '1.2.3', address: undefined, now: new Date('2026-11-23T10:00:00Z'), facts: [['Language', 'de-CH']], computer: planted.computer, user: `${planted.domain}\\${planted.user}`, userDomain: planted.domain, practice: undefined, check: [{id: 'service', state: 'stop', detail: `Runs as ${planted.serviceAccount}.`}], checkTime: 12, looks: [], run: undefined,
};

function plantedHost(calls: string[] = []): Host {
	return windowsHost({
		answers: plantedAnswers, calls, administration: plantedAdministration, existing: [...installed, `${installDirectory}\\${planted.file}.dll`],
	});
}

async function reportOn(host: Host, parts: Partial<ReportParts> = {}): Promise<string> {
	return reportLines({...base, looks: await host.lookForReport?.() ?? [], ...parts}).join('\n');
}

describe('the report of a Windows computer', () => {
	test('has no name in it, in no form', async () => {
		const text = await reportOn(plantedHost());
		expect(text.length).toBeGreaterThan(3000);
		for (const name of Object.values(planted)) {
			for (const form of formsOf(name)) {
				expect(text.toLowerCase(), form).not.toContain(form);
			}
		}
	});

	test('has what it is for', async () => {
		const text = await reportOn(plantedHost());
		for (const wanted of [
			/^Windows: 10\.0\.20348$/mv,
			/^OEMCP: 850$/mv,
			/^\| SSO status {29}: Enabled$/mv,
			/^\| SSO Secret Server name {17}: COMPUTER-1$/mv,
			/^\| SQL Server {29}: SERVER-1\\INSTANCE-1$/mv,
			/^\| SSO Administrators account {13}: DOMAIN-1\\GROUP-1$/mv,
			/^\|\s+InstallPath {4}REG_SZ {4}D:\\Program Files\\Common Files\\Enterprise Single Sign-On\\$/mv,
			/^\|\s+ProductVersion {4}REG_SZ {4}6\.0\.245\.0$/mv,
			/^\|\s+ProductLanguage {4}REG_DWORD {4}0x407$/mv,
			/^\|\s+Server {4}REG_SZ {4}tcp:SERVER-1\.DNS-\d\\INSTANCE-1,1433$/mv,
			/^\|\s+Current {4}REG_BINARY {4}\(left out\)$/mv,
			/^\| HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\\{GUID-1\}$/mv,
			/^event 10559: 2$/mv,
			/^\| {3}string 1: PATH-\d+$/mv,
			/^\| {3}string 4: DOMAIN-1\\USER-1$/mv,
			/^\| {3}string 2: 0x80070005, /mv,
			/^RestoreSecret: not usable: 0x80004002$/mv,
			/^BackupSecret: there$/mv,
			/^ssoconfig\.exe {2}no version$/mv,
			/^service: stop$/mv,
			/^== Check \(12 ms\)$/mv,
			/^== sc qc ENTSSO \(0 ms\)$/mv,
			/^not available: no run was kept/mv,
			/^isSecretServer: yes$/mv,
		]) {
			expect(text).toMatch(wanted);
		}
	});

	test('the same name has the same stand-in in each part', async () => {
		const text = await reportOn(plantedHost());
		const accounts = Array.from(text.matchAll(/(?:SERVICE_START_NAME|ObjectName|serviceAccount).*?(?<user>USER-\d+)/gv), ({groups}) => groups?.user);
		expect(accounts.length).toBeGreaterThan(2);
		expect(new Set(accounts).size).toBe(1);
	});

	test('is ASCII, and says where to send it', async () => {
		const text = await reportOn(plantedHost());
		expect(text).toMatch(/^[\n -~]+$/v);
		expect(text).toContain('Send it to the maintainers of the program.');
		expect(await reportOn(plantedHost(), {address: 'https://example.org/bugs'})).toContain('Send it to https://example.org/bugs.');
	});

	test('starts nothing but what the check starts, and ssoconfig for its status', async () => {
		const calls: string[] = [];
		const checked: string[] = [];
		await windowsHost({calls: checked}).check(() => {/* Only the calls count. */});
		await reportOn(plantedHost(calls));
		const programs = (all: readonly string[]): Set<string> => new Set(all.map(call => /^.*?\.exe/iv.exec(call)?.[0] ?? call));
		const expected = new Set([...programs(checked)].filter(program => !program.endsWith('whoami.exe')));
		expect(programs(calls)).toEqual(expected.add(String.raw`${installDirectory}\ssoconfig.exe`));
		expect(calls.filter(call => call.includes('ssoconfig.exe'))).toEqual([String.raw`${installDirectory}\ssoconfig.exe -status`]);
		expect(new Set(calls.filter(call => call.includes('sc.exe')).map(call => call.split('sc.exe ', 2)[1]))).toEqual(new Set(['qc ENTSSO', 'queryex ENTSSO']));
		expect([...new Set(calls.filter(call => call.includes('reg.exe')).map(call => call.split('reg.exe ', 2)[1]?.split(' ', 1)[0]))]).toEqual(['query']);
		expect([...new Set(calls.filter(call => call.includes('wevtutil.exe')).map(call => call.split('wevtutil.exe ', 2)[1]?.split(' ', 1)[0]))]).toEqual(['qe']);
	});

	test.each(['missing', 'refused', 'timed-out'] as const)('what could not be had is told, and nothing is waited for: %s', async silence => {
		const text = await reportOn(windowsHost({
			answers: {
				'reg.exe': silence, 'sc.exe': silence, 'ssomanage.exe': silence, 'ssoconfig.exe': silence, 'wevtutil.exe': silence,
			},
		}));
		expect(text.match(/^not available: /gmv)?.length).toBeGreaterThan(8);
	});

	test('a tool that others can change is not started', async () => {
		const calls: string[] = [];
		const text = await reportOn(windowsHost({
			calls, answers: plantedAnswers, native: {securityOf: async () => ({owner: 'S-1-5-21-9-9-9-1234', entries: []})},
		}));
		expect(calls.filter(call => /sso\w+\.exe/v.test(call.split(' -', 1)[0] ?? ''))).toEqual([]);
		expect(text).toMatch(/^== ssoconfig -status.*\n+not available: /mv);
	});
});

test('a computer and a group by harmless names are replaced too', () => {
	const text = reportLines({
		...base,
		computer: 'BACKUP',
		looks: [{
			id: 'display-db', asked: 'ssomanage -displaydb', milliseconds: 5, answer: {kind: 'text', exitCode: 0, lines: ['Using SSO server : backup', String.raw`SSO Administrators account : SECRET\Master Key Users`, 'Error on Backup for Master Key Users']},
		}],
	}).join('\n');
	expect(text).toContain('| Using SSO server : COMPUTER-1');
	expect(text).toContain(String.raw`: DOMAIN-2\GROUP-1`);
	expect(text).toContain('| Error on COMPUTER-1 for GROUP-1');
});

test('a string of an event that is one word is a name, also where that is harmless', () => {
	const text = reportLines({
		...base,
		looks: [{
			id: 'events',
			asked: 'events',
			milliseconds: 5,
			answer: {
				kind: 'events',
				events: [{id: 10_575, time: new Date(0), strings: ['MASTER', 'Backup', '1B2C3D4E-0000-4000-8000-00000000000A', String.raw`SERVICE\Administrator`, '0x80070005', 'Access is denied.']}],
			},
		}],
	}).join('\n');
	expect(text.match(/^\|.*$/gmv)).toEqual([
		'|   string 1: NAME-1', '|   string 2: NAME-2', '|   string 3: {GUID-1}', String.raw`|   string 4: DOMAIN-2\USER-2`, '|   string 5: 0x80070005', '|   string 6: Access is denied.',
	]);
});

test('the version is found among the bytes of a file', () => {
	const bytes = new Uint8Array(200);
	expect(fileVersionIn(bytes)).toBeUndefined();
	bytes.set([0xBD, 0x04, 0xEF, 0xBD, 0x04, 0xEF, 0xFE, 0, 0, 1, 0, 0, 0, 10, 0, 0, 0, 0xC2, 0x08], 40);
	expect(fileVersionIn(bytes)).toBe('10.0.2242.0');
	expect(fileVersionIn(bytes.subarray(0, 55))).toBeUndefined();
});

describe('the command', () => {
	test('writes a new file, practised', async () => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'report.txt');
		const {exitCode, said} = await runProgram(['report', file, '--practice', '--config-dir', path.join(folder, 'settings')]);
		expect({exitCode, said}).toEqual({exitCode: 0, said: `Written:\n  ${file}\nNames are replaced in it, and nothing was sent. Read it before you send it.\n`});
		const text = await readFile(file, 'utf8');
		expect(text).toMatch(new RegExp(String.raw`^Report of entsso-backup ${packageJson.version.replaceAll('.', String.raw`\.`)}\n`, 'v'));
		expect(text).toContain('PRACTICE');
		expect(text).toContain('secret-server: ok');
		expect(text.endsWith('End of the report.\n')).toBe(true);
		expect(await readdir(folder)).toEqual(['report.txt']);
	});

	test('overwrites nothing, and makes no folder', async () => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'there.txt');
		await writeFile(file, 'mine');
		await symlink(path.join(folder, 'nowhere'), path.join(folder, 'link.txt'));
		await mkdir(path.join(folder, 'sub'));
		for (const [name, words] of [['there.txt', 'is there already, and nothing is overwritten'], ['sub', 'is there already'], ['link.txt', 'a file of this name is there already'], ['none/report.txt', 'is not there. Make it first'], ['there.txt/report.txt', 'is not there']] as const) {
			const {exitCode, said, complained} = await runProgram(['report', path.join(folder, name), '--practice']);
			expect({exitCode, said}).toEqual({exitCode: 1, said: ''});
			expect(complained.replaceAll(/\s+/gv, ' ')).toContain(words);
		}

		expect(await readFile(file, 'utf8')).toBe('mine');
		const names = await readdir(folder);
		expect(names.toSorted()).toEqual(['link.txt', 'sub', 'there.txt']);
	});

	test.each([[['report']], [['report', 'a.txt', 'b.txt']], [['report', 'folder/']], [['report', '']]])('is refused when it is called wrongly: %j', async given => {
		expect(await runProgram(given)).toMatchObject({exitCode: 2, said: ''});
	});

	test('has the last run in it', async () => {
		const folder = await temporaryFolder();
		const settings = path.join(folder, 'settings');
		const {exitCode} = await runProgram(['run', '--practice', 'unknown-prompts', '--backup-file', path.join(folder, 'Quartzhill.bak'), '--password-stdin', '--config-dir', settings], {input: `${planted.password}\n${planted.reminder}\n`});
		expect(exitCode).toBe(1);
		const file = path.join(folder, 'report.txt');
		await runProgram(['report', file, '--practice', '--config-dir', settings]);
		const text = await readFile(file, 'utf8');
		expect(text).toMatch(/^came to: failed, question$/mv);
		expect(text).toMatch(/^engine: console\nending: question$/mv);
		expect(text).toMatch(/^stage start: failed, \d+ ms$/mv);
		expect(text).toMatch(/^ended at: WORD-1 :$/mv);
		expect(runNoteIn(openPreferences({clock: systemClock, directory: settings}).lastRun(true))).toMatchObject({verdict: 'failed'});
		const kept = await readFile(path.join(settings, 'last-run-practice.json'), 'utf8');
		for (const form of [planted.password, planted.reminder, 'Quartzhill', path.basename(folder)].flatMap(name => formsOf(name))) {
			expect((text + kept).toLowerCase(), form).not.toContain(form);
		}
	});
});
