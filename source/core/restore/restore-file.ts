import type {HistoryRecord} from '../records/record.ts';

/** Kind of the file, by its first bytes: a SQL Server backup has the same extension (Microsoft Tape Format). */
export type FileContent = 'practice' | 'sql-server' | 'unknown';

/** Facts about a file to restore, found out before anything is asked. What could not be found out is left out. */
export type RestoreFile = {
	/** Full path. */
	readonly file: string;
	/** `other`: a link or a device, which is no file itself. */
	readonly state: 'there' | 'missing' | 'folder' | 'other' | 'empty' | 'unreadable';
	readonly size?: number;
	readonly sha256?: string;
	readonly content?: FileContent;
	/** Record of the backup that made it: found by its SHA-256, else by its path. */
	readonly record?: HistoryRecord;
	/** It is not as its record has it. */
	readonly isChanged?: boolean;
	/** MSID of the secret in it, as the record has it; left out where it is not as the record has it. */
	readonly secretId?: string;
	/** Reminder that ENTSSO read from the file; that needs no password. */
	readonly reminder?: string;
	/** It is not on a local NTFS volume, so it is copied to one before it is restored. */
	readonly needsLocalCopy: boolean;
};
