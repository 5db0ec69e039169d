/**
Months after which a backup is to be made anew: administrators are told to prove once a year that they have the file and
its password.
*/
const longestAge = 12;

const hour = 3_600_000;
const day = 24 * hour;

/** Twelve months, in words. */
export const tooOld = tooOldBy(undefined);

/** Returns in words from which age on a backup is too old: `maxAge` milliseconds, or twelve months without it. */
export function tooOldBy(maxAge: number | undefined): string {
	if (maxAge === undefined) {
		return `older than ${longestAge} months`;
	}

	const [count, unit] = maxAge % day === 0 ? [maxAge / day, 'day'] : [maxAge / hour, 'hour'];
	return `older than ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Returns whether a backup made then is too old now: it has so many milliseconds, or else twelve months. */
export function isTooOld(madeAt: Date, now: Date, maxAge?: number): boolean {
	if (maxAge !== undefined) {
		return now.getTime() - madeAt.getTime() >= maxAge;
	}

	const due = new Date(madeAt);
	due.setUTCMonth(due.getUTCMonth() + longestAge);
	return now >= due;
}
