import {type StyledChar, styledCharsFromTokens, tokenize} from '@alcalzone/ansi-tokenize';
import {visible} from '../text/visible.ts';

/** Content of one column: a character with its look, or nothing behind a character that is two columns wide. */
export type Cell = StyledChar;

export type Position = {readonly row: number; readonly column: number};

/** A picture of the screen, without blanks at the ends of its rows. */
export type Frame = {
	readonly rows: ReadonlyArray<readonly Cell[]>;
	/** Place of the text cursor; undefined where there is no text field. */
	readonly cursor: Position | undefined;
};

const inverse = '\u{1B}[7m';
// Sequence that sets a look; anything else in a style, such as a link, is not ours.
const look = /^\p{Control}\[[\d;]*m$/v;
// Foreground and background colours among the codes of ECMA-48 (SGR), and the bright ones of xterm.
const colour = /^\p{Control}\[(?:[349]|10)\d/v;

/** A row as it is on the screen, and the column of the text cursor in it. */
type ReadRow = {readonly cells: readonly Cell[]; readonly cursor: number | undefined};

export type FrameReader = (text: string, size: {readonly columns: number; readonly rows: number}) => Frame;

/**
Makes a reader of lines of styled text as pictures. The cursor is where ink-text-input drew one, in inverse video. A
line that was in the last picture too is not read again.
*/
export function createFrameReader({hasColour}: {readonly hasColour: boolean}): FrameReader {
	let known = new Map<string, ReadRow>();
	let knownColumns = 0;
	return (text, {columns, rows}) => {
		const last = columns === knownColumns ? known : new Map<string, ReadRow>();
		known = new Map();
		knownColumns = columns;
		let cursor: Position | undefined;
		const read = text.split('\n').slice(0, rows).map((line, row) => {
			const {cells, cursor: column} = last.get(line) ?? readRow(line, columns, hasColour);
			known.set(line, {cells, cursor: column});
			if (column !== undefined) {
				cursor = {row, column};
			}

			return cells;
		});
		return {rows: read, cursor};
	};
}

function readRow(line: string, columns: number, hasColour: boolean): ReadRow {
	const cells = cellsOf(line).slice(0, columns);
	const cursor = cells.findIndex(({styles}) => styles.some(({code}) => code === inverse));
	return {
		cells: withoutEnd(cells.map(cell => cell.styles.length === 0 ? cell : {...cell, styles: stylesOf(cell, hasColour)})),
		cursor: cursor === -1 ? undefined : cursor,
	};
}

/** Returns the styles in a fixed order, since the order in which they were set has no effect. */
function stylesOf({styles}: Cell, hasColour: boolean): Cell['styles'] {
	return styles
		.filter(({code}) => look.test(code) && code !== inverse && (hasColour || !colour.test(code)))
		.toSorted((one, other) => Number(one.code > other.code) - Number(one.code < other.code));
}

function cellsOf(line: string): Cell[] {
	return styledCharsFromTokens(tokenize(line))
		.flatMap(cell => visibleCells(cell))
		.flatMap(cell => (cell.fullWidth ? [cell, {...cell, value: '', fullWidth: false}] : [cell]));
}

/** Last check before the terminal: no cell of a frame is obeyed as a sequence, whatever its text. */
function visibleCells(cell: Cell): Cell[] {
	const shown = visible(cell.value);
	return shown === cell.value ? [cell] : [...shown].map(value => ({...cell, value, fullWidth: false}));
}

function withoutEnd(cells: readonly Cell[]): readonly Cell[] {
	return cells.slice(0, cells.findLastIndex(({value, styles}) => value !== ' ' || styles.length > 0) + 1);
}
