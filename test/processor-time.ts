import process from 'node:process';

/**
Returns the least time in milliseconds that the processor spends on a piece of work, of three times. What else the
computer does hardly counts.
*/
export function processorTime(work: () => void): number {
	return Math.min(...Array.from({length: 3}, () => {
		const before = process.cpuUsage();
		work();
		const {user, system} = process.cpuUsage(before);
		return (user + system) / 1000;
	}));
}
