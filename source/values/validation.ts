import type {Reason} from './reasons.ts';

/** What is to be said of an answer as it stands. Without a refusal it is accepted. */
export type Validation = {
	/** What is wrong and what would be right. */
	readonly refusal?: string;
	/** Id of the refusal, for programs; there whenever it is. */
	readonly reason?: Reason;
	/** The refusal for a command line, where its words would speak of a field. */
	readonly refusalOfFlag?: string;
	/** Whether typing on may put it right by itself; it is then said only to who would go on. */
	readonly isUnfinished?: boolean;
	/** Accepted, but the user should know. */
	readonly warnings: readonly string[];
	/** Good news, shown when there is nothing else to say. */
	readonly note?: string;
};

export function refuse(refusal: string, reason: Reason, refusalOfFlag?: string): Validation {
	return {
		refusal, reason, ...(refusalOfFlag !== undefined && {refusalOfFlag}), warnings: [],
	};
}

export function refuseUnfinished(refusal: string, reason: Reason): Validation {
	return {...refuse(refusal, reason), isUnfinished: true};
}

export function accept(warnings: readonly string[] = [], note?: string): Validation {
	return note === undefined ? {warnings} : {warnings, note};
}
