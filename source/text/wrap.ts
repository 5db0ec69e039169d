import wrapAnsi from 'wrap-ansi';
import type {Column, Paragraph} from './paragraph.ts';
import type {Row, Span} from './row.ts';
import {visible} from './visible.ts';

/** A row with nothing in it. */
export const blankRow: Row = [{text: ' '}];

/** Where less than this is left beside the columns, the text goes below them. */
const fewestBeside = 20;
const indentBelow = 4;

/**
Returns paragraphs below each other, in rows of so many columns. A sentence is broken between words, a path behind its
separators; a name only where it is longer than a row. The columns of a paragraph stand before its first row.
*/
export function wrap(paragraphs: readonly Paragraph[], width: number): Row[] {
	return paragraphs.flatMap(paragraph => rowsOf(paragraph, width));
}

/**
Returns paragraphs as lines of text for a window of so many columns, or as long as they are. A command is one line
however long it is: it is copied to a prompt, where the end of a line would start a part of it.
*/
export function linesOf(paragraphs: readonly Paragraph[], width = Infinity): string[] {
	return paragraphs
		.flatMap(paragraph => rowsOf(paragraph, paragraph.exact === 'command' ? Infinity : width))
		.map(row => row.map(({text}) => text).join('').trimEnd());
}

const fewestColumns = 20;

/** Returns the columns of a terminal that lines may fill; undefined where there is none, or it does not tell. */
export function printedWidth(columns: number | undefined): number | undefined {
	return columns === undefined || columns < fewestColumns ? undefined : columns - 1;
}

/** Returns the rows that Ink makes of a text as wide as this. */
export function wrapAsInk(text: string, width: number): string[] {
	return wrapAnsi(text, width, {trim: false, hard: true}).split('\n');
}

function rowsOf({text, style, columns = [], mark, exact}: Paragraph, width: number): Row[] {
	const beside = columns.reduce((sum, column) => sum + column.width, 0);
	const given = visible(mark === undefined ? text : `${mark} ${text}`);
	const isLabelled = columns.some(column => column.text.trim() !== '');
	// A command is copied with the blanks before each of its rows, so it gets one row where one will do.
	const isLongCommand = exact === 'command' && beside > indentBelow;
	const isBelow = !fits(given, width - beside) && (isLongCommand || (isLabelled && width - beside < fewestBeside));
	const room = Math.max(1, width - (isBelow ? indentBelow : beside));
	const texts = exact === undefined ? words(given, room) : pieces(given, room, exact);
	const rows = texts.map((line, index) => [
		...(isBelow
			? [{text: ' '.repeat(indentBelow)}]
			: columns.flatMap(column => index === 0 ? columnSpans(column) : [{text: ' '.repeat(column.width)}])),
		...(index === 0 && mark !== undefined
			? [{text: mark, style: 'warning'} as const, {text: line.slice(mark.length), style}]
			: [{text: line, style}]),
	]);
	return isBelow && isLabelled ? [columns.flatMap(column => columnSpans(column)), ...rows] : rows;
}

function columnSpans({text: given, width, style}: Column): Span[] {
	const text = visible(given);
	return [{text, style}, {text: ' '.repeat(Math.max(0, width - text.length))}];
}

/** Returns a sentence in rows of whole words. */
function words(text: string, width: number): string[] {
	if (fits(text, width)) {
		return [text];
	}

	const rows: string[] = [];
	let rest = text;
	for (;;) {
		const lines = wrapAnsi(rest, width).split('\n');
		const long = lines.findIndex(line => !fits(line, width));
		if (long === -1) {
			return [...rows, ...lines];
		}

		// A single word, which may be a path; what follows it goes on behind its end.
		const cut = pieces(lines[long]!, width, 'path');
		rows.push(...lines.slice(0, long), ...cut.slice(0, -1));
		rest = [...cut.slice(-1), ...lines.slice(long + 1)].join(' ');
	}
}

/** Returns a text in rows that give the whole of it again when they are put together. */
function pieces(text: string, width: number, kind: 'path' | 'command'): string[] {
	const ways = kind === 'path' ? [separators, blanks] : [blanksOutsideQuotes, separators, blanks];
	return fill(text, width, ways);
}

// Separators that stand together, such as those of a share, stay together.
const separators = /(?<=[\/\\])(?![\/\\])/v;
const blanks = /(?<! )(?= )/v;
const blanksOutsideQuotes = /(?<! )(?= (?:[^"]*"[^"]*")*[^"]*$)/v;

/** Breaks a text in the first way, and what is longer than a row in the next ones. */
function fill(text: string, width: number, [way, ...others]: readonly RegExp[]): string[] {
	if (fits(text, width)) {
		return [text];
	}

	const parts = way === undefined ? [...text] : text.split(way);
	const rows: string[] = [];
	for (const part of parts) {
		const together = (rows.at(-1) ?? '') + part;
		if (rows.length > 0 && fits(together, width)) {
			rows[rows.length - 1] = together;
		} else {
			rows.push(...(way === undefined ? [part] : fill(part, width, others)));
		}
	}

	return rows;
}

const ascii = /^[ -~]*$/v;

/** Returns whether a text is no wider than this. Letters of some languages take two columns. */
export function fits(text: string, width: number): boolean {
	return text.length <= width && (text.length * 2 <= width || ascii.test(text) || !isWider(text, width));
}

function isWider(text: string, width: number): boolean {
	return wrapAsInk(text, width).length > 1;
}
