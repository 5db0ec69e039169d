import {copyIsMissing, lacksCopyAskedFor} from '../core/proof/missing-copy.ts';
import type {BackupResult} from '../core/proof/result.ts';
import type {Skipped} from './run-ending.ts';

/** Says that nothing remembers a run. */
export const recordIsMissing =
	'No record of this run could be kept, so verify, --if-older-than and --keep do not know of it.';

/** Returns what a run came to, in plain sentences, a missing second copy and a missing record among them. */
export function summaryOf(result: BackupResult): string {
	return [
		result.summary,
		...(lacksCopyAskedFor(result) ? [copyIsMissing] : []),
		...(result.notRecorded === undefined ? [] : [recordIsMissing]),
	].join(' ');
}

/** Returns what a run came to that a recent backup made needless. */
export function skippedSummary({detail}: Skipped): string {
	return `No backup was started: there is a recent one. ${detail}`;
}
