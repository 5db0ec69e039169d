/** What is to be said of an answer as it stands. Without a refusal it is accepted. */
export type Judgement = {
	/** What is wrong and what would be right. */
	readonly refusal?: string;
	/** Whether typing on may put it right by itself; it is then said only to who would go on. */
	readonly isUnfinished?: boolean;
	/** Accepted, but the user should know. */
	readonly warnings: readonly string[];
	/** Good news, shown when there is nothing else to say. */
	readonly note?: string;
};

export function refuse(refusal: string): Judgement {
	return {refusal, warnings: []};
}

export function refuseUnfinished(refusal: string): Judgement {
	return {...refuse(refusal), isUnfinished: true};
}

export function accept(warnings: readonly string[] = [], note?: string): Judgement {
	return note === undefined ? {warnings} : {warnings, note};
}
