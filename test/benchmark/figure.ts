/** One figure: what was measured, beside what, and what it should be at most. Times in milliseconds. */
export type Figure = {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	/** What it was measured beside, in the same run. */
	readonly beside: string;
	readonly target: number | undefined;
};

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value that this part of all is not above. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Measures each in turn, so many times, so that what else the computer does is met by all alike. */
export async function interleaved<Name extends string>(rounds: number, measures: Readonly<Record<Name, () => Promise<number>>>): Promise<Record<Name, number[]>> {
	const names = Object.keys(measures) as Name[];
	const found = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			found[name].push(await measures[name]());
		}
	}

	return found;
}

export function isMet({value, target}: Figure): boolean | undefined {
	return target === undefined ? undefined : value <= target;
}
