import type {WizardState} from './state.ts';
import {become, type Transition} from './transition.ts';

/**
Returns the row that a page longer than the window begins with. Only the screen knows how many there are; see
`endScrolling`.
*/
export function scrollTo(state: WizardState, row: number): Transition {
	const first = Math.max(0, row);
	return become(state.isHelpShown ? {...state, helpRow: first} : {...state, selected: first});
}

export function scrollBy(state: WizardState, by: 1 | -1): Transition {
	return scrollTo(state, (state.isHelpShown ? state.helpRow : state.selected) + by);
}

/**
The page cannot begin further down than at this row, so that Up moves it at once, however often Down was
pressed.
*/
export function endScrolling(state: WizardState, lastRow: number): Transition {
	const row = state.isHelpShown ? state.helpRow : state.selected;
	return row > lastRow ? scrollTo(state, lastRow) : become(state);
}
