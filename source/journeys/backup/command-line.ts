import type {PathStyle} from '../../values/path-text.ts';
import type {EngineName} from '../../core/engines/task.ts';
import {quoted} from '../shared/quoted.ts';

/**
Returns the command as a person would type it: the tool's name, a hyphen-minus, the path in quotes where it needs them.
*/
export function commandLine(backupFile: string, style: PathStyle): string {
	return `ssoconfig -backupsecret ${quoted(backupFile, style)}`;
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
