/* What backup.cmd finds out before a backup, in Wine's cmd.exe, which is not Microsoft's: see runbook.ts. */
import {readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {installTool} from './backup.ts';
import {
	healthy,
	installEntsso,
	usualFolder,
	type Installation,
} from './entsso.ts';
import {
	scriptFor,
	startScript,
	toolSays,
	without,
	type Ended,
	type StartOptions,
} from './runbook.ts';
import {Computer} from './wine/computer.ts';

const kit = String.raw`C:\kit`;
/** Tools that Windows 2000 does not have. */
const newerTools = ['reg.exe', 'sc.exe', 'wevtutil.exe', 'whoami.exe'];

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await computer.write(String.raw`${kit}\backup.cmd`, await scriptFor());
	await toolSays(computer, 'chkntfs', 'The type of the file system is NTFS.\r\nC: is not dirty.\r\n');
});

afterAll(async () => {
	await computer.close();
});

async function look({switches = [], environment = {}}: StartOptions = {}): Promise<Ended> {
	const ended = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches: ['/check', ...switches], environment});
	expect(ended.text).not.toMatch(/syntax error|goto|recogni[sz]e/iv);
	return ended;
}

test('a server as it should be is healthy, and nothing is written', async () => {
	await installEntsso(computer, healthy);
	const {exitCode, text} = await look();
	expect(text.trimEnd()).toBe(String.raw`ENTSSO master secret: backup on WINDOWS

ok       You are an administrator.
ok       ssoconfig.exe was found: C:\Program Files\Common Files\Enterprise Single Sign-On (registry)
ok       This computer is not in a failover cluster.
ok       The ENTSSO service is running.
ok       This computer is the master secret server.
ok       The backup file will be C:\SSO-Backup\SSO-WINDOWS.bak
         Its folder is not there yet and will be made.
ok       Drive C: is NTFS.

Nothing stands in the way of a backup.`);
	expect(exitCode).toBe(0);
	expect(await readdir(computer.file(kit))).toEqual(['backup.cmd']);
	expect(await readdir(path.dirname(computer.file(kit)))).not.toContain('SSO-Backup');
});

describe('needs attention:', () => {
	test.each<[string, Installation, string[]]>([
		['a console that is not elevated', {...healthy, isElevated: false}, ['STOP     This Command Prompt is not elevated.']],
		['a stopped service', {...healthy, serviceState: 1}, ['STOP     The ENTSSO service is not running.', 'Start it: net start ENTSSO']],
		['a starting service', {...healthy, serviceState: 2}, ['STOP     The ENTSSO service is just starting or stopping.']],
		['no service', {...healthy, serviceState: undefined}, ['STOP     There is no ENTSSO service here.']],
		['another master secret server', {...healthy, secretServer: 'SSO-MASTER'}, ['STOP     ENTSSO names another master secret server: SSO-MASTER']],
		['no tools', {isElevated: true, serviceState: 4}, ['STOP     No folder with ssoconfig.exe was found.']],
	])('%s', async (_, installation, expected) => {
		await installEntsso(computer, installation);
		const {exitCode, text} = await look();
		for (const line of expected) {
			expect(text).toContain(line);
		}

		expect(text).toContain('Something needs attention');
		expect(exitCode).toBe(1);
	});

	test('a user who is no administrator', async () => {
		await installEntsso(computer, healthy);
		await toolSays(computer, 'whoami', '"Everyone","Well-known group","S-1-1-0",""\r\n"BUILTIN\\Users","Alias","S-1-5-32-545",""\r\n');
		const {exitCode, text} = await look();
		expect(text).toContain('STOP     You are not an administrator here.');
		expect(exitCode).toBe(1);
	});

	test('a stopped service on a cluster node, which is never to be started by hand', async () => {
		await installEntsso(computer, {
			...healthy, serviceState: 1, clusterName: 'SSO-CLUSTER', secretServer: 'SSO-CLUSTER',
		});
		const {exitCode, text} = await look();
		expect(text).toContain('warning  This computer is a node of a failover cluster.');
		expect(text).toContain('Bring its resource online on the active node, never by hand.');
		expect(text).not.toContain('net start');
		expect(exitCode).toBe(1);
	});

	test('a cluster whose network name is the master secret server', async () => {
		await installEntsso(computer, {...healthy, clusterName: 'SSO-CLUSTER', secretServer: 'SSO-CLUSTER'});
		const {exitCode, text} = await look();
		expect(text).toContain('warning  ENTSSO names the master secret server SSO-CLUSTER');
		expect(text).not.toContain('STOP  ');
		expect(exitCode).toBe(1);
	});
});

test('an administrator of a Windows without integrity levels needs no elevation', async () => {
	await installEntsso(computer, healthy);
	await toolSays(computer, 'whoami', '"BUILTIN\\Administrators","Alias","S-1-5-32-544",""\r\n');
	expect(await look()).toMatchObject({exitCode: 0, text: expect.stringContaining('ok       You are an administrator.') as string});
});

test('a master secret server that is named with its domain, in other letters, is this one', async () => {
	await installEntsso(computer, {...healthy, secretServer: 'windows.contoso.example'});
	expect(await look()).toMatchObject({exitCode: 0, text: expect.stringContaining('ok       This computer is the master secret server.') as string});
});

test('what another SSO server says is unknown, and that server is named', async () => {
	await installEntsso(computer, {...healthy, askedServer: 'SSO-PROD'});
	const {exitCode, text} = await look();
	expect(text).toContain('unknown  The SSO tools here talk to an SSO server of another name: SSO-PROD');
	expect(text).not.toContain('This computer is the master secret server.');
	expect(exitCode).toBe(3);
});

test('tools that ask this computer by its name ask no other', async () => {
	await installEntsso(computer, {...healthy, askedServer: 'windows.contoso.example'});
	expect(await look()).toMatchObject({exitCode: 0, text: expect.stringContaining('ok       This computer is the master secret server.') as string});
});

test('an ENTSSO that needs a hotfix is a warning', async () => {
	await installEntsso(computer, {...healthy, version: '9.0.2096.0'});
	const {exitCode, text} = await look();
	expect(text).toContain('warning  This is ENTSSO 9.0.2096, of BizTalk Server 2013 R2 or HIS 2013.');
	expect(text).toContain('Unless hotfix KB3062831 is installed');
	expect(exitCode).toBe(1);
});

test('a master secret server that ssomanage does not name is unknown', async () => {
	const {secretServer: _, ...rest} = healthy;
	await installEntsso(computer, rest);
	const {exitCode, text} = await look();
	expect(text).toContain('unknown  Whether this computer is the master secret server.');
	expect(text).toContain('Nothing was found to be wrong, but not all could be found out.');
	expect(exitCode).toBe(3);
});

describe('the install directory is found by', () => {
	test.each<[string, Installation, string]>([
		['the registry', {registry: String.raw`C:\ENTSSO (registry)`}, 'registry'],
		['the 32-bit registry', {registry32: String.raw`C:\ENTSSO & 32-bit 50%`}, '32-bit registry'],
		['the path of the service', {service: String.raw`C:\ENTSSO ^service!`}, 'service path'],
		['the environment', {}, 'environment'],
	])('%s', async (_, source, words) => {
		const tools = source.registry ?? source.registry32 ?? source.service ?? usualFolder;
		await installEntsso(computer, {
			...source, tools, serviceState: 4, isElevated: true, secretServer: 'WINDOWS',
		});
		const {exitCode, text} = await look();
		expect(text).toContain(`ok       ssoconfig.exe was found: ${tools} (${words})`);
		expect(text).toContain('ok       This computer is the master secret server.');
		expect(exitCode).toBe(0);
	});

	test('a registry value with a variable in it', async () => {
		await installEntsso(computer, {...healthy, registry: String.raw`%CommonProgramFiles%\Enterprise Single Sign-On`});
		const {text} = await look();
		expect(text).toContain(`ok       ssoconfig.exe was found: ${usualFolder} (registry)`);
	});

	test('the folder of 64-bit programs, where that of this console is another', async () => {
		await installEntsso(computer, {tools: usualFolder, serviceState: 4, isElevated: true});
		const environment = {COMMONPROGRAMFILES: String.raw`C:\Program Files (x86)\Common Files`, COMMONPROGRAMW6432: String.raw`C:\Program Files\Common Files`};
		const {text} = await look({environment});
		expect(text).toContain(`ok       ssoconfig.exe was found: ${usualFolder} (environment)`);
	});

	test('the switch, and then nothing else counts', async () => {
		await installEntsso(computer, healthy);
		const own = String.raw`C:\own & folder`;
		await installTool(computer, own);
		const found = await look({switches: ['/dir', `${own}\\`]});
		expect(found.text).toContain(`ok       ssoconfig.exe was found: ${own} (as given)`);
		const {exitCode, text} = await look({switches: ['/dir', String.raw`C:\nothing here`]});
		expect(text).toContain('STOP     No folder with ssoconfig.exe was found.');
		expect(text).toContain(String.raw`Looked at: C:\nothing here`);
		expect(exitCode).toBe(1);
	});
});

describe('the backup file', () => {
	beforeAll(async () => {
		await installEntsso(computer, healthy);
	});

	test.each([
		['a relative path', 'SSO.bak', 'not the full path of a file on a local drive: SSO.bak'],
		['a share', String.raw`\\files\sso\SSO.bak`, String.raw`not the full path of a file on a local drive: \\files\sso\SSO.bak`],
		['a folder', 'C:\\SSO-Backup\\', 'not the full path of a file on a local drive: C:\\SSO-Backup\\'],
		['a missing drive', String.raw`Q:\SSO.bak`, 'There is no drive Q: here.'],
		['a file that is there', String.raw`C:\kit\backup.cmd`, String.raw`is there, and is never overwritten: C:\kit\backup.cmd`],
		['a folder that is there', kit, `is there, and is never overwritten: ${kit}`],
	])('%s is refused', async (_, file, words) => {
		const {exitCode, text} = await look({switches: ['/file', file]});
		expect(text).toContain('STOP ');
		expect(text).toContain(words);
		expect(exitCode).toBe(1);
	});

	test('a drive on the network is refused', async () => {
		await toolSays(computer, 'net-use', 'Status       Local     Remote                    Network\r\n\r\nOK           C:        \\\\files\\sso              Microsoft Windows Network\r\n');
		try {
			const {exitCode, text} = await look();
			expect(text).toContain('STOP     Drive C: is on the network');
			expect(exitCode).toBe(1);
		} finally {
			await toolSays(computer, 'net-use', '');
		}
	});

	test.each([
		['FAT', 'The type of the file system is FAT32.\r\n', 'STOP     Drive C: is not NTFS.', 1],
		['exFAT', 'Der Typ des Dateisystems ist exFAT.\r\n', 'STOP     Drive C: is not NTFS.', 1],
		['not to be found out', 'CHKNTFS: access denied\r\n', 'unknown  Whether drive C: is NTFS.', 3],
	])('a file system that is %s', async (_, said, line, code) => {
		await toolSays(computer, 'chkntfs', said);
		try {
			const {exitCode, text} = await look();
			expect(text).toContain(line);
			expect(exitCode).toBe(code);
		} finally {
			await toolSays(computer, 'chkntfs', 'Le type du syst\u{E8}me de fichiers est NTFS.\r\n');
		}
	});

	test('the name offered is one that is free', async () => {
		await computer.write(String.raw`C:\SSO-Backup\SSO-WINDOWS.bak`, '');
		await computer.write(String.raw`C:\SSO-Backup\SSO-WINDOWS-2.bak`, '');
		try {
			expect(await look()).toMatchObject({exitCode: 0, text: expect.stringContaining(String.raw`will be C:\SSO-Backup\SSO-WINDOWS-3.bak`) as string});
		} finally {
			await rm(computer.file(String.raw`C:\SSO-Backup`), {recursive: true});
		}
	});
});

describe('with nothing but the tools of Windows 2000', () => {
	beforeAll(async () => {
		await installEntsso(computer, healthy);
		await toolSays(computer, 'net-start', 'These Windows services are started:\r\n\r\n   Enterprise Single Sign-On Service\r\n   Event Log\r\n');
		await toolSays(computer, 'net-session', 'There are no entries in the list.\r\n');
	});

	test('what can be found out is', async () => {
		const {exitCode, text} = await without(computer, newerTools, look);
		expect(text).toContain('ok       You are an administrator.');
		expect(text).toContain(`ok       ssoconfig.exe was found: ${usualFolder} (environment)`);
		expect(text).toContain('unknown  No sign of a failover cluster');
		expect(text).toContain('ok       The ENTSSO service is running.');
		expect(text).toContain('ok       This computer is the master secret server.');
		expect(exitCode).toBe(3);
	});

	test.each([
		['System error 5 has occurred.\r\n\r\nAccess is denied.\r\n', 'STOP     You are not an administrator here.', 1],
		['The Server service is not started.\r\n\r\nMore help is available by typing NET HELPMSG 2114.\r\n', 'unknown  Whether you are an administrator here.', 3],
	])('net session that says %j', async (said, line, code) => {
		await toolSays(computer, 'net-session', said, 2);
		const {exitCode, text} = await without(computer, newerTools, look);
		expect(text).toContain(line);
		expect(exitCode).toBe(code);
	});

	test('a service that is not listed is unknown, and is to be started only where there is no cluster', async () => {
		await toolSays(computer, 'net-start', 'These Windows services are started:\r\n\r\n   Event Log\r\n');
		const {text} = await without(computer, newerTools, look);
		expect(text).toContain('unknown  The ENTSSO service was not seen among the running services.');
		expect(text).toContain('If this is not a cluster node, start it: net start ENTSSO');
	});

	test.each([
		['its service runs', async () => toolSays(computer, 'net-start', '   Clusterdienst\r\n')],
		['its database is there', async () => computer.write(String.raw`C:\windows\Cluster\CLUSDB`, '')],
	])('a cluster is seen where %s', async (_, make) => {
		await make();
		const {exitCode, text} = await without(computer, newerTools, look);
		expect(text).toContain('warning  This computer is a node of a failover cluster.');
		expect(text).not.toContain('net start ENTSSO');
		expect(exitCode).toBe(1);
		await rm(computer.file(String.raw`C:\windows\Cluster`), {recursive: true, force: true});
	});
});

describe('switches', () => {
	test.each([
		[['/?'], 0], [['/help'], 2], [['/file'], 2], [['/check', String.raw`C:\SSO.bak`], 2],
	])('%j', async (switches, code) => {
		const {exitCode, text} = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches});
		expect(text).toContain('backup.cmd /check');
		expect(exitCode).toBe(code);
	});

	test('a code is explained', async () => {
		const {exitCode, text} = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches: ['/code', '0xc0002a0f']});
		expect(text).toContain('No answer from the ENTSSO service of the SSO server that is set here.');
		expect(text).toMatch(/On a node of a failover cluster:\s+On the active node, bring.*Where there is no cluster:\s+Start/sv);
		expect(exitCode).toBe(0);
	});

	test.each(['0xFFFFFFFFC0002A0F', '0x80002918'])('%s is explained', async code => {
		const {exitCode, text} = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches: ['/code', code]});
		expect(text).not.toContain('There are no words here');
		expect(exitCode).toBe(0);
	});

	test('a code without words is named', async () => {
		const {text} = await startScript(computer, String.raw`${kit}\backup.cmd`, {switches: ['/code', '0x12345678 & rem']});
		expect(text).toContain('There are no words here for the code 0x12345678 & rem');
	});
});
