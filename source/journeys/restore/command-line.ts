import type {EngineName} from '../../core/engines/task.ts';
import type {PathStyle} from '../../values/path-text.ts';
import {quoted} from '../shared/quoted.ts';

/** Returns the command as a person would type it. */
export function restoreCommand(file: string, style: PathStyle): string {
	return `ssoconfig -restoresecret ${quoted(file, style)}`;
}

/** Returns what does the restore: the command, or the call that takes its place. */
export function restoreLine(engine: EngineName | 'auto', file: string, style: PathStyle): string {
	return engine === 'api' ? `Call: RestoreSecret, with the file ${file}` : `Command: ${restoreCommand(file, style)}`;
}
