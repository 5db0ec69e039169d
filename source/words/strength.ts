import {strengthOf} from '../answers/password.ts';
import type {Secret} from '../answers/secret.ts';

/** How strong and how long a password is, and what would make it better. */
export function strengthWords(password: Secret): {readonly summary: string; readonly better: string | undefined} {
	const {word, better} = strengthOf(password);
	const length = password.length === 1 ? '1 character' : `${password.length} characters`;
	return {summary: `${word}, ${length}`, better: better === undefined ? undefined : `To make it better, ${better}.`};
}

/** Returns the same as one sentence. */
export function strengthSentence(password: Secret): string {
	const {summary, better} = strengthWords(password);
	return better === undefined ? `${summary}.` : `${summary}. ${better}`;
}
