import {evidenceStates} from '../proof/result.ts';
import {isPlainObject, textIn, wordIn} from '../../values/untrusted.ts';

/* Fields of record files, which somebody may have edited. */

/** Most characters of a summary that are kept. */
const longestSummary = 1000;

/** Returns the summary in the form in which it is read back. */
export function fitSummary(summary: string): string {
	return summary.replaceAll(/\p{Control}+/gv, ' ').slice(0, longestSummary);
}

/** Returns whether a field is not there. */
export function isAbsent(value: unknown): boolean {
	return value === undefined || value === null;
}

/** Returns a time as in records, to the millisecond. */
export function timeIn(value: unknown): string | undefined {
	const given = fitting(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/v);
	const time = new Date(given ?? NaN);
	// A time in the last hour of the year 9999 may be written so that it falls in the next one, which has five digits.
	return Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999 ? undefined : time.toISOString();
}

/** Returns a number of bytes. */
export function countIn(value: unknown): number | undefined {
	return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
}

/** Returns a SHA-256 in lower case hex. */
export function sha256In(value: unknown): string | undefined {
	return fitting(value, /^[\da-f]{64}$/v);
}

/** Returns a code such as `0xC0002A0F`. */
export function errorCodeIn(value: unknown): string | undefined {
	return fitting(value, /^0x[\dA-F]{8}$/v);
}

type Line<Id extends string> = {
	readonly id: Id;
	readonly state: (typeof evidenceStates)[number];
	readonly detail: string;
};

/** Returns the lines of evidence that have one of these ids and are whole. */
export function evidenceIn<Id extends string>(value: unknown, ids: readonly Id[]): Array<Line<Id>> {
	return Array.isArray(value) ? value.flatMap(line => lineIn(line, ids) ?? []) : [];
}

function lineIn<Id extends string>(value: unknown, ids: readonly Id[]): Line<Id> | undefined {
	if (!isPlainObject(value)) {
		return undefined;
	}

	const id = wordIn(value.id, ids);
	const state = wordIn(value.state, evidenceStates);
	const detail = textIn(value.detail);
	return id === undefined || state === undefined || detail === undefined ? undefined : {id, state, detail};
}

function fitting(value: unknown, shape: RegExp): string | undefined {
	return typeof value === 'string' && shape.test(value) ? value : undefined;
}
