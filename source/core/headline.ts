import type {BackupResult, Verdict} from './result.ts';

const words: Readonly<Record<Verdict, string>> = {
	verified: 'The backup is made and verified.',
	unproven: 'There is a backup file, but it is not proved to be good.',
	failed: 'This run made no backup to rely on.',
};

/** Returns the verdict in one line, with the error code if there is one. */
export function headline({verdict, errorCode}: BackupResult): string {
	return `${verdict.toUpperCase()}${errorCode === undefined ? '' : ` (${errorCode})`}: ${words[verdict]}`;
}
