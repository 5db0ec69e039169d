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
