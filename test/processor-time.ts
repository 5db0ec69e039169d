import process from 'node:process';

/** How many times as large the larger piece of work is. */
export const factor = 32;

/**
Halfway to the square, which gives `factor`. What grows with its size gives about 1, and up to 7 was seen where memory
for the larger piece is slow to get.
*/
export const mostGrowth = factor / 2;

/** Milliseconds; what takes less tells nothing about how it grows. */
export const least = 10;

type Work = () => void | Promise<void>;

/** Milliseconds that this thread works on something. What else the computer has to do hardly counts. */
export async function processorTime(work: Work): Promise<number> {
	const before = process.threadCpuUsage();
	await work();
	const {user, system} = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

/**
Returns how many times as long a piece of work takes as the same amount of it in small pieces of this size: the least of
up to three times, of which the first one that is not too much will do.
*/
export async function growth(work: (size: number) => Work, size: number): Promise<number> {
	const [small, large] = [work(size), work(factor * size)];
	const times: number[] = [];
	do {
		const inPieces = await processorTime(async () => {
			for (let count = 0; count < factor; count++) {
				await small();
			}
		});
		times.push(await processorTime(large) / Math.max(least, inPieces));
	} while (times.length < 3 && Math.min(...times) > mostGrowth);

	return Math.min(...times);
}

/** A text of this length made of the piece. */
export function long(piece: string, length: number): string {
	return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
