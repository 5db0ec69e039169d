import type {Look} from '../terminal/theme.ts';

/** A text with one look. */
export type Span = Look & {readonly text: string};

/** What stands in one row of the window, from the left. */
export type Row = readonly Span[];

/** Returns whether both would be drawn alike. */
export function areSameRows(one: readonly Row[], other: readonly Row[]): boolean {
	return one.length === other.length && one.every((row, index) => isSameRow(row, other[index]!));
}

function isSameRow(one: Row, other: Row): boolean {
	return one.length === other.length && one.every(({text, color, backgroundColor, bold}, index) => {
		const span = other[index]!;
		return text === span.text && color === span.color && backgroundColor === span.backgroundColor && bold === span.bold;
	});
}
