/**
Returns the candidate that was probably meant: at most a third of its letters are other, missing, too many or exchanged
with their neighbour.
*/
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	const [best] = candidates
		.map(candidate => ({candidate, distance: distanceBetween(word.toLowerCase(), candidate)}))
		.filter(({candidate, distance}) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
		.toSorted((a, b) => a.distance - b.distance);
	return best?.candidate;
}

/** Optimal string alignment distance. */
function distanceBetween(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({length: b.length + 1}, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const next = [row];
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			const isExchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			next.push(Math.min(
				(last[column] ?? 0) + 1,
				(next[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (isSame ? 0 : 1),
				isExchanged ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
			));
		}

		beforeLast = last;
		last = next;
	}

	return last[b.length] ?? 0;
}
