import {headline} from '../core/proof/headline.ts';
import type {BackupResult} from '../core/proof/result.ts';
import type {Host, LogEvent} from '../host/host.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {Environment} from './environment.ts';
import {runEventIds as ids} from './event-ids.ts';
import {logEvent} from './log-event.ts';
import type {RunFlags} from './run-flags.ts';
import {exitCodeOf, type RunEnding} from './run-ending.ts';
import {recordIsMissing} from './run-summary.ts';

/** Returns the event that tells what `run` came to; undefined for a dry run. No secret is in it. */
export function runEvent(ending: RunEnding): LogEvent | undefined {
	switch (ending.kind) {
		case 'finished': {
			return finishedEvent(ending.result);
		}

		case 'skipped': {
			return {
				id: ids.skipped,
				type: exitCodeOf(ending) === exitCodes.done ? 'information' : 'warning',
				lines: [`SKIPPED: Nothing was started: there is a recent backup. ${ending.detail}`, ...linesOf(ending.record)],
			};
		}

		case 'refused': {
			// An error of this program may have come after the start.
			const isUnexpected = ending.reason === 'unexpected';
			return {
				id: isUnexpected ? ids.failed : ids.refused,
				type: 'error',
				lines: [
					isUnexpected ? 'FAILED: This run made no backup to rely on.' : 'REFUSED: This run started no backup.',
					...ending.problems,
					...linesOf(ending),
				],
			};
		}

		case 'dry-run': {
			return undefined;
		}
	}
}

/**
Writes what `run` came to to the event log, where there is one. The run is what it is without it, so that where this
fails it is told on stderr and no more.
*/
export async function logRun(environment: Environment, flags: RunFlags, host: Host, ending: RunEnding): Promise<void> {
	await logEvent(environment, host, flags.event && !flags.dryRun ? runEvent(ending) : undefined);
}

function finishedEvent(result: BackupResult): LogEvent {
	const {verdict, reason, summary} = result;
	const aboutRecord = result.notRecorded === undefined ? [] : [recordIsMissing];
	const lines = [headline(result), summary, ...aboutRecord, ...linesOf(result)];
	if (verdict === 'verified') {
		// With a reason it lacks the second copy, or its record.
		const less = reason === 'not-recorded' ? ids.notRecorded : ids.withoutCopy;
		return reason === undefined
			? {id: ids.verified, type: 'information', lines}
			: {id: less, type: 'warning', lines};
	}

	return {id: ids[verdict], type: verdict === 'unproven' ? 'warning' : 'error', lines};
}

function linesOf(
	{file, sha256, copy, reason}: Partial<Pick<BackupResult, 'copy' | 'file' | 'reason' | 'sha256'>>,
): string[] {
	return [
		...(file === undefined ? [] : [`Backup file: ${file}`]),
		...(sha256 === undefined ? [] : [`SHA-256: ${sha256}`]),
		...(copy === undefined ? [] : [`Second copy: ${copy}`]),
		...(reason === undefined ? [] : [`Reason: ${reason}`]),
	];
}
