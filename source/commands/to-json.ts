import type {HistoryRecord} from '../core/records/record.ts';
import type {RestoreRecord} from '../core/records/restore-record.ts';
import type {CheckLine} from '../host/host.ts';

/** A line of the check as it stands in JSON; its fields are a stable interface, see source/documents/reference.md. */
export function toJsonLine({id, state, detail, advice}: CheckLine): Readonly<Record<string, unknown>> {
	return {
		id, state, detail, advice: advice ?? null,
	};
}

/** A record as it stands in JSON; its fields are a stable interface, see source/documents/reference.md. */
export function toJsonRecord({
	time, computer, file, size, sha256, verdict, reason, summary, proof, errorCode, engine, practice, copy, copyFolder,
	recoverySheet, secretId, evidence,
}: HistoryRecord): Readonly<Record<string, unknown>> {
	return {
		kind: 'backup',
		time,
		computer,
		file: file ?? null,
		size: size ?? null,
		sha256: sha256 ?? null,
		verdict,
		reason: reason ?? null,
		summary: summary ?? null,
		proof,
		errorCode: errorCode ?? null,
		engine: engine ?? null,
		practice: practice ?? null,
		copy: copy ?? null,
		copyFolder: copyFolder ?? null,
		recoverySheet: recoverySheet ?? null,
		secretId: secretId ?? null,
		evidence,
	};
}

/** A restore as it stands in JSON; its fields are a stable interface, see source/documents/reference.md. */
export function toJsonRestore({
	kind, time, computer, user, file, size, sha256, level, reason, summary, errorCode, engine, practice, secretId,
	evidence,
}: RestoreRecord): Readonly<Record<string, unknown>> {
	return {
		kind,
		time,
		computer,
		user: user ?? null,
		file: file ?? null,
		size: size ?? null,
		sha256: sha256 ?? null,
		level,
		reason: reason ?? null,
		summary,
		errorCode: errorCode ?? null,
		engine: engine ?? null,
		practice: practice ?? null,
		secretId: secretId ?? null,
		evidence,
	};
}
