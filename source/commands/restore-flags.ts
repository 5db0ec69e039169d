import type {EngineName} from '../core/engines/task.ts';
import type {CommonFlags, LookFlags} from './environment.ts';

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
