import process from 'node:process';

/** Milliseconds; what takes less tells nothing about how it grows. */
const least = 10;

/**
Returns how many times as long as eight pieces of work of this size one takes that is eight times as large: about 1
where the time grows with the size, and 8 where it grows with its square.
*/
export function growth(work: (size: number) => () => void, size: number): number {
	const [small, large] = [work(size), work(8 * size)];
	const eightSmall = processorTime(() => {
		for (let count = 0; count < 8; count++) {
			small();
		}
	});
	return processorTime(large) / Math.max(least, eightSmall);
}

/**
Returns the least time in milliseconds that the processor spends on a piece of work, of three times. What else the
computer does hardly counts.
*/
function processorTime(work: () => void): number {
	return Math.min(...Array.from({length: 3}, () => {
		const before = process.cpuUsage();
		work();
		const {user, system} = process.cpuUsage(before);
		return (user + system) / 1000;
	}));
}
