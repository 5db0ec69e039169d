import type {HistoryRecord} from '../core/history.ts';
import type {OlderBackup} from '../core/older-backups.ts';
import type {Reason} from '../core/reasons.ts';
import type {RecentBackup} from '../core/recent-backup.ts';
import type {BackupResult} from '../core/result.ts';
import type {CheckLine} from '../host/host.ts';
import {exitCodes} from './environment.ts';

/** What `run` came to. */
export type RunEnding =
	| Refused
	| {readonly kind: 'finished'; readonly result: BackupResult}
	/** A recent backup made another one needless. */
	| {readonly kind: 'skipped'; readonly record: HistoryRecord; readonly detail: string}
	/** All would have been ready. */
	| {readonly kind: 'dry-run'; readonly file: string; readonly command: string};

/** Ended before anything was started. */
export type Refused = {
	readonly kind: 'refused';
	readonly exitCode: number;
	readonly reason?: Reason | undefined;
	/** Plain sentences: what is wrong. */
	readonly problems: readonly string[];
	readonly advice: readonly string[];
	/** The backup file, as far as it was known by then. */
	readonly file?: string;
};

/** What `run` came to, and what it learned on its way. */
export type RunReport = {
	readonly ending: RunEnding;
	readonly computer: string;
	readonly practice: string | undefined;
	readonly startedAt: Date;
	/** The lines of the check; empty where it was not made. */
	readonly check: readonly CheckLine[];
	/** Undefined where nobody asked. */
	readonly recent: RecentBackup | undefined;
	/** Undefined where nobody asked. */
	readonly older: readonly OlderBackup[] | undefined;
};

/** Returns the exit code, a stable interface. */
export function exitCodeOf(ending: RunEnding): number {
	switch (ending.kind) {
		case 'finished': {
			return {verified: exitCodes.done, unproven: exitCodes.unproven, failed: exitCodes.failed}[ending.result.verdict];
		}

		case 'skipped':
		case 'dry-run': {
			return exitCodes.done;
		}

		case 'refused': {
			return ending.exitCode;
		}
	}
}

/** Returns the ending of a run that was told to end before it began; the reason of the signal is the exit code. */
export function cancelled(ended: AbortSignal): Refused {
	return refused(Number(ended.reason), ['The run was cancelled before the backup began.']);
}

/** Returns the ending of a run in which nothing was started. */
export function refused(exitCode: number, problems: readonly string[], advice: readonly string[] = []): Refused {
	return {
		kind: 'refused', exitCode, problems, advice,
	};
}
