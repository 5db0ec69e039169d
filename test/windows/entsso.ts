import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {inject} from 'vitest';
import {installTool} from './backup.ts';
import {systemFolder, type Computer} from './wine/computer.ts';

/** Where ENTSSO is by default. */
export const usualFolder = String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`;

const component = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Classes\CLSID\{2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37}`;
const keys = [
	String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO`,
	String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Wow6432Node\Microsoft\ENTSSO`,
	String.raw`HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\ENTSSO`,
	component,
	String.raw`HKEY_LOCAL_MACHINE\Cluster`,
] as const;

/** MSID of the secret of an ENTSSO as it should be, and the one that stands for no earlier secret. */
export const secretId = '{7B0E4F5C-9B0E-4D4C-8D5B-0C7C4A1B2D3E}';
export const noSecretId = '{00000000-0000-0000-0000-000000000000}';

/** What can be known of ENTSSO on a computer; what is left out is as on a computer that has never had it. */
export type Installation = {
	/** The folder of the tools. */
	readonly tools?: string;
	/** Folders in which each of these sources says that the tools are. */
	readonly registry?: string;
	readonly registry32?: string;
	readonly service?: string;
	readonly component?: string;
	/** As `sc queryex` numbers it: 1 stopped, 2 starting, 4 running. */
	readonly serviceState?: 1 | 2 | 4 | undefined;
	readonly secretServer?: string;
	/** The SSO server that the tools ask, where it is not this computer. */
	readonly askedServer?: string;
	readonly version?: string;
	readonly clusterName?: string;
	readonly isElevated?: boolean;
	/** How many days ago the event 10559 (backed up) was logged. */
	readonly backedUpDaysAgo?: number;
};

/** An ENTSSO as it should be, on its master secret server. */
export const healthy: Installation = {
	tools: usualFolder,
	registry: usualFolder,
	service: usualFolder,
	serviceState: 4,
	secretServer: 'WINDOWS',
	isElevated: true,
	backedUpDaysAgo: 3,
};

/** Puts this ENTSSO on the computer, in place of any that was there. */
export async function installEntsso(computer: Computer, installation: Installation): Promise<void> {
	const {tools, secretServer, askedServer} = installation;
	await rm(computer.file(usualFolder), {recursive: true, force: true});
	if (tools !== undefined) {
		await installTool(computer, tools);
		await computer.copyIn(path.join(inject('standIns'), 'ssomanage.exe'), String.raw`${tools}\ssomanage.exe`);
		await computer.write(String.raw`${tools}\ssomanage.txt`, secretServer === undefined ? '1\nERROR: 0xC0002A0F\r\n' : displayedDatabase(secretServer, askedServer));
	}

	await computer.write(String.raw`${systemFolder}\sc.txt`, queriedService(installation.serviceState));
	await computer.write(String.raw`${systemFolder}\whoami.txt`, groups(installation.isElevated ?? false));
	await computer.write(String.raw`${systemFolder}\wevtutil-10559.xml`, installation.backedUpDaysAgo === undefined ? '' : backedUp(installation.backedUpDaysAgo));
	await computer.changeRegistry(registryOf(installation));
	await keepSecrets(computer, secretServer === 'WINDOWS' ? {current: secretId, previous: noSecretId} : undefined);
	await startService(computer, secretServer === undefined ? 'never' : (secretServer === 'WINDOWS' ? 'loaded' : {server: secretServer}));
}

/** MSIDs of the secrets that the service holds, as the stand-ins for ssoconfig and its component have them too. */
export type Secrets = {readonly current: string; readonly previous: string};

const secretsFile = String.raw`${systemFolder}\entsso-secrets.txt`;

/** Has the service hold these secrets, or none. */
export async function keepSecrets(computer: Computer, secrets: Secrets | undefined): Promise<void> {
	await (secrets === undefined
		? rm(computer.file(secretsFile), {force: true})
		: computer.write(secretsFile, `${secrets.current}\n${secrets.previous}\n`));
}

/** How a start of the service went: with its secret, without one, with one that it cannot load, or as a server that asks another. */
export type Started = 'loaded' | 'none' | 'not-loadable' | {readonly server: string};

const startEvents = [10_501, 10_520, 10_529, 10_532, 10_534, 10_565] as const;

/** Has the log tell of a start of the service a moment ago, or of none, as ENTSSO does. */
export async function startService(computer: Computer, started: Started | 'never'): Promise<void> {
	const kept = existsSync(computer.file(secretsFile)) ? await computer.read(secretsFile) : '';
	const [current = ''] = kept.split('\n', 1);
	const told: Partial<Record<(typeof startEvents)[number], readonly string[]>> = {
		...(started !== 'never' && {10_501: ['WINDOWS', 'SQL1', 'SSODB']}),
		...(typeof started === 'string' && started !== 'never' && {10_534: []}),
		...(started === 'loaded' && {10_529: ['WINDOWS', current]}),
		...(started === 'none' && {10_520: []}),
		...(started === 'not-loadable' && {10_565: [current]}),
		...(typeof started === 'object' && {10_529: [started.server, secretId]}),
	};
	const begun = Date.now();
	for (const [index, id] of startEvents.entries()) {
		const strings = told[id];
		// What comes later has a later time.
		await computer.write(String.raw`${systemFolder}\wevtutil-${id}.xml`, strings === undefined ? '' : eventXml(id, new Date(begun + index), strings));
	}
}

function registryOf({registry, registry32, service, component: componentFolder, clusterName, secretServer, version = '10.0.2242.0'}: Installation): string {
	const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
	const [entsso, entsso32, services, , cluster] = keys;
	return [
		...keys.map(key => `[-${key}]\n`),
		...(registry === undefined ? [] : [`[${entsso}]\n"InstallPath"=${quoted(`${registry}\\`)}\n"ProductVersion"="${version}"\n\n[${entsso}\\SQL]\n"Server"="SQL1"\n"Database"="SSODB"\n`]),
		...(secretServer === 'WINDOWS' ? [`[${entsso}\\SSOSS\\${secretId}]\n`] : []),
		...(registry32 === undefined ? [] : [`[${entsso32}]\n"InstallPath"=${quoted(registry32)}\n`]),
		...(service === undefined ? [] : [`[${services}]\n"ImagePath"=${quoted(String.raw`"${service}\ENTSSO.exe" -service`)}\n"Start"=dword:00000002\n"ObjectName"="LocalSystem"\n`]),
		...(componentFolder === undefined ? [] : [`[${component}\\InprocServer32]\n@=${quoted(String.raw`${componentFolder}\SSOConfigOM.dll`)}\n`]),
		...(clusterName === undefined ? [] : [`[${cluster}]\n"ClusterName"="${clusterName}"\n`]),
	].join('\n');
}

/** As `sc queryex` prints it, the exit code first. */
function queriedService(state: Installation['serviceState']): string {
	return state === undefined
		? '1060\n[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n\r\n'
		: `0\n\r\nSERVICE_NAME: ENTSSO \r\n        TYPE               : 10  WIN32_OWN_PROCESS  \r\n        STATE              : ${state}  ${state === 4 ? 'RUNNING' : 'STOPPED'} \r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n        PID                : ${state === 4 ? 1880 : 0}\r\n`;
}

/** As `whoami /groups /fo csv /nh` prints them, the exit code first. */
function groups(isElevated: boolean): string {
	const level = isElevated ? String.raw`"Mandatory Label\High Mandatory Level","Label","S-1-16-12288",""` : String.raw`"Mandatory Label\Medium Mandatory Level","Label","S-1-16-8192",""`;
	return `0\n"Everyone","Well-known group","S-1-1-0","Mandatory group, Enabled by default, Enabled group"\r\n"BUILTIN\\Administrators","Alias","S-1-5-32-544","Mandatory group, Enabled by default, Enabled group, Group owner"\r\n${level}\r\n`;
}

/** As `ssomanage -displaydb` may print it, the exit code first. A group that Wine knows is the SSO Administrators. */
function displayedDatabase(secretServer: string, askedServer?: string): string {
	return `0\nUsing SSO server ${askedServer === undefined ? 'on this computer' : `: ${askedServer}`}\r\n\r\nSQL Server : SQL1\r\nSSO database : SSODB\r\nSSO secret server name : ${secretServer}\r\nSSO Admin account name : BUILTIN\\Administrators\r\nSSO Affiliate Admin account name : BUILTIN\\Users\r\nThe operation completed successfully.\r\n`;
}

function backedUp(daysAgo: number): string {
	const time = new Date(Date.now() - (daysAgo * 24 * 60 * 60 * 1000));
	return eventXml(10_559, time, [String.raw`C:\old.bak`]);
}

function eventXml(id: number, time: Date, strings: readonly string[]): string {
	const data = strings.map(text => `<Data>${text}</Data>`).join('');
	return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/><EventID Qualifiers='16384'>${id}</EventID><TimeCreated SystemTime='${time.toISOString()}'/><EventRecordID>1</EventRecordID></System><EventData>${data}</EventData></Event>\r\n`;
}
