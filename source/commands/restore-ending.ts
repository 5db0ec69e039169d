import type {PresentSecret} from '../core/restore/present-secret.ts';
import type {RestoreFile} from '../core/restore/restore-file.ts';
import type {RestoreLevel, RestoreResult} from '../core/restore/restore-result.ts';
import type {CheckLine} from '../host/host.ts';
import type {SecretFinding} from '../host/secret-state.ts';
import {exitCodes} from '../values/exit-codes.ts';
import {refused, type Refused} from './run-ending.ts';

/** Outcome of `restore`. */
export type RestoreEnding = Refused | {readonly kind: 'finished'; readonly result: RestoreResult};

/** Findings on the way, reported whatever the ending. */
export type RestoreFindings = {
	/** Path that was given, where it may be told and kept; undefined where it may be a password, or none was given. */
	file: string | undefined;
	/** Lines of the check; empty where it was not made. */
	check: readonly CheckLine[];
	/** Undefined where the file was not looked at. */
	looked: RestoreFile | undefined;
	/** How the master secret that is there stands, and the judgement on it; undefined where nobody looked. */
	present: {readonly secret: SecretFinding | undefined; readonly judged: PresentSecret} | undefined;
};

/** Outcome of `restore`, and what was learned on the way. */
export type RestoreReport = RestoreFindings & {
	readonly ending: RestoreEnding;
	readonly computer: string;
	readonly user: string | undefined;
	readonly practice: string | undefined;
	readonly startedAt: Date;
};

const codeOf: Readonly<Record<RestoreLevel, number>> = {
	loaded: exitCodes.done, accepted: exitCodes.unproven, unproven: exitCodes.unproven, failed: exitCodes.failed,
};

/** Returns the exit code, a stable interface. */
export function exitCodeOfRestore(ending: RestoreEnding): number {
	if (ending.kind === 'refused') {
		return ending.exitCode;
	}

	const {level, notRecorded} = ending.result;
	return level === 'loaded' && notRecorded !== undefined ? exitCodes.unproven : codeOf[level];
}

/** Returns the ending of a restore that was told to end before it began; the reason of the signal is the exit code. */
export function restoreCancelled(ended: AbortSignal): Refused {
	return {...refused('cancelled', ['The restore was cancelled before it began.']), exitCode: Number(ended.reason)};
}
