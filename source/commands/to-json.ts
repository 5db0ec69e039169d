import type {HistoryRecord} from '../core/history.ts';
import type {BackupResult} from '../core/result.ts';

/** The result as one JSON object; its fields are a stable interface, see the readme. */
export function toJson({verdict, errorCode, summary, file, size, sha256, engine, practice, evidence, advice, recoverySheet}: BackupResult): string {
	return JSON.stringify({
		verdict,
		errorCode: errorCode ?? null,
		summary,
		file,
		size: size ?? null,
		sha256: sha256 ?? null,
		engine,
		practice: practice ?? null,
		evidence,
		advice,
		recoverySheet: recoverySheet ?? null,
	});
}

/** A record as it stands in JSON; its fields are a stable interface, see the readme. */
export function toJsonRecord({time, computer, file, size, sha256, verdict, errorCode, engine, practice, copy, recoverySheet, secretId, evidence}: HistoryRecord): Readonly<Record<string, unknown>> {
	return {
		time,
		computer,
		file,
		size: size ?? null,
		sha256: sha256 ?? null,
		verdict,
		errorCode: errorCode ?? null,
		engine,
		practice: practice ?? null,
		copy: copy ?? null,
		recoverySheet: recoverySheet ?? null,
		secretId: secretId ?? null,
		evidence,
	};
}
