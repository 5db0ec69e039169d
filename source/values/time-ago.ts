const minute = 60_000;
const units = [
	{unit: 'year', length: 365 * 24 * 60 * minute},
	{unit: 'month', length: 30 * 24 * 60 * minute},
	{unit: 'day', length: 24 * 60 * minute},
	{unit: 'hour', length: 60 * minute},
	{unit: 'minute', length: minute},
] as const;

/**
How long ago that was, in whole units, such as `3 days ago`; for a time that is still to come the day itself, such
as `on 2026-11-23` in UTC.
*/
export function timeAgo(time: Date, now: Date): string {
	const passed = now.getTime() - time.getTime();
	if (passed <= -minute) {
		return `on ${time.toISOString().slice(0, 10)}`;
	}

	const largest = units.find(({length}) => passed >= length);
	if (largest === undefined) {
		return 'just now';
	}

	const count = Math.floor(passed / largest.length);
	return `${count} ${largest.unit}${count === 1 ? '' : 's'} ago`;
}
