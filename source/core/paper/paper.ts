import {indent, labelled, type Paragraph} from '../../text/paragraph.ts';
import {standInFor} from '../../text/visible.ts';
import {wrap} from '../../text/wrap.ts';

/** Columns of a printed page in the usual font. */
const pageWidth = 78;
const labelWidth = 14;
const stepWidth = 3;

export const rule: Paragraph = {text: '-'.repeat(pageWidth)};

/** Returns a line to write on by hand. */
export function line(columns: number): string {
	return '_'.repeat(columns);
}

/** A line to write on, from the labels to the edge of the page. */
export const wideLine = line(pageWidth - labelWidth);

/** Returns a label and its value. */
export function value(label: string, text: string): Paragraph {
	return labelled(label, labelWidth, text);
}

/** Returns a label and a path, of which no character is lost. */
export function pathValue(label: string, text: string): Paragraph {
	return labelled(label, labelWidth, text, 'path');
}

/** Returns the beginning of a text that is longer than so many rows of values, or than a sentence has room for. */
export function cut(text: string, room: number): string {
	return text.length > room ? `${text.slice(0, room - 3)}...` : text;
}

/** Returns a value that others wrote and nobody has to type, in so many rows at most. */
export function shortValue(label: string, text: string, rows = 1): Paragraph {
	return value(label, cut(asciiOnly(text), (pageWidth - labelWidth) * rows));
}

/** Returns text indented below a value. */
export function belowValue(text: string): Paragraph {
	return {text, columns: indent(labelWidth)};
}

/** Returns a numbered step; `width` is that of its number. */
export function step(number: number, text: string, width = stepWidth): Paragraph {
	return labelled(`${number}.`, width, text);
}

/** Returns what is to be typed in a step, or stands on the screen then. */
export function typed(text: string, width = stepWidth): Paragraph {
	return {text, exact: 'command', columns: indent(width)};
}

/** Returns text that goes on in a step. */
export function belowStep(text: string, width = stepWidth): Paragraph {
	return {text, columns: indent(width)};
}

/** Returns an item of an unordered list. */
export function dash(text: string): Paragraph {
	return labelled('-', stepWidth, text);
}

/**
Returns paragraphs as lines of a page, in ASCII: nobody knows how it will be read or printed. Other characters stand
there by their number.
*/
export function pageLines(paragraphs: readonly Paragraph[]): string[] {
	const plain = paragraphs.map(paragraph => ({...paragraph, text: asciiOnly(paragraph.text)}));
	return wrap(plain, pageWidth).map(row => row.map(({text}) => text).join('').trimEnd());
}

/** Returns the text with characters outside ASCII by their number. */
export function asciiOnly(text: string): string {
	return text.replaceAll(/[^ -~]/gv, character => standInFor(character));
}
