import process from 'node:process';

/** Characters of a long input, and how many times as long a longer one is. */
export const short = 16_384;
export const factor = 8;

/** How many times as long the longer one may take: growth by the square would be 64 times. */
export const mostGrowth = 6 * factor;

/** Milliseconds: of less than this, what it takes to get memory for a longer text may be the larger part. */
export const least = 2;

/** Milliseconds that this thread has worked so far, however much else the computer has to do. */
export function workTime(): number {
	const {user, system} = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** A text of this length made of the piece. */
export function long(piece: string, length: number): string {
	return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
