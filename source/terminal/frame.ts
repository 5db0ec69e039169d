import {type StyledChar, styledCharsFromTokens, tokenize} from '@alcalzone/ansi-tokenize';

/** What stands in one column: a character with its look, or nothing behind a character that is two columns wide. */
export type Cell = StyledChar;

export type Position = {readonly row: number; readonly column: number};

/** A picture of the screen, without blanks at the ends of its rows. */
export type Frame = {
	readonly rows: ReadonlyArray<readonly Cell[]>;
	/** Where the text cursor stands; undefined where nothing is typed into. */
	readonly cursor: Position | undefined;
};

type FrameOptions = {
	readonly columns: number;
	readonly rows: number;
	readonly hasColour: boolean;
};

const inverse = '\u{1B}[7m';
// The foreground and background colours among the codes of ECMA-48 (SGR), and the bright ones of xterm.
const colour = /^\p{Control}\[(?:[349]|10)\d/v;

/** Reads lines of styled text as a picture. The cursor is where ink-text-input drew one, in inverse video. */
export function readFrame(text: string, {columns, rows, hasColour}: FrameOptions): Frame {
	let cursor: Position | undefined;
	const read = text.split('\n').slice(0, rows).map((line, row) => {
		const cells = cellsOf(line).slice(0, columns);
		const column = cells.findIndex(({styles}) => styles.some(({code}) => code === inverse));
		if (column !== -1) {
			cursor = {row, column};
		}

		return withoutEnd(cells.map(cell => ({
			...cell, styles: cell.styles.filter(({code}) => code !== inverse && (hasColour || !colour.test(code))),
		})));
	});
	return {rows: read, cursor};
}

function cellsOf(line: string): Cell[] {
	return styledCharsFromTokens(tokenize(line)).flatMap(cell => cell.fullWidth ? [cell, {...cell, value: '', fullWidth: false}] : [cell]);
}

function withoutEnd(cells: readonly Cell[]): readonly Cell[] {
	return cells.slice(0, cells.findLastIndex(({value, styles}) => value !== ' ' || styles.length > 0) + 1);
}
