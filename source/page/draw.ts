import {styledText} from '../terminal/styled-text.ts';
import type {Theme} from '../terminal/theme.ts';
import type {Row} from '../text/row.ts';
import {bindingsFor} from '../wizard/keys.ts';
import type {WizardState} from '../wizard/state.ts';
import {checkPage} from './check-page.ts';
import {
	footRows,
	frameSize,
	headingOf,
	headRows,
} from './frame.ts';
import {helpPage} from './help-page.ts';
import {offerRows} from './offer-page.ts';
import {isFieldRow, type Page, rowsOfField} from './page.ts';
import {isFieldStep, questionPage} from './question-page.ts';
import {resultPage} from './result-page.ts';
import {reviewPage} from './review-page.ts';
import {runPage} from './run-page.ts';
import {type PageSize, scrollParagraphs} from './scroll.ts';

/** Returns what stands between the head and the foot of the frame, whatever the state. Pure. */
export function drawPage(state: WizardState, space: Omit<PageSize, 'from'>): Page {
	const size = {...space, from: firstRow(state)};
	if (state.isHelpShown) {
		return scrollParagraphs(helpPage(state), size);
	}

	const {step, result} = state;
	if (isFieldStep(step)) {
		return questionPage(state, step, size);
	}

	switch (step) {
		case 'offer': {
			return {rows: offerRows(state, size), last: Infinity};
		}

		case 'check': {
			return scrollParagraphs(checkPage(state, size.availableRows), size);
		}

		case 'review': {
			return reviewPage(state, size);
		}

		case 'run': {
			return runPage(state, size);
		}

		case 'result': {
			return scrollParagraphs(result === undefined ? [] : resultPage(result), size);
		}
	}
}

/** Returns the row that is to be the first one in sight, as far as the page is long enough. */
export function firstRow({isHelpShown, helpRow, selected}: WizardState): number {
	return isHelpShown ? helpRow : selected;
}

type PictureOptions = {
	/** Of the window. */
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/**
Returns the whole frame as styled text, the same as Ink draws of this state: the first one is seen while Ink is still
being loaded. Undefined in a window that is too small for it. Pure.
*/
export function drawFrame(state: WizardState, {columns, rows, theme: {rule}}: PictureOptions): string | undefined {
	const {width, height, availableRows, isTooSmall} = frameSize({columns, rows});
	if (isTooSmall) {
		return undefined;
	}

	const head = headRows(headingOf(state), rule, width);
	const foot = footRows(bindingsFor(state), rule, width);
	const bodyHeight = height - head.length - foot.length;
	const {rows: page} = drawPage(state, {width, availableRows});
	const body = page.flatMap(row => isFieldRow(row) ? rowsOfField(state, row, width) : [row]).slice(0, bodyHeight);
	const blank = Array.from({length: bodyHeight - body.length}, (): Row => []);
	return styledText([...head, ...body, ...blank, ...foot]);
}
