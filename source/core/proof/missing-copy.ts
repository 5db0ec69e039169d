import type {BackupResult} from './result.ts';

/** Says that there is no second copy although one was asked for. */
export const copyIsMissing = 'The second copy that was asked for is missing.';

/** Returns whether a backup has no second copy although one was asked for; a failed run has nothing to copy. */
export function lacksCopyAskedFor({
	verdict,
	copy,
	copyFolder,
}: Pick<BackupResult, 'copy' | 'copyFolder' | 'verdict'>): boolean {
	return verdict !== 'failed' && copyFolder !== undefined && copy === undefined;
}
