import {
	dash,
	line,
	pageLines,
	rule,
	step,
	typed,
	value,
	wideLine,
} from '../core/paper/paper.ts';
import {hotfixFirst} from '../core/guides/restore-steps.ts';
import {blank, labelled, type Paragraph} from '../text/paragraph.ts';
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
	const page = [...heading, ...byHand(paths), byConsole, blank, ...problems, blank, ...sheet];
	return [...pageLines(page), ''].join('\r\n');
}

const heading: readonly Paragraph[] = [
	{text: 'BACKUP OF THE ENTSSO MASTER SECRET BY HAND (Windows 2000, 2003, 2008)'},
	rule,
	{
		text: 'backup.cmd does steps 1 to 5 for you, restore.cmd the restore: on the master secret server right-click it, '
			+ 'Run as administrator (2000, 2003: double-click), as a Windows administrator in SSO Administrators.',
	},
];

function byHand({installDirectory, backupFile}: ServerPaths): Paragraph[] {
	return [
		step(1, 'Open Command Prompt (2008: right-click it, Run as administrator). Type:'),
		typed(`cd /d "${installDirectory ?? String.raw`%CommonProgramFiles%\Enterprise Single Sign-On`}"`),
		step(2, 'ssomanage -displaydb   names the secret server: go on there only.'),
		step(
			3,
			'net start   has to list Enterprise Single Sign-On Service; else start it. '
			+ 'Cluster: on the active node only, bring its resource online, never by hand.',
		),
		step(4, 'Make a folder on a local NTFS drive. Type (plain hyphen, unused name):'),
		typed(`ssoconfig -backupsecret "${backupFile ?? String.raw`C:\SSO-Backup\SSO.bak`}"`),
		typed('| Password : ************            7 characters or more, shown as stars'),
		typed('| Confirm Password : ************    the same again'),
		typed('| Password reminder : safe, no. 12   all can read it: do not give it away'),
		typed('| The operation completed successfully.         or, when it failed:'),
		typed('| ERROR: 0xC0002A0F : Could not contact the SSO server ...'),
		step(
			5,
			'The file is there, and not empty? In Event Viewer, Application, source ENTSSO, event 10559 has to name it; '
			+ '10560 or 10561 means that it failed.',
		),
		step(6, 'Copy the file to another computer. Fill in the sheet below.'),
	];
}

const byConsole: Paragraph = {
	text: 'Or: Start, Programs, Microsoft Enterprise Single Sign-On, SSO Administration (names may differ), '
		+ 'right-click System, Backup Secret. Then 5 and 6.',
};

const problems: readonly Paragraph[] = [
	{text: 'WHAT CAN GO WRONG (all codes: backup.cmd /code 0x...)'},
	...commonCodes.map(({code, cure}) => labelled(code, 12, cure)),
];

const sheet: readonly Paragraph[] = [
	{text: 'RECOVERY SHEET'},
	value('Backup file', wideLine),
	value('Made', `${line(20)} by ${line(18)} on ${line(18)}`),
	value('SSO database', `${line(20)} on SQL Server ${line(29)}`),
	...toFillIn,
	blank,
	...restoring('the server'),
	dash(hotfixFirst),
	blank,
	...warnings,
];
