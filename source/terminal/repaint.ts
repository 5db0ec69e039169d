import {styledCharsToString} from '@alcalzone/ansi-tokenize';
import type {Cell, Frame, Position} from './picture.ts';

export const eraseScreen = '\u{1B}[H\u{1B}[J';
export const showCursor = '\u{1B}[?25h';
export const hideCursor = '\u{1B}[?25l';

const eraseToEnd = '\u{1B}[K';

/** Frame of an empty screen. */
export const emptyFrame: Frame = {rows: [], cursor: undefined};

/** Cells that are written again rather than jumped over: a jump takes six bytes or more. */
const shortGap = 6;

/**
Returns the shortest plain output that turns one picture into the next, cell by cell. Empty where they are the same.
*/
export function repaint(shown: Frame, next: Frame): string {
	const count = Math.max(shown.rows.length, next.rows.length);
	const changes = Array.from({length: count}, (_, row) =>
		repaintRow(shown.rows[row] ?? [], next.rows[row] ?? [], row),
	).join('');
	return changes + moveCursor(shown.cursor, next.cursor, changes !== '');
}

function repaintRow(shown: readonly Cell[], next: readonly Cell[], row: number): string {
	if (shown === next) {
		return '';
	}

	let output = '';
	let column = 0;
	while (column < next.length) {
		if (isSame(shown[column], next[column])) {
			column++;
			continue;
		}

		const end = endOfChange(shown, next, column);
		output += goTo({row, column}) + styledCharsToString(next.slice(column, end));
		column = end;
	}

	return next.length < shown.length ? output + goTo({row, column: next.length}) + eraseToEnd : output;
}

/** Returns the column behind the last change that is not far from the one before. */
function endOfChange(shown: readonly Cell[], next: readonly Cell[], start: number): number {
	let end = start + 1;
	for (let column = end; column < next.length && column - end < shortGap; column++) {
		if (!isSame(shown[column], next[column])) {
			end = column + 1;
		}
	}

	return end;
}

function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
	return (
		one?.value === other?.value
		&& one?.styles.length === other?.styles.length
		&& (one?.styles.every(({code}, index) => code === other?.styles[index]?.code) ?? true)
	);
}

function moveCursor(shown: Position | undefined, next: Position | undefined, hasMoved: boolean): string {
	if (next === undefined) {
		return shown === undefined ? '' : hideCursor;
	}

	const isThere = !hasMoved && shown?.row === next.row && shown.column === next.column;
	return (isThere ? '' : goTo(next)) + (shown === undefined ? showCursor : '');
}

function goTo({row, column}: Position): string {
	return `\u{1B}[${row + 1}${column === 0 ? '' : `;${column + 1}`}H`;
}
