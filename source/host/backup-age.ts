/**
Months after which a backup is to be made anew: administrators are told to prove once a year that they have the file
and its password.
*/
const longestAge = 12;

/** That age in words. */
export const tooOld = `older than ${longestAge} months`;

/** Returns whether a backup made then is too old now. */
export function isTooOld(madeAt: Date, now: Date): boolean {
	const due = new Date(madeAt);
	due.setUTCMonth(due.getUTCMonth() + longestAge);
	return now >= due;
}
