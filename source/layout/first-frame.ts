import type {Theme} from '../terminal/theme.ts';
import {bindingsFor} from '../wizard/keys.ts';
import type {WizardState} from '../wizard/state.ts';
import {checkPage} from './check-page.ts';
import {
	footRows,
	frameSize,
	headingOf,
	headRows,
} from './frame.ts';
import {offerRows} from './offer-page.ts';
import {pageOf} from './page.ts';
import type {Row} from './row.ts';
import {styledText} from './styled-text.ts';

type FirstFrameOptions = {
	/** Of the window. */
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/**
Returns the screen that a wizard starts with, as styled text, the same as Ink draws of this state: it is seen while
Ink is still being loaded. Undefined in a window that is too small for it.
*/
export function firstFrame(state: WizardState, {columns, rows, theme}: FirstFrameOptions): string | undefined {
	const size = frameSize({columns, rows});
	if (size.isTooSmall) {
		return undefined;
	}

	const {width, height, room} = size;
	const head = headRows(headingOf(state), theme, width);
	const foot = footRows(bindingsFor(state), theme, width);
	const bodyHeight = height - head.length - foot.length;
	const body = bodyRows(state, theme, {width, room}).slice(0, bodyHeight);
	const blank = Array.from({length: bodyHeight - body.length}, (): Row => []);
	return styledText([...head, ...body, ...blank, ...foot]);
}

function bodyRows(state: WizardState, theme: Theme, {width, room}: {readonly width: number; readonly room: number}): readonly Row[] {
	return state.step === 'offer'
		? offerRows(state, theme, {width, room})
		: pageOf(checkPage(state, room), {width, room, from: state.selected}).rows;
}
