/** Characters of a long input, and how many times as long a longer one is. */
export const short = 16_384;
export const factor = 8;

/** How many times as long the longer one may take: growth by the square would be 64 times. */
export const mostGrowth = 6 * factor;

/** Milliseconds: less than this is too little to compare. */
export const least = 0.25;

/** A text of this length made of the piece. */
export function long(piece: string, length: number): string {
	return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
