/** Topic of an advice; it is known by this, whatever its words are. */
export type AdviceId =
	| 'after-failure'
	| 'back-up-anew'
	| 'cannot-decrypt'
	| 'close-copy-folder'
	| 'close-folder'
	| 'copy-folder-rights'
	| 'do-not-stop'
	| 'earlier-backup'
	| 'encryption-failed'
	| 'engine'
	| 'folder-rights'
	| 'history-unread'
	| 'hotfix'
	| 'leftover'
	| 'local-copy'
	| 'lock'
	| 'not-recorded'
	| 'other-folder'
	| 'other-nodes'
	| 'other-password'
	| 'other-servers'
	| 'own-answers'
	| 'password-as-reminder'
	| 'past-stop'
	| 'print-sheet'
	| 'program-folder'
	| 'prompts'
	| 'restart'
	| 'second-copy'
	| 'settings'
	| 'share-password'
	| 'sheet-not-written'
	| 'start-hosts'
	| 'still-running'
	| 'towards-proof'
	| 'try-data'
	| 'try-restore'
	| 'typing'
	| 'warning'
	| 'wrong-format';

/** A next step. */
export type Advice = {
	readonly id: AdviceId;
	/** Plain sentences. */
	readonly text: string;
	/** Command to type, which the last sentence leads to. */
	readonly command?: string;
	/** Sentences in place of the text where a key of the wizard does what a flag does. */
	readonly byKey?: string;
	/** Set where the next try wants another name for the backup file. */
	readonly wantsNewName?: true;
};

/** Returns advice as one text. */
export function adviceText({text, command}: Advice): string {
	return command === undefined ? text : `${text} ${command}`;
}

/** Returns advice as one text for the wizard, where a key may do what a flag does. */
export function keyText({byKey, ...advice}: Advice): string {
	return byKey ?? adviceText(advice);
}

/** Returns the advice, each sentence once: what cannot be kept for one reason may be told of by more than one part. */
export function distinctAdvice(advice: readonly Advice[]): readonly Advice[] {
	return advice.filter(
		(each, index) => advice.findIndex(other => adviceText(other) === adviceText(each)) === index,
	);
}

/** Returns the advice with more of it before the first of these; behind all where there is none. */
export function adviceBefore(advice: readonly Advice[], id: AdviceId, more: readonly Advice[]): readonly Advice[] {
	const found = advice.findIndex(each => each.id === id);
	return advice.toSpliced(found === -1 ? advice.length : found, 0, ...more);
}
