/**
An entry that ENTSSO wrote to the event log, such as 10559 (backed up) or 10589 (never backed up).
*/
export type BackupEvent = {
	readonly id: number;
	readonly time: Date;
	/** Insertion strings in order; for 10559 the first is the file name. */
	readonly strings: readonly string[];
};
