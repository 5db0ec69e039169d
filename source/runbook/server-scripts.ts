import {linesOf} from '../text/wrap.ts';
import {afterRestoring, afterRestoringOnCluster} from '../core/guides/restore-steps.ts';
import {breakLines, codeTable, restoreTable} from './code-table.ts';
import backupTemplate from './script/backup.cmd';
import eventsTemplate from './script/events.cmd';
import explainTemplate from './script/explain.cmd';
import forgetTemplate from './script/forget.cmd';
import makingTemplate from './script/making.cmd';
import newFileTemplate from './script/new-file.cmd';
import restoreTemplate from './script/restore.cmd';
import serverTemplate from './script/server.cmd';
import startTemplate from './script/start.cmd';
import textsTemplate from './script/texts.cmd';
import wordsTemplate from './script/words.cmd';
import type {ServerPaths} from './server-path.ts';

export type ScriptOptions = ServerPaths & {readonly version: string};

/** Columns that are left of a console beside the number of a step. */
const stepColumns = 74;

/** What both scripts do, in the same words but for the name of the script and its switches. */
const parts: Readonly<Record<string, string>> = {
	events: eventsTemplate.trimEnd(),
	explain: explainTemplate.trimEnd(),
	forget: forgetTemplate.trimEnd(),
	making: makingTemplate.trimEnd(),
	newFile: newFileTemplate.trimEnd(),
	server: serverTemplate.trimEnd(),
	start: startTemplate.trimEnd(),
	texts: textsTemplate.trimEnd(),
	words: wordsTemplate.trimEnd(),
};

/**
Returns the text of backup.cmd, with the line ends of Windows. The paths have to be without a problem
(serverPathProblem). Pure.
*/
export function backupScript(options: ScriptOptions): string {
	return script(backupTemplate, options, {
		script: 'backup.cmd',
		purpose: 'backup',
		log: 'backup-log',
		suffix: '',
		newFileIs: 'The backup file will be',
		newFileSwitch: '/file',
		anotherName: 'If that is another name of this computer: backup.cmd /force',
		removable: 'If it is a removable drive: backup.cmd /force',
	});
}

/** Returns the text of restore.cmd; as backupScript, but that the file to restore is named on the server. Pure. */
export function restoreScript(options: ScriptOptions): string {
	return script(restoreTemplate, options, {
		script: 'restore.cmd',
		purpose: 'restore',
		log: 'restore-log',
		suffix: '-before-restore',
		newFileIs: 'The secret that is there is backed up first, to',
		newFileSwitch: '/keep',
		anotherName: 'If that is another name of this computer: see runbook.txt.',
		removable: 'This one is not taken, even if it is removable.',
		breaks: breakLines().join('\n'),
		restoreCodes: restoreTable().join('\n'),
		afterRestore: said(afterRestoring),
		afterRestoreOnCluster: said(afterRestoringOnCluster),
	});
}

function script(
	template: string,
	{version, installDirectory = '', backupFile = ''}: ScriptOptions,
	ofScript: Readonly<Record<string, string>>,
): string {
	const values: Readonly<Record<string, string>> = {
		...ofScript,
		version,
		installDirectory: asLiteral(installDirectory),
		backupFile: asLiteral(backupFile),
		codes: codeTable().join('\n'),
	};
	return filled(filled(template, parts), values).replaceAll('\n', '\r\n');
}

/** Returns the template with the marks that are known replaced. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
	return template.replaceAll(/\{(?<name>[A-Za-z]+)\}/gv, (mark, name: string) => values[name] ?? mark);
}

/** Returns the path as cmd.exe reads it between quotation marks in a file, where only a percent sign has a meaning. */
function asLiteral(path: string): string {
	return path.replaceAll('%', '%%');
}

/** Returns lines of a script that print these steps, numbered. */
function said(steps: readonly string[]): string {
	return steps
		.flatMap((text, index) => linesOf([{text}], stepColumns).map((row, at) =>
			`call :say "  ${at === 0 ? `${index + 1}.` : '  '} ${row}"`))
		.join('\n');
}
