import {paragraphRows, roomyRows} from './page.ts';
import type {Row} from './row.ts';

const whyRows = 3;

/**
One or two plain sentences: what is asked, and why. What follows starts in the same row on every screen. Where there
are few rows, the first sentence has to do, so that the answer and what is said of it stay in sight; F1 has the
rest.
*/
export function whyRowsOf(text: string, width: number, room: number): Row[] {
	const isRoomy = room >= roomyRows;
	const rows = paragraphRows({text: isRoomy ? text : firstSentence(text)}, width);
	const blank = Array.from({length: (isRoomy ? Math.max(0, whyRows - rows.length) : 0) + 1}, () => [{text: ' '}]);
	return [...rows, ...blank];
}

function firstSentence(text: string): string {
	return /^.*?[.:?](?= |$)/sv.exec(text)?.[0] ?? text;
}
