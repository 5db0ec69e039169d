import {expect, test} from 'vitest';
import {
	dayAndMinute,
	spanText,
	timeAgo,
	utcMinute,
	utcText,
} from '../../source/values/times.ts';

const now = new Date('2026-11-23T10:00:05.678Z');
const minute = 60_000;
const day = 24 * 60 * minute;

test('a time is told in UTC, to the second or the minute', () => {
	expect([utcText(now), utcMinute(now), dayAndMinute(now)]).toEqual(['2026-11-23 10:00:05 UTC', '2026-11-23 10:00 UTC', '2026-11-23 10:00']);
});

test.each([
	[0, '0 seconds'], [400, '0 seconds'], [1000, '1 second'], [59_000, '59 seconds'], [minute, '1 minute'], [90_000, '90 seconds'], [5 * minute, '5 minutes'],
])('a length of %i ms is %s', (milliseconds, text) => {
	expect(spanText(milliseconds)).toBe(text);
});

test.each([
	[0, 'just now'],
	[minute - 1, 'just now'],
	[1 - minute, 'just now'],
	[minute, '1 minute ago'],
	[(2 * minute) - 1, '1 minute ago'],
	[59 * minute, '59 minutes ago'],
	[60 * minute, '1 hour ago'],
	[day, '1 day ago'],
	[(30 * day) - 1, '29 days ago'],
	[30 * day, '1 month ago'],
	[365 * day, '1 year ago'],
	[800 * day, '2 years ago'],
	[-minute, 'on 2026-11-23'],
	[-day, 'on 2026-11-24'],
])('%i ms before is %s', (passed, text) => {
	expect(timeAgo(new Date(now.getTime() - passed), now)).toBe(text);
});
