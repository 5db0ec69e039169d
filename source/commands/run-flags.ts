import type {BackupFlags} from './environment.ts';

/** Flags of the backup without questions. */
export type RunFlags = BackupFlags & {
	readonly reminder: string | undefined;
	readonly passwordStdin: boolean;
	/** Go on past the stops of the check. */
	readonly force: boolean;
	/** Milliseconds: a backup younger than that will do. */
	readonly ifOlderThan: number | undefined;
	/** How many good backups are kept; those beyond are listed. */
	readonly keep: number | undefined;
	/** Write what came of it to the event log, where there is one. */
	readonly event: boolean;
	readonly json: boolean;
};
