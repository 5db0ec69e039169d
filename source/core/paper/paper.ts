import wrapAnsi from 'wrap-ansi';
import {standInFor} from '../../text/visible.ts';

/** Columns of a printed page in the usual font. */
export const pageWidth = 78;
const labelWidth = 14;
/** Rows that one value may take, so that the longest path Windows knows leaves the sheet on one page. */
const mostRows = 5;

export const rule = '-'.repeat(pageWidth);

/** Returns a line to write on by hand. */
export function blank(columns: number): string {
	return '_'.repeat(columns);
}

/** A line to write on, from the labels to the edge of the page. */
export const wideBlank = blank(pageWidth - labelWidth);

/**
Returns a label and its value. A long value is cut anywhere, so that no character of a path is lost between two rows.
*/
export function value(label: string, text: string, rows = mostRows): string[] {
	const [first = '', ...rest] = cutLine(cut(asciiOnly(text), (pageWidth - labelWidth) * rows), labelWidth);
	return [label.padEnd(labelWidth) + first.slice(labelWidth), ...rest];
}

/** Returns the beginning of a text that is longer than there is room for, in characters. */
export function cut(text: string, room: number): string {
	return text.length > room ? `${text.slice(0, room - 3)}...` : text;
}

/**
Returns the text cut at the edge of the page, all rows indented: for paths and commands, in which no space may be lost.
*/
export function cutLine(text: string, indent: number): string[] {
	const width = pageWidth - indent;
	return Array.from(
		{length: Math.ceil(text.length / width)},
		(_, row) => ' '.repeat(indent) + text.slice(row * width, (row + 1) * width),
	);
}

/** Returns text indented below a value. */
export function belowValue(text: string): string[] {
	return prose(text, labelWidth);
}

/** Returns the text wrapped to the page's width, all lines indented. */
export function prose(text: string, indent = 0): string[] {
	return wrapAnsi(asciiOnly(text), pageWidth - indent, {hard: true}).split('\n').map(line => ' '.repeat(indent) + line);
}

/** Returns a numbered step. */
export function step(number: number, text: string): string[] {
	return hanging(`${number}.`, text);
}

/** Returns an item of an unordered list. */
export function dash(text: string): string[] {
	return hanging('-', text);
}

/** Returns the text with a sign at the left edge. */
export function hanging(sign: string, text: string, indent = 3): string[] {
	const [first = '', ...rest] = prose(text, indent);
	return [sign.padEnd(indent) + first.trimStart(), ...rest];
}

/**
Returns the text as one line, with characters outside ASCII by their number, since nobody knows how the sheet will be
read or printed.
*/
export function asciiOnly(text: string): string {
	return text.replaceAll(/[^ -~]/gv, character => standInFor(character));
}
