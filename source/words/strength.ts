import {strengthOf} from '../answers/password.ts';
import type {Secret} from '../answers/secret.ts';

/** How long and how strong a password is, and what would make it better: a sentence. */
export function strengthSentence(password: Secret): string {
	const {word, better} = strengthOf(password);
	const length = password.length === 1 ? '1 character' : `${password.length} characters`;
	return `${length}, ${word}${better === undefined ? '' : `; to make it better, ${better}`}.`;
}
