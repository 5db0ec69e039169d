import type {Verdict} from './result.ts';

/** Each verdict as a sentence. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
	verified: 'The master secret is backed up, and the backup is verified.',
	unproven: 'There is a backup file, but it is not proved to be good.',
	failed: 'The master secret was not backed up.',
};
