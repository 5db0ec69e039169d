export type VerifyState = 'ok' | 'attention' | 'unknown';

export const verifyIds = [
	'run', 'practice', 'computer', 'file', 'reminder', 'copy', 'age', 'secret', 'newest-try', 'history',
] as const;

/** One line of `verify`. `detail` is a plain sentence. */
export type VerifyLine = {
	readonly id: typeof verifyIds[number];
	readonly state: VerifyState;
	readonly detail: string;
	/** Current place of the file of this line; left out when it is where the record has it, or was not found. */
	readonly foundAt?: string;
};

/** A line without its id. */
export type Finding = Omit<VerifyLine, 'id'>;
