import {Buffer} from 'node:buffer';
import type {Administration} from '../../../source/host/administration.ts';
import {
	eventXml,
	installDirectory,
	lines,
	registryOutput,
} from './captured.ts';
import type {Answers} from './rig.ts';

/** Names of a computer and its people; none of them may be in a report. */
export const planted = {
	computer: 'ZRHBIZ01',
	user: 'wkeller',
	domain: 'ACMEDOM',
	dns: 'corp.acme-works.example',
	sqlServer: 'ZRHSQL7',
	instance: 'PAYROLL',
	database: 'Lohnbuchhaltung',
	group: 'Tresor Hüter Zürich',
	affiliates: 'Filial-Verwalter',
	serviceAccount: 'svc-tresor',
	folder: 'Ludmilla',
	share: 'filer7',
	file: 'Quartzhill.bak',
	reminder: 'Blauer Umschlag',
	password: 'Tr0ub4dor&3-horse',
	company: 'Acmeworks',
	client: 'HELVETIA22',
	address: '10.77.12.9',
	guid: '1b2c3d4e-0000-4000-8000-00000000000a',
	sid: 'S-1-5-21-1111-2222-3333-1109',
	valueName: 'Ottokar',
	drive: String.raw`Z:\Privat`,
} as const;

const {
	computer, user, domain, dns, sqlServer, instance, database, group, affiliates, serviceAccount, folder, share, file, reminder, password, company, client, address, guid, sid, valueName, drive,
} = planted;
const value = (name: string, type: string, data: string): string => `    ${name}    ${type}    ${data}`;
const path = `C:\\Users\\${user}\\${folder}\\${file}`;

const entsso = lines(
	String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO`,
	value('InstallPath', 'REG_SZ', `${installDirectory}\\`),
	value('ProductVersion', 'REG_SZ', '6.0.245.0'),
	value('ProductLanguage', 'REG_DWORD', '0x407'),
	value('RegisteredOwner', 'REG_SZ', company),
	value(valueName, 'REG_SZ', `${drive}\\${file}`),
	value('BackupFile', 'REG_EXPAND_SZ', path),
	value('Secret', 'REG_BINARY', Buffer.from(password).toString('hex')),
	value('TrustedServers', 'REG_MULTI_SZ', String.raw`${computer}\0${client}.${dns}`),
	String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SQL`,
	value('Server', 'REG_SZ', `tcp:${sqlServer}.${dns}\\${instance},1433`),
	value('Database', 'REG_SZ', database),
	String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS\{${guid}}`,
	value('Current', 'REG_BINARY', '00DEADBEEF00'),
	`HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\Clients\\${client}`,
	value('User', 'REG_SZ', `${domain}\\${user}`),
);

const shown = (label: string, text: string): string => `${label.padEnd(39)}: ${text}`;

/** A computer in another language, with names in every answer. */
export const plantedAnswers: Answers = {
	'reg.exe Services\\ENTSSO': registryOutput.service.replace(String.raw`CONTOSO\svc-entsso`, () => `${domain}\\${serviceAccount}`),
	'reg.exe Microsoft\\ENTSSO /s /reg:64': entsso,
	'reg.exe Microsoft\\ENTSSO /s /reg:32': entsso,
	'sc.exe qc': lines(
		'[SC] QueryServiceConfig ERFOLG',
		'DIENST_NAME: ENTSSO',
		'        TYP                : 10  WIN32_OWN_PROCESS ',
		String.raw`        BINÄRPFADNAME      : "${installDirectory}\ENTSSO.exe" ${path}`,
		`        ANZEIGENAME        : Einmaliges Anmelden ${company}`,
		'        ABHÄNGIGKEITEN     : RpcSs',
		`        DIENST_STARTNAME   : ${domain}\\${serviceAccount}`,
		`        SERVICE_START_NAME : ${serviceAccount}@${dns}`,
	),
	'ssomanage.exe': lines(
		`Using SSO server : ${computer}.${dns}`,
		shown('SQL Server', `${sqlServer}\\${instance}`),
		shown('SSO database', database),
		shown('SSO Secret Server name', computer.toLowerCase()),
		shown('SSO Administrators account', `${domain}\\${group}`),
		shown('SSO Affiliate Administrators account', `${domain}\\${affiliates}`),
		shown('Geheimer Server', client),
		shown('パスワード関連語句', reminder),
		shown('SSO status', 'Enabled'),
	),
	'ssoconfig.exe': lines(
		shown('Last backup file', path),
		shown('Backed up by', `${user}@${dns}`),
		shown('Server address', address),
		`Erinnerung : ${reminder}; Kennwort ${password}`,
		`\\\\${share}\\${folder}$\\${file} ${drive}`,
		`SID ${sid} {${guid.toUpperCase()}}`,
	),
	'wevtutil.exe \'ENTSSO\']]]': eventXml(10_559, '2026-11-20T12:00:00Z', [path, `{${guid}}`, '', `${domain}\\${user}`, `${client} (ssoconfig.exe:4242)`])
		+ eventXml(10_532, '2026-11-20T12:00:00Z', [computer, '0x80070005, Zugriff verweigert.', `${sqlServer}.${dns}`])
		+ eventXml(10_559, '2026-11-19T12:00:00Z', [file]),
};

/** An administration interface that tells names, and gives what it is asked for but one. */
export const plantedAdministration: Administration = {
	perform: async () => ({state: 'unusable', reason: 'Nothing is called here.'}),
	readReminder: async () => ({state: 'unusable', reason: 'Nothing is called here.'}),
	serverStatus: async () => ({
		state: 'returned',
		code: 0,
		value: {
			server: computer, cluster: client, node: `${computer}.${dns}`, sqlServer, database, serviceAccount: `${domain}\\${serviceAccount}`, version: '10.0.2242.0', states: {isOnline: true, isSecretServer: true, isClustered: false},
		},
	}),
	opens: async method => method === 'RestoreSecret'
		? {state: 'unusable', reason: `${company} says no.`, code: '0x80004002'}
		: {state: 'returned', value: undefined, code: 0},
};

/** Every form in which a name may stand in a text. */
export function formsOf(name: string): string[] {
	const words = name.split(/[\s\\]+/v);
	return [name, ...words, encodeURIComponent(name), name.normalize('NFD'), Buffer.from(name).toString('base64').replaceAll('=', ''), Buffer.from(name).toString('hex'), Buffer.from(name, 'utf16le').toString('hex'), [...name].toReversed().join('')]
		.filter(form => form.length > 3).map(form => form.toLowerCase());
}

