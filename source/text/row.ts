import type {Style} from './style.ts';

/** A text in one style. */
export type Span = {readonly text: string; readonly style?: Style | undefined};

/** Texts of one row of the window, from the left. */
export type Row = readonly Span[];

/** Returns whether both would be drawn alike. */
export function areSameRows(one: readonly Row[], other: readonly Row[]): boolean {
	return one.length === other.length && one.every((row, index) => isSameRow(row, other[index]!));
}

function isSameRow(one: Row, other: Row): boolean {
	return one.length === other.length
		&& one.every(({text, style}, index) => text === other[index]?.text && style === other[index]?.style);
}
