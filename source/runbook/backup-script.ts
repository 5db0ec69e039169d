import template from './backup.cmd';
import {codeTable} from './code-table.ts';
import type {ServerPaths} from './server-path.ts';

export type ScriptOptions = ServerPaths & {readonly version: string};

/**
Returns the text of backup.cmd, with the line ends of Windows. The paths have to be without a problem
(serverPathProblem). Pure.
*/
export function backupScript({version, installDirectory = '', backupFile = ''}: ScriptOptions): string {
	const values: Readonly<Record<string, string>> = {
		version,
		installDirectory: asLiteral(installDirectory),
		backupFile: asLiteral(backupFile),
		codes: codeTable().join('\n'),
	};
	return template
		.replaceAll(/\{(?<name>[A-Za-z]+)\}/gv, (mark, name: string) => values[name] ?? mark)
		.replaceAll('\n', '\r\n');
}

/** Returns the path as cmd.exe reads it between quotation marks in a file, where only a percent sign has a meaning. */
function asLiteral(path: string): string {
	return path.replaceAll('%', '%%');
}
