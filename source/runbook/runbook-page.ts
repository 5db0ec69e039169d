import {
	asciiOnly,
	blank,
	cutLine,
	dash,
	hanging,
	prose,
	rule,
	step,
	value,
	wideBlank,
} from '../core/paper/paper.ts';
import {hotfix} from '../host/hotfix.ts';
import {restoring, toFillIn, warnings} from '../core/paper/restoring.ts';
import {commonCodes} from './common-codes.ts';
import type {ServerPaths} from './server-path.ts';

/**
Returns the text of runbook.txt: the backup by hand, what can go wrong, and the recovery sheet to fill in, with the
line ends of Windows. One page of 66 lines of 78 columns where the paths are not longer than a line. Pure.

Source of the screen: a published transcript of ssoconfig; of the menus: BizTalk Server documentation, "How to Back
Up the Master Secret".
*/
export function runbookPage(paths: ServerPaths): string {
	return [...heading, ...byHand(paths), ...byConsole, '', ...problems, '', ...sheet, '']
		.map(line => asciiOnly(line))
		.join('\r\n');
}

const heading = [
	'BACKUP OF THE ENTSSO MASTER SECRET BY HAND (Windows 2000, 2003, 2008)',
	rule,
	...prose(
		'backup.cmd does steps 1 to 5 for you: copy it to the master secret server, right-click it, Run as administrator '
		+ '(Windows 2000, 2003: double-click). You have to be a Windows administrator there and a member of SSO '
		+ 'Administrators.',
	),
];

function byHand({installDirectory, backupFile}: ServerPaths): string[] {
	return [
		...step(1, 'Open Command Prompt (2008: right-click it, Run as administrator). Type:'),
		...cutLine(`cd /d "${installDirectory ?? String.raw`%CommonProgramFiles%\Enterprise Single Sign-On`}"`, 3),
		...step(2, 'ssomanage -displaydb   names the secret server: go on there only.'),
		...step(
			3,
			'net start   has to list Enterprise Single Sign-On Service; else start it. '
			+ 'Cluster: on the active node only, bring its resource online, never by hand.',
		),
		...step(4, 'Make a folder on a local NTFS drive. Type (plain hyphen, unused name):'),
		...cutLine(`ssoconfig -backupsecret "${backupFile ?? String.raw`C:\SSO-Backup\SSO.bak`}"`, 3),
		'   | Password : ************            7 characters or more, shown as stars',
		'   | Confirm Password : ************    the same again',
		'   | Password reminder : safe, no. 12   all can read it: do not give it away',
		'   | The operation completed successfully.         or, when it failed:',
		'   | ERROR: 0xC0002A0F : Could not contact the SSO server ...',
		...step(
			5,
			'The file is there, and not empty? In Event Viewer, Application, source ENTSSO, event 10559 has to name it; '
			+ '10560 or 10561 means that it failed.',
		),
		...step(6, 'Copy the file to another computer. Fill in the sheet below.'),
	];
}

const byConsole = prose(
	'Without Command Prompt (names may differ): Start, Programs, Microsoft Enterprise Single Sign-On, SSO '
	+ 'Administration; open Enterprise Single Sign-On; right-click System, Backup Secret. '
	+ 'It asks for file, password, confirmation and reminder. Then 5 and 6.',
);

const problems = [
	'WHAT CAN GO WRONG (all codes: backup.cmd /code 0x...)',
	...commonCodes.flatMap(({code, cure}) => hanging(code, cure, 12)),
];

const sheet = [
	'RECOVERY SHEET',
	...value('Backup file', wideBlank),
	...value('Made', `${blank(20)} by ${blank(18)} on ${blank(18)}`),
	...value('SSO database', `${blank(20)} on SQL Server ${blank(29)}`),
	...toFillIn,
	'',
	...restoring('the server'),
	...dash(`ENTSSO 9.0.2096 (BizTalk 2013 R2, HIS 2013): first install ${hotfix}.`),
	'',
	...warnings,
];
