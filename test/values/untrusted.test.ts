import {expect, test} from 'vitest';
import {isPlainObject, textIn, wordIn} from '../../source/values/untrusted.ts';

test('a text is one that is not empty, not endless, and has no control characters', () => {
	expect(['a', ' ', 'é 既', 'a'.repeat(100)].map(value => textIn(value))).toEqual(['a', ' ', 'é 既', 'a'.repeat(100)]);
	expect(['', 'a\nb', '\u{1B}[2J', '\0', 'a'.repeat(1_000_000), 1, undefined, null, ['a'], {}].map(value => textIn(value)).every(value => value === undefined)).toBe(true);
});

test('a word is one of those that are known', () => {
	expect(wordIn('b', ['a', 'b'])).toBe('b');
	expect(['', 'c', 'A', 'toString', 1, undefined, ['a']].map(value => wordIn(value, ['a', 'b'])).every(value => value === undefined)).toBe(true);
});

test('an object is no list and not null', () => {
	expect([{}, {a: 1}].map(value => isPlainObject(value))).toEqual([true, true]);
	expect([[], null, undefined, 'a', 1].map(value => isPlainObject(value))).toEqual([false, false, false, false, false]);
});
