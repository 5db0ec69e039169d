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

const restart = 'Restart ENTSSO in services.msc; after event 10562 wait for 10528 first.';
const isLoaded = 'ENTSSO events 10523, then 10534 without 10520, 10521, 10565: it is loaded.';
export const restartOnCluster = 'take ENTSSO offline and online in Failover Cluster Manager; do not start it by hand.';
export const everyNode = 'restore on every node while it is active';
const backUpAnew = 'Back up the restored secret, with a new file name.';
const otherServers = 'Wait 90 seconds: on the other SSO servers event 10529 or 10533 names this server.';

/** Next steps after a restore, where there is no cluster. */
export const afterRestoring = [restart, isLoaded, backUpAnew, otherServers] as const;

/** Next steps after a restore on a node of a failover cluster. */
export const afterRestoringOnCluster = [
	`On this node ${restartOnCluster} After event 10562 wait for 10528 first.`,
	isLoaded,
	`Then ${everyNode}.`,
	backUpAnew,
	otherServers,
] as const;

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
		belowStep('Then type  ssomanage -updatedb server.xml  and do step 5 there.'),
		step(3, 'Is a secret there? First back it up, with a new file name: it is replaced.'),
		step(
			4,
			'On the master secret server type  ssoconfig -restoresecret FILE  with its full path. It shows the reminder '
			+ 'and asks for the password.',
		),
		step(5, restart),
		step(6, isLoaded),
		step(7, `Cluster: ${everyNode}; for 5 ${restartOnCluster}`),
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
