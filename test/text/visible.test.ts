import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {hiddenIn, visible, visibleLines} from '../../source/text/visible.ts';
import {anyText, forbiddenIn} from './hostile.ts';

const settings = {seed: 10_559, numRuns: 3000};

test('a stand-in for what cannot be seen', () => {
	expect(visible('D:\\a\u{202E}b\u{9B}c\u{1B}[31m\n')).toBe(String.raw`D:\a<U+202E>b<U+009B>c<U+001B>[31m<U+000A>`);
	expect(visible('\u{E0041}\u{D83D}')).toBe('<U+E0041><U+D83D>');
});

test.each([
	String.raw`D:\Schätze\Größe.bak`,
	'/バックアップ/秘密.bak',
	'/резервная копия/ключ.bak',
	'/גיבוי/نسخة/สำรอง/बैकअप',
	'caf\u{65}\u{301}',
	'\u{845B}\u{E0100}\u{57CE} \u{2764}\u{FE0F} \u{1F600}',
	'a - b … “c” €',
])('%s can be copied', text => {
	expect(visible(text)).toBe(text);
	expect(hiddenIn(text)).toBeUndefined();
});

test.each(['a\u{FE0F}b', 'a\u{E0100}', '\u{FE00}', 'a\u{3164}', 'a\u{115F}', 'a\u{2062}', 'a\u{34F}', 'a\u{180E}', 'a\u{FFF9}b', 'a\u{AD}b'])('%j hides something', text => {
	expect(visible(text)).toContain('<U+');
});

test('nothing is left that steers a terminal, whatever the text; done twice it is the same', () => {
	fc.assert(fc.property(anyText, text => {
		const shown = visible(text);
		expect(forbiddenIn(shown)).toEqual([]);
		expect(shown).not.toContain('\n');
		expect(visible(shown)).toBe(shown);
		expect(visibleLines(text).split('\n').length).toBe(text.split('\n').length);
		expect(hiddenIn(text) === undefined).toBe(shown === text && !/<U\+[\dA-F]{4,6}>/v.test(text));
	}), settings);
});

describe('the first hidden character', () => {
	test.each([
		['\u{202A}C:\\a', 'U+202A', 1],
		['C:\\\u{1F600}\u{200B}', 'U+200B', 5],
		[String.raw`C:\a<U+009B>b`, 'U+009B', 5],
	])('of %j', (text, name, place) => {
		expect(hiddenIn(text)).toEqual({name, place});
	});
});
