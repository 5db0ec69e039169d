export type VerifyState = 'ok' | 'attention' | 'unknown';

export const verifyIds = [
	'run', 'practice', 'computer', 'file', 'reminder', 'copy', 'age', 'secret', 'newest-try', 'history',
] as const;

/** One line of `verify`. `detail` is a plain sentence. */
export type VerifyLine = {
	readonly id: typeof verifyIds[number];
	readonly state: VerifyState;
	readonly detail: string;
	/** Where the file of this line is now; left out where it is at the place that the record names, or was not found. */
	readonly foundAt?: string;
};

/** What a line says. */
export type Finding = Omit<VerifyLine, 'id'>;
