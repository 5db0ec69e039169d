import {expect, test} from 'vitest';
import {endScrolling, scrollBy} from '../../source/wizard/scrolling.ts';
import {initialState} from '../../source/wizard/state.ts';
import {setting} from './setting.ts';

const state = {...initialState(setting), isHelpShown: true};

test('Up moves a page at once, however far Down went past its end', () => {
	const ended = endScrolling({...state, helpRow: 30}, 4).state;
	expect(ended.helpRow).toBe(4);
	expect(scrollBy(ended, -1).state.helpRow).toBe(3);
});

test('a page that is not past its end stays where it is', () => {
	const {state: scrolled} = scrollBy(state, 1);
	expect(endScrolling(scrolled, 4).state).toBe(scrolled);
});

test('a page does not begin above its first row, and help leaves the row of the screen alone', () => {
	expect(scrollBy(state, -1).state.helpRow).toBe(0);
	expect(scrollBy({...state, selected: 2}, 1).state.selected).toBe(2);
});
