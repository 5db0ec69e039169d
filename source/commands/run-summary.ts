import {copyIsMissing, lacksCopyAskedFor} from '../core/run/missing-copy.ts';
import type {BackupResult} from '../core/proof/result.ts';
import type {Skipped} from './run-ending.ts';

/** Returns what a run came to, in plain sentences, a missing second copy among them. */
export function summaryOf(result: BackupResult): string {
	return lacksCopyAskedFor(result) ? `${result.summary} ${copyIsMissing}` : result.summary;
}

/** Returns what a run came to that a recent backup made needless. */
export function skippedSummary({detail}: Skipped): string {
	return `No backup was started: there is a recent one. ${detail}`;
}
