import {engineNames} from '../engines/task.ts';
import {isPlainObject, textIn, wordIn} from '../../values/untrusted.ts';
import {proofIn} from '../proof/proof.ts';
import {reasons} from '../../values/reasons.ts';
import {evidenceIds, verdicts} from '../proof/result.ts';
import type {HistoryRecord, RefusedRecord} from './record.ts';
import {
	countIn,
	errorCodeIn,
	evidenceIn,
	isAbsent,
	sha256In,
	timeIn,
} from './record-fields.ts';
import {isOfRestore} from './restore-record.ts';

/**
Version of the format of records. Records of a newer version of this program may mean something else, so they are left
alone.
*/
export const format = 1;

/** Content of a record file. `restore`: one of a restore, which is kept elsewhere and is no backup. */
export type Content = HistoryRecord | 'newer' | 'restore' | 'unreadable';

/**
Returns the content of a record file, which somebody may have edited. Throws a SyntaxError for anything but JSON. Pure.
*/
export function contentOf(text: string): Content {
	const value: unknown = JSON.parse(text.replace(/^\u{FEFF}/v, ''));
	if (!isPlainObject(value)) {
		return 'unreadable';
	}

	if (isOfRestore(value)) {
		return 'restore';
	}

	// Records without a number are of the first format.
	const {format: number = format} = value;
	const isNewer = typeof number === 'number' && number > format;
	return isNewer ? 'newer' : (number === format ? recordIn(value) : undefined) ?? 'unreadable';
}

/** Fields that must be valid for the verdict to count: a practice record without its mark would pass for a real one. */
const marks = ['file', 'engine', 'practice', 'copy', 'copyFolder'] as const;

/** Returns a record as it was written; undefined when its kind, or a field needed to judge it, is not valid. */
function recordIn(value: Readonly<Record<string, unknown>>): HistoryRecord | undefined {
	const time = timeIn(value.time);
	const computer = textIn(value.computer);
	const verdict = wordIn(value.verdict, verdicts);
	const isMarked = marks.every(name => isAbsent(value[name]) || textIn(value[name]) !== undefined);
	if (time === undefined || computer === undefined || verdict === undefined || !isMarked) {
		return undefined;
	}

	const file = textIn(value.file);
	const engine = wordIn(value.engine, engineNames);
	const evidence = evidenceIn(value.evidence, evidenceIds);
	const kept = {
		time,
		computer,
		size: countIn(value.size),
		sha256: sha256In(value.sha256),
		errorCode: errorCodeIn(value.errorCode),
		// Older records lack it, and contain the evidence that it is made from; nothing else counts.
		proof: proofIn({verdict, evidence}),
		evidence,
		reason: wordIn(value.reason, reasons),
		summary: textIn(value.summary),
		practice: textIn(value.practice),
		copy: textIn(value.copy),
		copyFolder: textIn(value.copyFolder),
		secretId: textIn(value.secretId),
		previousSecretId: textIn(value.previousSecretId),
		recoverySheet: textIn(value.recoverySheet),
		...settledIn(value.settledAt),
	};
	if (isAbsent(value.engine)) {
		return verdict === 'failed' ? refusedIn(kept, file) : undefined;
	}

	return engine === undefined || file === undefined
		? undefined
		: {
			...kept, verdict, file, engine,
		};
}

/** Most records have none. */
function settledIn(value: unknown): Pick<HistoryRecord, 'settledAt'> {
	const settledAt = timeIn(value);
	return settledAt === undefined ? {} : {settledAt};
}

/** Returns the record of a refused run, which has no size and no copy, because nothing was started. */
function refusedIn(kept: Omit<RefusedRecord, 'engine' | 'file' | 'verdict'>, file: string | undefined): RefusedRecord {
	return {
		...kept, size: undefined, sha256: undefined, copy: undefined, verdict: 'failed', file, engine: undefined,
	};
}
