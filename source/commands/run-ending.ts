import type {Advice} from '../core/proof/advice-text.ts';
import type {OlderBackups} from '../core/records/older-backups.ts';
import type {RecentBackup} from '../core/records/recent-backup.ts';
import {lacksCopyAskedFor} from '../core/proof/missing-copy.ts';
import type {Reason} from '../values/reasons.ts';
import type {RunRecord} from '../core/records/record.ts';
import type {BackupResult} from '../core/proof/result.ts';
import type {CheckLine} from '../host/host.ts';
import {exitCodes} from '../values/exit-codes.ts';

/** Outcome of `run`. */
export type RunEnding =
	| DryRun
	| Refused
	| Skipped
	| {readonly kind: 'finished'; readonly result: BackupResult};

/** All would have been ready, but for the second copy where there is a reason. */
export type DryRun = {
	readonly kind: 'dry-run';
	readonly file: string;
	readonly command: string;
	readonly reason: Reason | undefined;
	readonly advice: readonly string[];
};

/** A recent backup made another one needless. */
export type Skipped = {
	readonly kind: 'skipped';
	readonly record: RunRecord;
	/** Plain sentences: how that backup stands. */
	readonly detail: string;
	/** Why its second copy, or what is kept of it, is not as it should be; undefined where nothing is wrong. */
	readonly reason: Reason | undefined;
	readonly advice: readonly Advice[];
};

/** Ended before anything was started. */
export type Refused = {
	readonly kind: 'refused';
	readonly exitCode: number;
	readonly reason: Reason;
	/** Plain sentences: what is wrong. */
	readonly problems: readonly string[];
	readonly advice: readonly string[];
	/** Path of the backup file, as far as it was known by then. */
	readonly file?: string;
};

/** Outcome of `run`, and what was learned on the way. */
export type RunReport = {
	readonly ending: RunEnding;
	readonly computer: string;
	readonly practice: string | undefined;
	readonly startedAt: Date;
	/** Lines of the check; empty where it was not made. */
	readonly check: readonly CheckLine[];
	/** Undefined where nobody asked. */
	readonly recent: RecentBackup | undefined;
	/** Undefined where nobody asked. */
	readonly older: OlderBackups | undefined;
};

/** Returns the exit code, a stable interface. */
export function exitCodeOf(ending: RunEnding): number {
	switch (ending.kind) {
		case 'finished': {
			const {verdict, notRecorded} = ending.result;
			const isLess = lacksCopyAskedFor(ending.result) || notRecorded !== undefined;
			const made = isLess ? exitCodes.unproven : exitCodes.done;
			return {verified: made, unproven: exitCodes.unproven, failed: exitCodes.failed}[verdict];
		}

		case 'skipped':
		case 'dry-run': {
			return ending.reason === undefined ? exitCodes.done : exitCodes.unproven;
		}

		case 'refused': {
			return ending.exitCode;
		}
	}
}

/** Returns the ending of a run that was told to end before it began; the reason of the signal is the exit code. */
export function cancelled(ended: AbortSignal): Refused {
	return {...refused('cancelled', ['The run was cancelled before the backup began.']), exitCode: Number(ended.reason)};
}

/** Reasons that lie in the call, which is refused whenever it is made; others lie in the computer as it is now. */
const reasonsOfUsage: ReadonlySet<Reason> = new Set<Reason>([
	'wrong-usage',
	'no-password',
	'path-refused',
	'password-refused',
	'reminder-refused',
]);

/** Returns whether a reason lies in how the program was called. */
export function isOfUsage(reason: Reason): boolean {
	return reasonsOfUsage.has(reason);
}

/** Returns the ending of a run in which nothing was started. */
export function refused(reason: Reason, problems: readonly string[], advice: readonly string[] = []): Refused {
	return {
		kind: 'refused', exitCode: isOfUsage(reason) ? exitCodes.usage : exitCodes.failed, reason, problems, advice,
	};
}
