import {expect, test} from 'vitest';
import type {Key} from '../../source/terminal/key.ts';
import {createWordWatch} from '../../source/terminal/word-watch.ts';

const letter = (text: string): Key => ({name: 'text', text});

/** Gives the keys that are not dropped; each comes so many milliseconds after the one before. */
function left(keys: ReadonlyArray<readonly [key: Key, after: number, isForField?: boolean]>): string[] {
	let now = 0;
	const isOfWord = createWordWatch(() => now);
	return keys.flatMap(([key, after, isForField = false]) => {
		now += after;
		return isOfWord(key, isForField) ? [] : ['text' in key ? key.text : key.name];
	});
}

test('of a word that is typed where no text is asked for, only the first letter may be a command', () => {
	expect(left([[letter('s'), 0], [letter('t'), 120], [letter('a'), 300], [letter('y'), 480]])).toEqual(['s']);
});

test('letters that come together are no command at all', () => {
	expect(left([[letter('start'), 0], [letter('y'), 10], [{name: 'enter'}, 10]])).toEqual([]);
});

test('a word goes on in the field that its first letter opened', () => {
	expect(left([[letter('e'), 0], [letter('n'), 100, true], [letter('t'), 100, true], [letter('x'), 900, true], [letter('y'), 1, true]])).toEqual(['e', 'x', 'y']);
});

test('Enter behind a word is dropped, behind one letter it counts', () => {
	expect(left([[letter('n'), 0], [letter('e'), 100], [{name: 'enter'}, 100], [{name: 'enter'}, 1000]])).toEqual(['n', 'enter']);
	expect(left([[letter('c'), 0], [{name: 'enter'}, 100]])).toEqual(['c', 'enter']);
});

test('any other key ends the word', () => {
	expect(left([[letter('x'), 0], [{name: 'up'}, 10], [letter('c'), 10], [{name: 'escape'}, 10], [letter('y'), 10]])).toEqual(['x', 'up', 'c', 'escape', 'y']);
});

test('in a field all letters count, however fast', () => {
	expect(left([[letter('a'), 0, true], [letter('b'), 0, true], [{name: 'enter'}, 0, true]])).toEqual(['a', 'b', 'enter']);
});
