import {hasTrailingSeparator, type PathStyle} from '../../values/path-text.ts';
import type {EngineName} from '../../core/engines/task.ts';

/**
Returns the command as a person would type it: the tool's name, a hyphen-minus, the path in quotes where it needs them.
*/
export function commandLine(backupFile: string, style: PathStyle): string {
	const isPlain = (style === 'windows' ? /^[\w\-.:\\]+$/v : /^[\w%+,\-.\/:=@]+$/v).test(backupFile);
	if (isPlain) {
		return `ssoconfig -backupsecret ${backupFile}`;
	}

	const quoted = style === 'windows'
		? `"${backupFile}${hasTrailingSeparator(backupFile, style) ? '\\' : ''}"`
		: `'${backupFile.replaceAll('\'', String.raw`'\''`)}'`;
	return `ssoconfig -backupsecret ${quoted}`;
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
