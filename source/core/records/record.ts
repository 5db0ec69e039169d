import type {Host} from '../../host/host.ts';
import {isSameComputerName} from '../../values/computer-name.ts';
import type {Reason} from '../../values/reasons.ts';
import type {BackupResult} from '../proof/result.ts';
import {fitSummary} from './record-fields.ts';

type OfResult =
	| 'computer' | 'copy' | 'copyFolder' | 'errorCode' | 'evidence' | 'practice' | 'proof' | 'reason' | 'sha256' | 'size';

type Kept = Pick<BackupResult, OfResult> & {
	/** Start of the run, ISO 8601 in UTC. */
	readonly time: string;
	/** Plain words for the outcome; left out in records of older versions. */
	readonly summary?: string | undefined;
	/** MSID of the secret in the file, if ENTSSO reported it. */
	readonly secretId?: string | undefined;
	/** MSID of the secret before it, which is in the file as well; left out where ENTSSO named none. */
	readonly previousSecretId?: string | undefined;
	readonly recoverySheet?: string | undefined;
	/**
	When a later run got past what this one was refused for, and no backup was due; ISO 8601 in UTC. Left out elsewhere.
	*/
	readonly settledAt?: string | undefined;
};

/** Record of a run that started the tool. Holds no secret: it is made from a result, which holds none. */
export type RunRecord = Kept & Pick<BackupResult, 'engine' | 'file' | 'verdict'>;

/** Record of a run that was refused before anything was started. Holds no secret. */
export type RefusedRecord = Kept & {
	readonly engine: undefined;
	readonly verdict: 'failed';
	/** Undefined when it was not known by then. */
	readonly file: string | undefined;
};

/** Told apart by the engine. */
export type HistoryRecord = RefusedRecord | RunRecord;

/** What tells the records of a computer from those of others, and practice from what is real. */
export type ThisComputer = Pick<Host, 'computer' | 'pathStyle' | 'practice'>;

/** Returns the record of a run. */
export function toRecord(result: BackupResult): RunRecord {
	const {
		computer, copy, copyFolder, engine, errorCode, evidence, file, logged, practice, proof, reason, recoverySheet,
		sha256, size, startedAt, summary, verdict,
	} = result;
	return {
		time: startedAt.toISOString(),
		computer,
		file,
		size,
		sha256,
		verdict,
		reason,
		summary: fitSummary(summary),
		proof,
		errorCode,
		evidence,
		engine,
		practice,
		copy,
		copyFolder,
		recoverySheet,
		secretId: logged?.secretId,
		previousSecretId: logged?.previousSecretId,
	};
}

/** Facts about a run that was refused. */
export type Refusal = Pick<HistoryRecord, 'computer' | 'practice'> & {
	readonly startedAt: Date;
	readonly reason: Reason;
	/** Backup file, if it was known by then. */
	readonly file: string | undefined;
	/** Plain sentences with the reason. */
	readonly summary: string;
};

/** Returns the record of a run that was refused before anything was started. */
export function refusedRecord({startedAt, computer, practice, file, reason, summary}: Refusal): RefusedRecord {
	return {
		time: startedAt.toISOString(),
		computer,
		file,
		size: undefined,
		sha256: undefined,
		verdict: 'failed',
		reason,
		summary: fitSummary(summary),
		proof: [],
		errorCode: undefined,
		evidence: [],
		engine: undefined,
		practice,
		copy: undefined,
	};
}

/** Returns whether a record is of this computer, and practice only when this is practice. Pure. */
export function isOf({computer, practice, pathStyle}: ThisComputer, record: HistoryRecord): boolean {
	return isSameComputerName(record.computer, computer, pathStyle)
		&& (record.practice === undefined) === (practice === undefined);
}

/** Returns whether the run of a record left a backup. */
export function hasBackup(record: HistoryRecord): record is RunRecord {
	return record.engine !== undefined && record.verdict !== 'failed';
}

/**
Returns whether both are of one run: when it began, on which computer, for which file, and whether it left a backup, as
of two at once only one does. Pure.
*/
export function isSameRun(one: HistoryRecord, other: HistoryRecord): boolean {
	return keyOf(one) === keyOf(other);
}

/**
Returns the records, of each run that left a backup one: somebody may have copied a record file beside itself. The one
with a second copy stays, which is added to the record of a run later. Pure.
*/
export function withoutRepeats<Kind extends HistoryRecord>(records: readonly Kind[]): Kind[] {
	const kept = new DistinctRecords<Kind>();
	kept.add(records);
	return kept.records;
}

/** Collects records, of each run that left a backup one, as `withoutRepeats` does. */
export class DistinctRecords<Kind extends HistoryRecord> {
	readonly #byRun = new Map<string, Kind>();

	get size(): number {
		return this.#byRun.size;
	}

	get records(): Kind[] {
		return Array.from(this.#byRun, ([, record]) => record);
	}

	add(records: readonly Kind[]): void {
		for (const record of records) {
			// Those that left none are all kept.
			const key = hasBackup(record) ? keyOf(record) : String(this.#byRun.size);
			const known = this.#byRun.get(key);
			if (known === undefined || (known.copy === undefined && record.copy !== undefined)) {
				this.#byRun.set(key, record);
			}
		}
	}
}

function keyOf(record: HistoryRecord): string {
	const {time, computer, file = '', engine = ''} = record;
	return JSON.stringify([time, computer, file, engine, hasBackup(record)]);
}
