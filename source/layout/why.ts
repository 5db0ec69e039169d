import {paragraphRows} from './page.ts';
import type {Row} from './row.ts';

const whyRows = 3;

/** One or two plain sentences: what is asked, and why. What follows starts in the same row on every screen. */
export function whyRowsOf(text: string, width: number): Row[] {
	const rows = paragraphRows({text}, width);
	const blank = Array.from({length: Math.max(0, whyRows - rows.length) + 1}, () => [{text: ' '}]);
	return [...rows, ...blank];
}
