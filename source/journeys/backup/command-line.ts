import type {PathStyle} from '../../values/path-text.ts';
import type {EngineName} from '../../core/engines/task.ts';

/**
Returns the command as a person would type it: the tool's name, a hyphen-minus, the path in quotes where it needs them.
*/
export function commandLine(backupFile: string, style: PathStyle): string {
	return `ssoconfig -backupsecret ${quoted(backupFile, style)}`;
}

/**
Returns an argument as it is typed into cmd.exe, or into a shell: in quotes where it needs them. Windows takes
backslashes before a quotation mark for a sign of it, and two marks for one.
*/
export function quoted(text: string, style: PathStyle): string {
	if (style === 'posix') {
		return /^[\w%+,\-.\/:=@]+$/v.test(text) ? text : `'${text.replaceAll('\'', String.raw`'\''`)}'`;
	}

	return /^[\w\-.:\\]+$/v.test(text)
		? text
		: `"${text.split('"').map(part => part + '\\'.repeat(backslashesAtEnd(part))).join('""')}"`;
}

function backslashesAtEnd(text: string): number {
	return text.endsWith('\\') ? 1 + backslashesAtEnd(text.slice(0, -1)) : 0;
}

/** Returns what a dry run prints: the command, or the call that takes its place. */
export function dryRunLine(engine: EngineName | 'auto', backupFile: string, style: PathStyle): string {
	return engine === 'api' ? callLine(backupFile) : commandLine(backupFile, style);
}

/** Returns what makes the backup, for a screen: the command, or the call that takes its place. */
export function runLine(engine: EngineName | 'auto', backupFile: string, style: PathStyle): string {
	return engine === 'api' ? callLine(backupFile) : `Command: ${commandLine(backupFile, style)}`;
}

function callLine(backupFile: string): string {
	return `Call: BackupSecret, with the file ${backupFile}`;
}
