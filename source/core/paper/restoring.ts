import type {Paragraph} from '../../text/paragraph.ts';
import {
	changeFolderCommand,
	newServerFile,
	restoreCommand,
	serverXml,
	showServerCommand,
	updateCommand,
} from '../guides/commands.ts';
import {
	backUpPresent,
	everyNode,
	isLoaded,
	openPrompt,
	restart,
	restartOnCluster,
	rights,
} from '../guides/restore-steps.ts';
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
sentence. They are those of the guides, in short.
*/
export function restoring(server: string): readonly Paragraph[] {
	return [
		{text: 'TO RESTORE'},
		{text: `You need the file, its password, and ${rights}. On the master secret server ${openPrompt}`},
		step(1, changeFolderCommand()),
		step(
			2,
			`Only if ${server} is replaced: save this as ${newServerFile}, with the name of the new master secret server for `
			+ 'NAME:',
		),
		typed(serverXml('NAME').join('')),
		belowStep(`${showServerCommand}  has to name that server or this computer. Then type`),
		belowStep(`${updateCommand(newServerFile)}  and do step 5 there.`),
		step(3, backUpPresent),
		step(4, `Type  ${restoreCommand()}  (full path), then the password.`),
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
