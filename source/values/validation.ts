import type {Reason} from './reasons.ts';

/** Result of checking an answer. Without a refusal it is accepted. */
export type Validation = {
	/** Problem and remedy. */
	readonly refusal?: string;
	/** Id of the refusal, for programs; present whenever there is one. */
	readonly reason?: Reason;
	/** Refusal for a command line, if the other one speaks of a field. */
	readonly refusalOfFlag?: string;
	/** Refusal where the wizard asks line by line, if the other one speaks of a key. */
	readonly refusalInLines?: string;
	/** Enter on an answer that is refused so empties the field. */
	readonly empties?: true;
	/** True when further typing may fix it; the refusal is then shown only when the user tries to go on. */
	readonly isUnfinished?: boolean;
	/** Accepted, but the user should know. */
	readonly warnings: readonly string[];
	/** Warnings of a command line, of what is said beside the field otherwise. */
	readonly warningsOfFlag?: readonly string[];
	/** Good news, shown when there is nothing else to say. */
	readonly note?: string;
};

/** Returns a refusal, with other words for the command line where they differ. */
export function refuse(refusal: string, reason: Reason, refusalOfFlag?: string): Validation {
	return {
		refusal, reason, ...(refusalOfFlag !== undefined && {refusalOfFlag}), warnings: [],
	};
}

/** Returns a refusal that further typing may fix. */
export function refuseUnfinished(refusal: string, reason: Reason): Validation {
	return {...refuse(refusal, reason), isUnfinished: true};
}

/** Returns an acceptance, with warnings or good news. */
export function accept(warnings: readonly string[] = [], note?: string): Validation {
	return note === undefined ? {warnings} : {warnings, note};
}
