import {expect, test} from 'vitest';
import {timeSpanIn} from '../../source/values/times.ts';

const hour = 3_600_000;

test.each([
	['1h', hour], ['30d', 30 * 24 * hour], ['4w', 28 * 24 * hour],
])('%s is a span', (text, milliseconds) => {
	expect(timeSpanIn(text)).toBe(milliseconds);
});

test.each(['', '30', 'd', '0d', '-1d', '1.5d', '30 d', '30D', '30m', '1d2h', '123456d', '1constructor'])('%j is none', text => {
	expect(timeSpanIn(text)).toBeUndefined();
});
