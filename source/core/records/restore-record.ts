import {engineNames, type EngineName} from '../engines/task.ts';
import {isPlainObject, textIn, wordIn} from '../../values/untrusted.ts';
import {
	restoreEvidenceIds,
	restoreLevels,
	type RestoreEvidence,
	type RestoreLevel,
} from '../proof/restore-levels.ts';
import {reasons, type Reason} from '../../values/reasons.ts';
import {
	countIn,
	errorCodeIn,
	evidenceIn,
	fitSummary,
	isAbsent,
	sha256In,
	timeIn,
} from './record-fields.ts';

/**
Version of the format of restores. It is one that the records of backups do not have: versions of this program that
know no restores would take the file of one, if it came among those of backups, for that of a newer version.
*/
export const restoreFormat = 2;

/** Record of a restore. It is no backup, and stands for none. Holds no secret. */
export type RestoreRecord = {
	readonly kind: 'restore';
	/** Start, ISO 8601 in UTC. */
	readonly time: string;
	readonly computer: string;
	readonly user: string | undefined;
	/** Undefined where it was refused before it was known. */
	readonly file: string | undefined;
	readonly size: number | undefined;
	/** Lower case hex. */
	readonly sha256: string | undefined;
	readonly level: RestoreLevel;
	readonly reason: Reason | undefined;
	readonly errorCode: string | undefined;
	/** Plain sentences. */
	readonly summary: string;
	readonly evidence: readonly RestoreEvidence[];
	/** MSID of the restored secret, as ENTSSO logged it. */
	readonly secretId: string | undefined;
	/** Undefined where it was refused, so that nothing was started. */
	readonly engine: EngineName | undefined;
	readonly practice: string | undefined;
};

/** Record of a restore: its result, or that it was refused. Size and SHA-256 are those of the file. */
export type Restored =
	& Pick<RestoreRecord, 'computer' | 'engine' | 'errorCode' | 'evidence' | 'file' | 'level' | 'practice' | 'summary'>
	& Partial<Pick<RestoreRecord, 'reason' | 'secretId' | 'sha256' | 'size' | 'user'>>
	& {readonly startedAt: Date};

/** Returns the record of a restore. Pure. */
export function toRestoreRecord(restored: Restored): RestoreRecord {
	const {
		startedAt, computer, user, file, size, sha256, level, reason, errorCode, summary, evidence, secretId, engine,
		practice,
	} = restored;
	return {
		kind: 'restore',
		time: startedAt.toISOString(),
		computer,
		user,
		file,
		size,
		sha256,
		level,
		reason,
		errorCode,
		summary: fitSummary(summary),
		evidence,
		secretId,
		engine,
		practice,
	};
}

/** Returns whether both are of one restore: when it began, on which computer, of which file. Pure. */
export function isSameRestore(one: RestoreRecord, other: RestoreRecord): boolean {
	return one.time === other.time && one.computer === other.computer && one.file === other.file;
}

/** Returns whether what a record file holds is of a restore, whole or not. Pure. */
export function isOfRestore(value: Readonly<Record<string, unknown>>): boolean {
	return value.kind === 'restore';
}

/** Content of the file of a restore. */
export type RestoreContent = RestoreRecord | 'newer' | 'unreadable';

/** Fields that must be valid for the level to count: a practice record without its mark would pass for a real one. */
const marks = ['engine', 'file', 'practice'] as const;

/**
Returns the content of the file of a restore, which somebody may have edited. Throws a SyntaxError for anything but
JSON. Pure.
*/
export function restoreContentOf(text: string): RestoreContent {
	const value: unknown = JSON.parse(text.replace(/^\u{FEFF}/v, ''));
	if (!isPlainObject(value)) {
		return 'unreadable';
	}

	const {format} = value;
	const isNewer = typeof format === 'number' && format > restoreFormat;
	const isKnown = format === restoreFormat && isOfRestore(value);
	return isNewer ? 'newer' : (isKnown ? recordIn(value) : undefined) ?? 'unreadable';
}

function recordIn(value: Readonly<Record<string, unknown>>): RestoreRecord | undefined {
	const time = timeIn(value.time);
	const computer = textIn(value.computer);
	const level = wordIn(value.level, restoreLevels);
	const summary = textIn(value.summary);
	const engine = wordIn(value.engine, engineNames);
	const isMarked = marks.every(name => isAbsent(value[name]) || textIn(value[name]) !== undefined);
	const isStarted = engine !== undefined && textIn(value.file) !== undefined;
	const isRefused = isAbsent(value.engine) && level === 'failed';
	if (time === undefined || computer === undefined || level === undefined || summary === undefined || !isMarked) {
		return undefined;
	}

	return isStarted || isRefused
		? {
			kind: 'restore',
			time,
			computer,
			user: textIn(value.user),
			file: textIn(value.file),
			size: countIn(value.size),
			sha256: sha256In(value.sha256),
			level,
			reason: wordIn(value.reason, reasons),
			errorCode: errorCodeIn(value.errorCode),
			summary,
			evidence: evidenceIn(value.evidence, restoreEvidenceIds),
			secretId: textIn(value.secretId),
			engine,
			practice: textIn(value.practice),
		}
		: undefined;
}
