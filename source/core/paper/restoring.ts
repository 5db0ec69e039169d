import type {Paragraph} from '../../text/paragraph.ts';
import {
	belowStep,
	dash,
	line,
	step,
	typed,
	value,
	wideLine,
} from './paper.ts';

/** Where the password and more copies are kept, to be filled in by hand. */
export const toFillIn: readonly Paragraph[] = [
	{text: 'FILL IN BY HAND (where they are kept, not what they are)'},
	value('Password', `${line(29)} and ${line(29)}`),
	value('Reminder', wideLine),
	value('More copies', wideLine),
];

/**
Returns the steps to restore a backup file, as paragraphs of a page; `server` names the master secret server within a
sentence.

Source of the steps: BizTalk Server documentation, "How to Restore the Master Secret", "How to Move the Master Secret
Server" and "How to Cluster the Master Secret Server".
*/
export function restoring(server: string): readonly Paragraph[] {
	return [
		{text: 'TO RESTORE'},
		{
			text: 'You need the file, its password, and a user who is a Windows administrator and an SSO Administrator. '
				+ 'Open Command Prompt as administrator.',
		},
		step(1, String.raw`cd /d "%CommonProgramFiles%\Enterprise Single Sign-On"`),
		step(
			2,
			`Only if ${server} is replaced: save this as server.xml, with the name of the new master secret server for NAME:`,
		),
		typed('<sso><globalInfo><secretServer>NAME</secretServer></globalInfo></sso>'),
		belowStep(
			'Then type  ssomanage -updatedb server.xml  and restart the ENTSSO service on the new server (cluster: see 4).',
		),
		step(
			3,
			'On the master secret server type  ssoconfig -restoresecret FILE  with the full path of the file. '
			+ 'It shows the reminder and asks for the password.',
		),
		step(
			4,
			'Cluster: restore on every node, each time on the active one. Before the next node, take the ENTSSO resource '
			+ 'offline and online in Failover Cluster Manager; do not start the service by hand.',
		),
		step(5, 'Event 10523 (source ENTSSO, Application log) tells that it worked.'),
	];
}

/** Warnings against actions that could lose the secret, as paragraphs of a page. */
export const warnings: readonly Paragraph[] = [
	{text: 'WHAT NOT TO DO'},
	dash(
		'Do not make a new master secret: it takes the place of this one, and what was stored with this one may be lost.',
	),
	dash('Do not delete older backups: an older SSO database needs its own secret.'),
	dash('Do not keep the password beside the file.'),
];
