import wrapAnsi from 'wrap-ansi';
import {visible} from '../text/visible.ts';
import {type Look, looks} from '../terminal/theme.ts';
import type {Row, Span} from './row.ts';

/** Rows below which a screen shows only what must be seen. */
export const roomyRows = 14;

/** What stands before the first row of a paragraph, in a column of its own. */
export type Lead = Span & {readonly width: number};

/** A text with a look, and what stands before its first row. */
export type Paragraph = Span & {readonly lead?: readonly Lead[]};

export type PageOptions = {
	/** Columns. */
	readonly width: number;
	/** Rows that the page may take. */
	readonly room: number;
	/** The first row to show, when not all fit. */
	readonly from: number;
};

/** The rows of a page, and the last row that it can begin with. */
export type Page = {readonly rows: readonly Row[]; readonly last: number};

/** Paragraphs below each other; where they do not all fit, as many rows as do, and a word about the rest. */
export function pageOf(paragraphs: readonly Paragraph[], {width, room, from}: PageOptions): Page {
	return pageOfRows(rowsOf(paragraphs, width), {room, from});
}

/** Paragraphs below each other. */
export function rowsOf(paragraphs: readonly Paragraph[], width: number): Row[] {
	return paragraphs.flatMap(paragraph => paragraphRows(paragraph, width));
}

/** Returns the rows; where they do not all fit, as many as do, and a word about the rest. */
export function pageOfRows(rows: readonly Row[], {room, from}: Omit<PageOptions, 'width'>): Page {
	if (rows.length <= room) {
		return {rows, last: 0};
	}

	const shown = room - 1;
	const last = Math.max(0, rows.length - shown);
	const first = Math.min(from, last);
	const more = first + shown < rows.length ? '(more below: press Down)' : '(the end: Up shows what is above)';
	return {rows: [...rows.slice(first, first + shown), [{text: more, ...looks.aside}]], last};
}

/** Returns the paragraph cut into rows of whole words; what leads it stands before the first. */
export function paragraphRows({text, lead = [], ...look}: Paragraph, width: number): Row[] {
	const indent = lead.reduce((sum, column) => sum + column.width, 0);
	const lines = wrapAnsi(visible(text), width - indent, {hard: true}).split('\n');
	return lines.map((line, index) => [
		...lead.flatMap(column => index === 0 ? columnOf(column) : [{text: ' '.repeat(column.width)}]),
		{...look, text: line},
	]);
}

function columnOf({text: given, width, ...look}: Lead): Span[] {
	const text = visible(given);
	return [{text, ...look as Look}, {text: ' '.repeat(Math.max(0, width - text.length))}];
}
