import type {EngineName} from '../core/engines/task.ts';
import type {CommonFlags, LookFlags, WizardFlags} from './environment.ts';

/** How a file is to be restored. */
export type RestoreFlags = CommonFlags & LookFlags & {
	/** Absolute path of the file to restore; undefined where none was given. */
	readonly file: string | undefined;
	readonly passwordStdin: boolean;
	readonly engine: EngineName | 'auto';
	/** Milliseconds. */
	readonly timeLimit: number;
	/** Write what came of it to the event log, where there is one. */
	readonly event: boolean;
	readonly json: boolean;
};

/** Returns the flags of the guided restore. */
export function guidedFlags({file, ...flags}: RestoreFlags): WizardFlags {
	return {
		...flags, begins: 'restore', restoreFile: file, backupFile: undefined, copyTo: undefined, dryRun: false,
	};
}
