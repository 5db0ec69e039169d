import type {KnownBackup} from '../../../source/core/records/known-backups.ts';
import type {RestoreResult} from '../../../source/core/restore/restore-result.ts';

/** Request to the driver in restore.ts. */
export type RestoreCall = {
	readonly tool: string;
	readonly file: string;
	readonly engine: 'api' | 'console';
	readonly password: string;
	/** MSID of the secret in the file, where it is known. */
	readonly fileSecretId?: string;
	readonly backups?: readonly KnownBackup[];
	/** Left out where nobody is asked. */
	readonly typedName?: string;
	/** Milliseconds. */
	readonly timeLimit?: number;
	/** Answer to whatever ssoconfig asks besides; left out where nobody can be asked. */
	readonly answer?: 'password' | 'stop';
	/** The user does not wait until the data are encrypted anew. */
	readonly leavesEncryption?: true;
	readonly again?: RestoreResult;
};
