import type {RestoreFile} from '../../core/restore/restore-file.ts';
import type {RestoreResult} from '../../core/restore/restore-result.ts';

/** Result of a restore, and what another look and its record need. */
export type SeenRestore = RestoreResult & {
	readonly isCluster: boolean;
	/** Line with the reminder, as ssoconfig showed it; left out where it showed none. */
	readonly shownReminder?: string;
	/** Of the file that was restored. */
	readonly looked: Pick<RestoreFile, 'file' | 'sha256' | 'size'>;
};
