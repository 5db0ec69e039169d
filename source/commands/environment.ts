import type {ReadStream, WriteStream} from 'node:tty';
import type {DebugEntry} from '../host/debug-file.ts';
import type {System} from '../host/system.ts';
import type {Output} from './output.ts';

/** Everything that the commands use of the process they run in; cli.tsx fills it in. */
export type Environment = {
	readonly system: System;
	/** Language of the user, such as `de-CH`. */
	readonly language: string;
	readonly stdin: ReadStream;
	readonly stdout: Output;
	readonly stderr: Output;
	/** Standard output, for a wizard that draws or asks in a terminal. */
	readonly terminal: WriteStream;
	/** Notes what happens in the debug file; left out where none is wanted. */
	readonly debug?: ((entry: DebugEntry) => void) | undefined;
	/** Path of the node program. */
	readonly node: string;
	/** Folder of the practice program. */
	readonly practiceDirectory: string;
	/** Folder of this program, and the file in it that Node.js was started with. */
	readonly programFolder: string;
	readonly programFile: string;
	/** Arguments of this run. */
	readonly given: readonly string[];
	/** Path of the program that calls the administration interface of ENTSSO. */
	readonly administrationProgram: string;
	/** Path of the program that holds the pseudo-terminal of ssoconfig. */
	readonly ptyProgram: string;
	/** Aborted when the process is told to end from outside; the reason is the exit code. */
	readonly ended: AbortSignal;
	/**
	Has Ctrl+C call the listener, where the terminal makes a signal of it, instead of ending the process; the result
	takes that back.
	*/
	readonly onInterrupt: (listener: () => void) => () => void;
};

/** Flags of the commands that look at the computer. */
export type CommonFlags = {
	readonly installDirectory: string | undefined;
	readonly practice: string | undefined;
	readonly configDirectory: string | undefined;
};

/** Flags of the commands that make a backup. */
export type BackupFlags = CommonFlags & {
	readonly backupFile: string | undefined;
	readonly copyTo: string | undefined;
	readonly engine: 'auto' | 'console' | 'api' | 'hand-over';
	/** Milliseconds. */
	readonly timeLimit: number;
	readonly dryRun: boolean;
};

/** Flags of the commands that may ask in a terminal. */
export type LookFlags = {
	readonly isPlain: boolean;
	readonly isAscii: boolean;
	readonly hasColour: boolean;
};

export type WizardFlags = BackupFlags & LookFlags & {
	/** Journey to begin with; left out for that of a backup. */
	readonly begins?: 'restore';
	readonly restoreFile?: string | undefined;
};
