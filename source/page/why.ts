import {blankRow, wrap} from '../text/wrap.ts';
import type {Row} from '../text/row.ts';

/** Rows below which a page shows only what must be seen. */
export const roomyRows = 14;

const whyRows = 3;

/**
A few plain sentences: what is asked, and why. What follows starts in the same row on every screen. Where there are few
rows, `more` is left out, so that the answer and what is said of it stay in sight; F1 has it.
*/
export function whyRowsOf(text: string, width: number, availableRows: number, more?: string): Row[] {
	const isRoomy = availableRows >= roomyRows;
	const rows = wrap([{text: isRoomy && more !== undefined ? `${text} ${more}` : text}], width);
	const blank = Array.from({length: (isRoomy ? Math.max(0, whyRows - rows.length) : 0) + 1}, () => blankRow);
	return [...rows, ...blank];
}
