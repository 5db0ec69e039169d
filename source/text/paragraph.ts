import wrapAnsi from 'wrap-ansi';
import type {Row, Span} from './row.ts';
import {visible} from './visible.ts';

/** Text before the first row of a paragraph, in so many columns of its own. */
export type Column = Span & {readonly width: number};

/** A text in one style, and the columns before its first row. */
export type Paragraph = Span & {
	readonly columns?: readonly Column[];
	/** A word before the text that makes it a warning. */
	readonly mark?: string;
};

/** A row with nothing in it. */
export const blankRow: Row = [{text: ' '}];

/** Returns the rows of paragraphs below each other. */
export function rowsOf(paragraphs: readonly Paragraph[], width: number): Row[] {
	return paragraphs.flatMap(paragraph => paragraphRows(paragraph, width));
}

/** Returns the paragraph cut into rows of whole words; its columns stand before the first. */
export function paragraphRows({text, style, columns = [], mark}: Paragraph, width: number): Row[] {
	const indent = columns.reduce((sum, column) => sum + column.width, 0);
	const given = visible(mark === undefined ? text : `${mark} ${text}`);
	const lines = wrapAnsi(given, width - indent, {hard: true}).split('\n');
	return lines.map((line, index) => [
		...columns.flatMap(column => index === 0 ? columnSpans(column) : [{text: ' '.repeat(column.width)}]),
		...(index === 0 && mark !== undefined
			? [{text: mark, style: 'warning'} as const, {text: line.slice(mark.length), style}]
			: [{text: line, style}]),
	]);
}

function columnSpans({text: given, width, style}: Column): Span[] {
	const text = visible(given);
	return [{text, style}, {text: ' '.repeat(Math.max(0, width - text.length))}];
}
