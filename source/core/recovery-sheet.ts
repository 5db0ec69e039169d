import wrapAnsi from 'wrap-ansi';
import type {PathStyle, SsoSystem} from '../host/host.ts';
import type {BackupResult} from './result.ts';
import {utcText} from './utc.ts';

/** Columns of a printed page in the usual font. */
const pageWidth = 78;
const labelWidth = 14;
/** Rows that one value may take, so that the longest path Windows knows leaves the sheet on one page. */
const mostRows = 5;

/** Characters of a server's name within a sentence. */
const longestName = 40;

const rule = '-'.repeat(pageWidth);

/**
The text of the recovery sheet: what the backup file is, where its copies are, and how to restore it. Plain ASCII, one page of 60
lines of 78 columns. What is not known is a line to fill in by hand. Pure; holds no secret, since a result holds none.

Source of the steps: BizTalk Server documentation, "How to Restore the Master Secret", "How to Move the Master Secret Server" and "How to
Cluster the Master Secret Server".
*/
export function recoverySheet(result: BackupResult, pathStyle: PathStyle): string {
	const rows = [...heading(result), ...facts(result), ...toFillIn, ...restoring(result), ...warnings];
	return asciiOnly([...rows, ''].join(pathStyle === 'windows' ? '\r\n' : '\n'));
}

function heading({practice}: BackupResult): string[] {
	return [
		'RECOVERY SHEET: BACKUP OF THE ENTSSO MASTER SECRET',
		rule,
		...(practice === undefined ? [] : prose(`PRACTICE (${practice}): the file holds no secret, and nothing can be restored from it. On a real server the sheet says:`)),
		...prose('The file named here holds the master secret of Enterprise Single Sign-On (BizTalk Server, Host Integration Server). If the master secret server is lost, this file and its password bring back all that it stores.'),
		'',
	];
}

function facts(result: BackupResult): string[] {
	const {
		file, copy, computer, startedAt, size, sha256, verdict, evidence, logged, user, system,
	} = result;
	const proofs = evidence.filter(({id}) => id === 'event' || id === 'reminder').map(({detail}) => detail);
	return [
		...value('Backup file', file),
		...value('Second copy', copy ?? blank(pageWidth - labelWidth)),
		...value('Made', utcText(startedAt)),
		...value('Made by', logged?.user ?? user ?? blank(40), 1),
		...value('Computer', computer, 1),
		...value('Secret server', system?.secretServer ?? blank(40), 1),
		...value('SSO database', `${system?.database ?? blank(20)} on SQL Server ${system?.sqlServer ?? blank(22)}`, 2),
		...value('ENTSSO', entssoOf(system), 1),
		...value('Size', size === undefined ? blank(20) : `${size} bytes`),
		...value('SHA-256', sha256 ?? blank(pageWidth - labelWidth)),
		...value('Secret (MSID)', logged?.secretId ?? blank(40)),
		...value('Verdict', verdict === 'verified' ? 'verified' : 'unproven: do not rely on this file alone'),
		...proofs.flatMap(proof => prose(proof, labelWidth)),
		'',
	];
}

function entssoOf(system: SsoSystem | undefined): string {
	return `version ${system?.version ?? blank(20)}${system?.product === undefined ? '' : `, of ${system.product}`}`;
}

const toFillIn = [
	'FILL IN BY HAND (where they are kept, not what they are)',
	...value('Password', `${blank(29)} and ${blank(29)}`),
	...value('Reminder', blank(64)),
	...value('More copies', blank(64)),
	'',
];

function restoring({computer, system}: BackupResult): string[] {
	const secretServer = cut(asciiOnly(system?.secretServer ?? computer), longestName);
	return [
		'TO RESTORE',
		...prose('You need the file, its password, and a user who is a Windows administrator and an SSO Administrator. Open Command Prompt as administrator.'),
		...step(1, String.raw`cd /d "%CommonProgramFiles%\Enterprise Single Sign-On"`),
		...step(2, `Only if ${secretServer} is replaced: save this as server.xml, with the name of the new master secret server for NAME:`),
		'   <sso><globalInfo><secretServer>NAME</secretServer></globalInfo></sso>',
		...prose('Then type  ssomanage -updatedb server.xml  and restart the ENTSSO service on the new server (cluster: see 4).', 3),
		...step(3, 'On the master secret server type  ssoconfig -restoresecret FILE  with the full path of the file. It shows the reminder and asks for the password.'),
		...step(4, 'Cluster: restore on every node, each time on the active one. Before the next node, take the ENTSSO resource offline and online in Failover Cluster Manager; do not start the service by hand.'),
		...step(5, 'Event 10523 (source ENTSSO, Application log) tells that it worked.'),
		'',
	];
}

const warnings = [
	'WHAT NOT TO DO',
	...dash('Do not make a new master secret: it takes the place of this one, and what was stored with this one may be lost.'),
	...dash('Do not delete older backups: an older SSO database needs its own secret.'),
	...dash('Do not keep the password beside the file.'),
];

function blank(columns: number): string {
	return '_'.repeat(columns);
}

/** A label and its value. A long value is cut anywhere, so that no character of a path is lost between two rows. */
function value(label: string, text: string, rows = mostRows): string[] {
	const width = pageWidth - labelWidth;
	const shown = cut(asciiOnly(text), width * rows);
	return Array.from({length: Math.ceil(shown.length / width)}, (_, row) =>
		(row === 0 ? label : '').padEnd(labelWidth) + shown.slice(row * width, (row + 1) * width));
}

function cut(text: string, room: number): string {
	return text.length > room ? `${text.slice(0, room - 3)}...` : text;
}

function prose(text: string, indent = 0): string[] {
	return wrapAnsi(asciiOnly(text), pageWidth - indent, {hard: true}).split('\n').map(line => ' '.repeat(indent) + line);
}

function step(number: number, text: string): string[] {
	return hanging(`${number}.`, text);
}

function dash(text: string): string[] {
	return hanging('-', text);
}

function hanging(sign: string, text: string): string[] {
	const [first = '', ...rest] = prose(text, 3);
	return [sign.padEnd(3) + first.trimStart(), ...rest];
}

/** Other characters by their number, since nobody knows how the sheet will be read or printed. */
function asciiOnly(text: string): string {
	return text.replaceAll(/[^\n\r -~]/gv, character => `{U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`);
}
