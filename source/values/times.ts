const day = 24 * 60 * 60 * 1000;
const units: Readonly<Record<string, number>> = {h: day / 24, d: day, w: 7 * day};

/**
Returns a span such as `12h`, `30d` or `4w` in milliseconds; undefined for anything else. A bare number is refused,
since its unit would be a guess.
*/
export function timeSpanIn(text: string): number | undefined {
	const {number, unit = ''} = /^(?<number>[1-9]\d{0,4})(?<unit>[dhw])$/v.exec(text)?.groups ?? {};
	const factor = units[unit];
	return factor === undefined ? undefined : Number(number) * factor;
}

/** Returns a length of time in words: `5 minutes`, or `90 seconds` where it is not whole minutes. */
export function spanText(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	const [count, unit] = seconds > 0 && seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Returns a time to the second, such as `2026-11-23 10:00:05 UTC`. */
export function utcText(time: Date): string {
	return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Returns a time to the minute, such as `2026-11-23 10:00 UTC`. */
export function utcMinute(time: Date): string {
	return `${dayAndMinute(time)} UTC`;
}

/** Returns a time to the minute without its zone, for a table of times of one zone. */
export function dayAndMinute(time: Date): string {
	const text = time.toISOString();
	return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

const minute = 60_000;
const spans = [
	{unit: 'year', length: 365 * 24 * 60 * minute},
	{unit: 'month', length: 30 * 24 * 60 * minute},
	{unit: 'day', length: 24 * 60 * minute},
	{unit: 'hour', length: 60 * minute},
	{unit: 'minute', length: minute},
] as const;

/**
Returns a past time in whole units, such as `3 days ago`, and a future one as its day, such as `on 2026-11-23` in UTC.
*/
export function timeAgo(time: Date, now: Date): string {
	const passed = now.getTime() - time.getTime();
	if (passed <= -minute) {
		return `on ${time.toISOString().slice(0, 10)}`;
	}

	const largest = spans.find(({length}) => passed >= length);
	if (largest === undefined) {
		return 'just now';
	}

	const count = Math.floor(passed / largest.length);
	return `${count} ${largest.unit}${count === 1 ? '' : 's'} ago`;
}
