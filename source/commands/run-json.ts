import {adviceText} from '../core/proof/advice-text.ts';
import type {OlderBackup} from '../core/records/older-backups.ts';
import type {RecentBackup} from '../core/records/recent-backup.ts';
import type {BackupResult} from '../core/proof/result.ts';
import type {Reason} from '../values/reasons.ts';
import type {RunEnding, RunReport} from './run-ending.ts';
import {skippedSummary, summaryOf} from './run-summary.ts';
import {toJsonLine} from './to-json.ts';

/**
Returns the outcome of `run` as one JSON object. Its fields are a stable interface, see source/schemas/run.schema.json.
*/
export function toJson(report: RunReport): Readonly<Record<string, unknown>> {
	const {ending, computer, practice, startedAt, check, recent, older} = report;
	const {
		verdict, proof, errorCode, reason, summary, file, size, sha256, engine, evidence, advice, copy,
		recoverySheet, leftover, toolScreen,
	} = toOutcome(ending);
	return {
		version: 1,
		verdict,
		proof: proof ?? [],
		errorCode: errorCode ?? null,
		reason: reason ?? null,
		summary,
		computer,
		time: (ending.kind === 'finished' ? ending.result.startedAt : startedAt).toISOString(),
		file: file ?? null,
		size: size ?? null,
		sha256: sha256 ?? null,
		engine: engine ?? null,
		practice: practice ?? null,
		evidence,
		advice,
		copy: copy ?? null,
		recoverySheet: recoverySheet ?? null,
		leftover: leftover ?? null,
		toolScreen: toolScreen ?? [],
		skipped: ending.kind === 'skipped',
		command: ending.kind === 'dry-run' ? ending.command : null,
		check: check.map(line => toJsonLine(line)),
		lastBackup: recent === undefined ? null : lastBackup(recent),
		older: older?.backups.map(backup => olderBackup(backup)) ?? null,
		olderDetail: older?.detail ?? null,
	};
}

type Always = 'evidence' | 'summary' | 'verdict';
type Sometimes =
	| 'copy'
	| 'engine'
	| 'errorCode'
	| 'file'
	| 'leftover'
	| 'proof'
	| 'reason'
	| 'recoverySheet'
	| 'sha256'
	| 'size'
	| 'toolScreen';

type Outcome =
	& Pick<BackupResult, Always>
	& Partial<Pick<BackupResult, Sometimes>>
	& {readonly advice: readonly string[]};

function toOutcome(ending: RunEnding): Outcome {
	switch (ending.kind) {
		case 'finished': {
			const {result} = ending;
			return {...result, summary: summaryOf(result), advice: result.advice.map(each => adviceText(each))};
		}

		case 'skipped': {
			const {record, reason, advice} = ending;
			return {
				...record,
				// A path at which no good copy is would be taken for one.
				copy: isOfRecords(reason) ? record.copy : undefined,
				reason,
				summary: skippedSummary(ending),
				advice: advice.map(each => adviceText(each)),
			};
		}

		case 'dry-run': {
			return {
				verdict: 'unproven',
				reason: ending.reason,
				summary: 'Dry run: nothing was started.',
				file: ending.file,
				evidence: [],
				advice: ending.advice,
			};
		}

		case 'refused': {
			return {
				verdict: 'failed',
				reason: ending.reason,
				// An error of this program may have come after the start.
				summary: ending.reason === 'unexpected'
					? `${ending.problems.join(' ')} If a backup was running, it is not known to be good: make it again.`
					: `Nothing was started. ${ending.problems.join(' ')}`,
				...(ending.file !== undefined && {file: ending.file}),
				evidence: [],
				advice: ending.advice,
			};
		}
	}
}

/** Returns whether nothing is wrong with a skipped backup and its copy: what may be wrong lies in the records. */
function isOfRecords(reason: Reason | undefined): boolean {
	return [undefined, 'history-unreadable', 'not-recorded'].includes(reason);
}

function lastBackup({detail, record, lines}: RecentBackup): Readonly<Record<string, unknown>> {
	return {
		time: record?.time ?? null, file: record?.file ?? null, detail, lines,
	};
}

function olderBackup({time, verdict, secretId, files}: OlderBackup): Readonly<Record<string, unknown>> {
	return {
		time, verdict, secretId: secretId ?? null, files,
	};
}
