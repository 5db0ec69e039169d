
/** Lines as the tools print them. */
export const lines = (...texts: readonly string[]): string => ['', ...texts, ''].join('\r\n');

export const installDirectory = String.raw`D:\Program Files\Common Files\Enterprise Single Sign-On`;
const hive = 'HKEY_LOCAL_MACHINE';
const value = (name: string, type: string, data: string): string => `    ${name}    ${type}    ${data}`;

export const secretId = '{1B2C3D4E-0000-4000-8000-00000000000A}';

export const registryOutput = {
	entsso: lines(
		String.raw`${hive}\SOFTWARE\Microsoft\ENTSSO`,
		value('InstallPath', 'REG_SZ', `${installDirectory}\\`),
		value('ProductVersion', 'REG_SZ', '10.0.2242.0'),
		'',
		String.raw`${hive}\SOFTWARE\Microsoft\ENTSSO\SQL`,
		value('Server', 'REG_SZ', 'SQL01'),
		value('Database', 'REG_SZ', 'SSODB'),
		'',
		`${hive}\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\${secretId}`,
		value('Current', 'REG_BINARY', '00DEADBEEF00'),
	),
	/** The key SSOSS without what is in the keys below it. */
	secrets: lines(`${hive}\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\${secretId}`, String.raw`${hive}\SOFTWARE\Microsoft\ENTSSO\SSOSS\Other`),
	service: lines(
		String.raw`${hive}\SYSTEM\CurrentControlSet\Services\ENTSSO`,
		value('Start', 'REG_DWORD', '0x2'),
		value('ImagePath', 'REG_EXPAND_SZ', String.raw`"${installDirectory}\ENTSSO.exe" -service`),
		value('ObjectName', 'REG_SZ', String.raw`CONTOSO\svc-entsso`),
	),
	component: lines(
		String.raw`${hive}\SOFTWARE\Classes\CLSID\{2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37}\InprocServer32`,
		value('(Standard)', 'REG_SZ', String.raw`${installDirectory}\SSOConfigOM.dll`),
		value('ThreadingModel', 'REG_SZ', 'Both'),
	),
	programFolders: lines(
		String.raw`${hive}\SOFTWARE\Microsoft\Windows\CurrentVersion`,
		value('ProgramFilesDir', 'REG_SZ', String.raw`D:\Program Files`),
		value('CommonFilesDir', 'REG_SZ', String.raw`D:\Program Files\Common Files`),
		value('CommonFilesDir (x86)', 'REG_SZ', String.raw`D:\Program Files (x86)\Common Files`),
		'',
		String.raw`${hive}\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths`,
	),
	cluster: lines(String.raw`${hive}\Cluster`, value('ClusterName', 'REG_SZ', 'SSO-CLUSTER')),
	clusterService: (start: string) => lines(String.raw`${hive}\SYSTEM\CurrentControlSet\Services\ClusSvc`, value('Start', 'REG_DWORD', start)),
	codePage: (page: string) => lines(String.raw`${hive}\SYSTEM\CurrentControlSet\Control\Nls\CodePage`, value('ACP', 'REG_SZ', '1252'), value('OEMCP', 'REG_SZ', page)),
} as const;

/** What sc.exe prints in this state; German by its labels. */
export const serviceOutput = (state: string, label = 'STATE', type = 'TYPE'): string => lines(
	'SERVICE_NAME: ENTSSO ',
	`        ${type.padEnd(19)}: 10  WIN32_OWN_PROCESS  `,
	`        ${label.padEnd(19)}: ${state} `,
	'                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)',
	'        WIN32_EXIT_CODE    : 0  (0x0)',
	'        SERVICE_EXIT_CODE  : 5  (0x5)',
	'        CHECKPOINT         : 0x0',
	'        PID                : 1234',
);

const group = (name: string, sid: string, attributes: string): string => `"${name}","Alias","${sid}","${attributes}"`;
export const ssoAdministratorsSid = 'S-1-5-21-1-2-3-1109';

export const groupsOutput = {
	elevated: [
		group('Everyone', 'S-1-1-0', 'Mandatory group, Enabled by default, Enabled group'),
		group(String.raw`BUILTIN\Administrators`, 'S-1-5-32-544', 'Mandatory group, Enabled by default, Enabled group, Group owner'),
		group(String.raw`CONTOSO\SSO Administrators`, ssoAdministratorsSid, 'Mandatory group, Enabled by default, Enabled group'),
		group(String.raw`Mandatory Label\High Mandatory Level`, 'S-1-16-12288', ''),
		'',
	].join('\r\n'),
	german: [
		group(String.raw`VORDEFINIERT\Administratoren`, 'S-1-5-32-544', 'Gruppe, die nur zum Verweigern verwendet wird'),
		group(String.raw`Verbindliche Beschriftung\Mittlere Verbindlichkeitsstufe`, 'S-1-16-8192', ''),
		'',
	].join('\r\n'),
	user: [group('Jeder', 'S-1-1-0', ''), group('Label', 'S-1-16-8192', ''), ''].join('\r\n'),
} as const;

/** What ssomanage prints on the SSO database of this master secret server. */
export const databaseOutput = (secretServer: string): string => lines(
	'Using SSO server on this computer',
	'',
	'SQL Server                             : SQL01',
	'SSO database                           : SSODB',
	`SSO Secret Server name                 : ${secretServer}`,
	String.raw`SSO Administrators account             : CONTOSO\SSO Administrators`,
	String.raw`SSO Affiliate Administrators account   : CONTOSO\SSO Affiliate Administrators`,
	'Size of audit table for deleted applications : 1000',
	'SSO status                             : Enabled',
);

/** One event as wevtutil prints it. */
export function eventXml(id: number, time: string, strings: readonly string[] = []): string {
	const data = strings.map(text => `<Data>${text}</Data>`).join('');
	return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/><EventID Qualifiers='49152'>${id}</EventID><Level>2</Level><Task>1</Task><Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='${time}'/><EventRecordID>77</EventRecordID><Channel>Application</Channel><Computer>BIZ01</Computer><Security/></System><EventData>${data}</EventData></Event>\r\n`;
}

export {eventIds as ids} from '../../../source/host/windows/events.ts';
