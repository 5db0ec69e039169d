import {lacksCopyAskedFor} from './missing-copy.ts';
import type {BackupResult, Verdict} from './result.ts';

const words: Readonly<Record<Verdict, string>> = {
	verified: 'The master secret is backed up.',
	unproven: 'There is a backup file, but it is not proved to be good.',
	failed: 'This run made no backup to rely on.',
};

/** Replaces these words where the second copy that was asked for is missing. */
const wordsWithoutCopy: Partial<typeof words> = {
	verified: 'The backup is verified; the second copy that was asked for is missing.',
	unproven: 'There is a backup file that is not proved to be good, and the second copy that was asked for is missing.',
};

/** Returns the verdict in one line, with the error code if there is one, and whether copy or record is missing. */
export function headline(result: BackupResult): string {
	const {verdict, errorCode} = result;
	const isOnlyUnrecorded = verdict === 'verified' && result.reason === 'not-recorded';
	const said = (lacksCopyAskedFor(result) ? wordsWithoutCopy[verdict] : undefined)
		?? (isOnlyUnrecorded ? 'The backup is verified; no record of it could be kept.' : words[verdict]);
	return `${verdict.toUpperCase()}${errorCode === undefined ? '' : ` (${errorCode})`}: ${said}`;
}
