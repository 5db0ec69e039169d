import type {Preferences} from '../core/records/preferences.ts';
import type {Restored} from '../core/records/restore-record.ts';
import type {RestoreFile} from '../core/restore/restore-file.ts';
import type {Clock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import type {Reason} from '../values/reasons.ts';

/** Refusal of a file to restore: plain sentences, and the id for programs. */
export type FileProblem = {
	readonly text: string;
	readonly reason: Reason;
	/** Set where the user may go on after being asked. */
	readonly canBeAgreed?: true;
};

/** A backup file to practise with, and its password, which anybody may know. */
export type StickyNote = {readonly file: string; readonly password: string};

/** Access of a restore to files and the history. */
export type RestoreParts = {
	/** Finds out about a file to restore. Never rejects. */
	lookAtFile(file: string, services: {readonly host: Host; readonly clock: Clock}): Promise<RestoreFile>;
	/** Returns why a file is not restored; undefined where nothing speaks against it. Pure. */
	problemOf(file: RestoreFile, practice: string | undefined): FileProblem | undefined;
	/** Keeps the record of a restore; what could not be kept is told in a plain sentence. Never rejects. */
	keep(restored: Restored): Promise<string | undefined>;
	/** Returns the file to practise with; undefined where this is no practice. Never rejects. */
	findStickyNote?(host: Host): Promise<StickyNote | undefined>;
};

/** Paths and stores of this copy of the program that the journeys need. */
export type JourneyServices = {
	/** Paths of the node program, and of the program that holds the pseudo-terminal of ssoconfig. */
	readonly environment: {readonly node: string; readonly ptyProgram: string};
	readonly preferences: Preferences;
	/** Left out where there is no restore. */
	readonly restore?: RestoreParts;
};
