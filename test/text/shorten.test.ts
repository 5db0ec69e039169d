import {expect, test} from 'vitest';
import {shorten} from '../../source/text/shorten.ts';

test.each([
	['short enough', 10, 'start', 'short enough'.slice(0, 7) + '...'],
	['exactly so', 10, 'start', 'exactly so'],
	[String.raw`C:\one\two\three\four.bak`, 15, 'both ends', String.raw`C:\one...ur.bak`],
	['\u{1F600}'.repeat(5), 5, 'start', '\u{1F600}...'],
	['\u{1F600}'.repeat(5), 4, 'start', '...'],
	['\u{65E5}\u{672C}'.repeat(4), 16, 'start', '\u{65E5}\u{672C}'.repeat(4)],
	[`${'\u{65E5}'.repeat(10)}.bak`, 15, 'both ends', `${'\u{65E5}'.repeat(3)}...\u{65E5}.bak`],
	['anything', 2, 'both ends', '...'],
] as const)('%s in %i columns, %s', (text, columns, keep, shortened) => {
	expect(shorten(text, columns, keep)).toBe(shortened);
});
