/** Replaces what commander says of a word that it does not know; `mistake.ts` has judged all words before. */
export function suggestSimilar(): string {
	return '';
}
