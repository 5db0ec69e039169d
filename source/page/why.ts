import {blankRow, wrap} from '../text/wrap.ts';
import type {Row} from '../text/row.ts';

/** Rows below which a page shows only what must be seen. */
export const roomyRows = 14;

const whyRows = 3;

/**
One or two plain sentences: what is asked, and why. What follows starts in the same row on every screen. Where there are
few rows, the first sentence has to do, so that the answer and what is said of it stay in sight; F1 has the rest.
*/
export function whyRowsOf(text: string, width: number, availableRows: number): Row[] {
	const isRoomy = availableRows >= roomyRows;
	const rows = wrap([{text: isRoomy ? text : firstSentence(text)}], width);
	const blank = Array.from({length: (isRoomy ? Math.max(0, whyRows - rows.length) : 0) + 1}, () => blankRow);
	return [...rows, ...blank];
}

function firstSentence(text: string): string {
	return /^.*?[.:?](?= |$)/sv.exec(text)?.[0] ?? text;
}
