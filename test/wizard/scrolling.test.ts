import {expect, test} from 'vitest';
import {scrollTopOf} from '../../source/wizard/dialogs.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {changeView, type WizardState} from '../../source/wizard/state.ts';
import {newWizard, play} from './options.ts';

const up: WizardEvent = {type: 'scroll', by: -1};
const down: WizardEvent = {type: 'scroll', by: 1};
const ended: WizardEvent = {type: 'page-ended', lastRow: 4};

const explained = play([{type: 'toggle-help'}]).state;
const page = newWizard();

/** What is scrolled there: a page, and the explanation that lies over one. */
const places: ReadonlyArray<readonly [string, WizardState]> = [['a page', page], ['an explanation', explained]];

test.each(places)('Up moves %s at once, however far Down went past its end', (_, state) => {
	const far = play(Array.from({length: 30}, () => down), undefined, state).state;
	expect(scrollTopOf(far)).toBe(30);
	const {state: atEnd} = reduce(far, ended);
	expect(scrollTopOf(atEnd)).toBe(4);
	expect(scrollTopOf(reduce(atEnd, up).state)).toBe(3);
});

test.each(places)('%s that is not past its end stays where it is', (_, state) => {
	const {state: scrolled} = reduce(state, down);
	expect(scrollTopOf(scrolled)).toBe(1);
	expect(reduce(scrolled, ended).state).toBe(scrolled);
});

test.each(places)('%s does not begin above its first row', (_, state) => {
	expect(scrollTopOf(reduce(state, up).state)).toBe(0);
});

test('help leaves the row of the screen alone', () => {
	const {state} = play([{type: 'toggle-help'}, down, down, down], undefined, changeView(page, {scrollTop: 2}));
	expect(scrollTopOf(state)).toBe(3);
	expect(scrollTopOf(reduce(state, {type: 'toggle-help'}).state)).toBe(2);
});
