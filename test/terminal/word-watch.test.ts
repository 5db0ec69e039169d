import {expect, test} from 'vitest';
import type {Key} from '../../source/terminal/key.ts';
import {createWordWatch} from '../../source/terminal/word-watch.ts';

const letter = (text: string): Key => ({name: 'text', text});

/** Gives the keys that are not dropped; each comes so many milliseconds after the one before. */
function left(keys: ReadonlyArray<readonly [key: Key, after: number, isForField?: boolean]>): string[] {
	let now = 0;
	const fateOf = createWordWatch(() => now);
	return keys.flatMap(([key, after, isForField = false]) => {
		now += after;
		return fateOf(key, {isForField, isAnswer: false}) === 'counts' ? ['text' in key ? key.text : key.name] : [];
	});
}

/** Gives the fates of letters typed 100 ms apart while a dialog asks for a Y. */
function fates(typed: string): string[] {
	let now = 0;
	const fateOf = createWordWatch(() => now);
	return [...typed].map(text => {
		now += 100;
		return fateOf(letter(text), {isForField: false, isAnswer: text === 'y'});
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

test('the letter that a dialog asks for waits behind one other, however often it is pressed', () => {
	expect(fates('y')).toEqual(['counts']);
	expect(fates('ay')).toEqual(['counts', 'waits']);
	expect(fates('ayy')).toEqual(['counts', 'waits', 'waits']);
});

test('within a longer word it is dropped, and so is what comes behind it', () => {
	expect(fates('say')).toEqual(['counts', 'dropped', 'dropped']);
	expect(fates('ayny')).toEqual(['counts', 'waits', 'dropped', 'dropped']);
});
