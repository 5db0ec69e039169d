import {wasStarted} from '../core/restore/restore-and-record.ts';
import {adviceText} from '../core/proof/advice-text.ts';
import type {RestoreResult} from '../core/restore/restore-result.ts';
import type {RestoreEnding, RestoreFindings, RestoreReport} from './restore-ending.ts';
import {refusedRestoreSummary, restoreSummary} from './restore-text.ts';
import {toJsonLine} from './to-json.ts';

/**
Returns the outcome of `restore` as one JSON object. Its fields are a stable interface, see
source/schemas/restore.schema.json.
*/
export function restoreToJson(report: RestoreReport): Readonly<Record<string, unknown>> {
	const {ending, looked, present, check, computer, user, practice, startedAt} = report;
	const {
		level, errorCode, reason, summary, file, localCopy, engine, secretId, evidence, advice, toolScreen,
	} = outcomeOf(ending);
	return {
		version: 1,
		level,
		errorCode: errorCode ?? null,
		reason: reason ?? null,
		summary,
		computer,
		user: user ?? null,
		time: startedAt.toISOString(),
		file: file ?? looked?.file ?? null,
		size: looked?.size ?? null,
		sha256: looked?.sha256 ?? null,
		localCopy: localCopy ?? null,
		engine: engine ?? null,
		practice: practice ?? null,
		secretId: secretId ?? null,
		present: present === undefined ? null : toPresent(present),
		evidence,
		advice,
		toolScreen,
		check: check.map(line => toJsonLine(line)),
	};
}

type Outcome =
	& Pick<RestoreResult, 'evidence' | 'level' | 'summary' | 'toolScreen'>
	& Partial<Pick<RestoreResult, 'engine' | 'errorCode' | 'file' | 'localCopy' | 'reason' | 'secretId'>>
	& {readonly advice: readonly string[]};

function outcomeOf(ending: RestoreEnding): Outcome {
	if (ending.kind === 'finished') {
		const {engine, ...result} = ending.result;
		return {
			...result,
			...(wasStarted(ending.result) && {engine}),
			summary: restoreSummary(ending.result),
			advice: result.advice.map(each => adviceText(each)),
		};
	}

	const {reason, file, advice} = ending;
	return {
		level: 'failed',
		reason,
		summary: refusedRestoreSummary(ending),
		...(file !== undefined && {file}),
		evidence: [],
		advice,
		toolScreen: [],
	};
}

function toPresent({secret, judged}: NonNullable<RestoreFindings['present']>): Readonly<Record<string, unknown>> {
	return {
		state: secret?.state ?? 'unknown',
		secretId: secret?.secretId ?? null,
		backup: judged.state === 'kept' ? judged.backup.file : null,
	};
}
