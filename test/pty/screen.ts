import xterm from '@xterm/headless';

export type Cell = {
	readonly text: string;
	/** Number in the palette of 256; undefined for the colour of the terminal itself. */
	readonly foreground: number | undefined;
	readonly background: number | undefined;
	readonly bold: boolean;
	readonly inverse: boolean;
};

/** What a terminal shows of the output written to it. */
export class Screen {
	readonly #terminal: xterm.Terminal;
	#isCursorVisible = true;

	/** `answer` gets what a terminal says by itself, such as where the cursor is. */
	constructor(columns: number, rows: number, answer: (text: string) => void) {
		this.#terminal = new xterm.Terminal({
			cols: columns, rows, scrollback: 5000, allowProposedApi: true,
		});
		this.#terminal.onData(answer);
		this.#watchCursor();
	}

	get isCursorVisible(): boolean {
		return this.#isCursorVisible;
	}

	/** Where the cursor stands, counted from 0. */
	get cursor(): {row: number; column: number} {
		const {cursorX, cursorY} = this.#terminal.buffer.active;
		return {row: cursorY, column: cursorX};
	}

	get isAlternate(): boolean {
		return this.#terminal.buffer.active.type === 'alternate';
	}

	get modes(): xterm.IModes {
		return this.#terminal.modes;
	}

	/** Calls back when this control sequence (OSC) is met, and all before it is on the screen. */
	onSequence(number: number, met: (data: string) => void): void {
		this.#terminal.parser.registerOscHandler(number, data => {
			met(data);
			return true;
		});
	}

	/** Calls back when the output is on the screen. */
	write(output: string, painted: () => void): void {
		this.#terminal.write(output, painted);
	}

	/** The rows that are in sight, without blanks at their ends. */
	rows(): string[] {
		const {active} = this.#terminal.buffer;
		return rowsOf(active, active.baseY, this.#terminal.rows);
	}

	/** All rows from the start to the last that is not blank, also those that have scrolled out of sight. */
	scrollback(): string[] {
		const {normal} = this.#terminal.buffer;
		const rows = rowsOf(normal, 0, normal.length);
		return rows.slice(0, rows.findLastIndex(row => row !== '') + 1);
	}

	/** A cell in sight, counted from 0. Throws a RangeError where there is none. */
	cell(row: number, column: number): Cell {
		const {active} = this.#terminal.buffer;
		const cell = active.getLine(active.baseY + row)?.getCell(column);
		if (cell === undefined) {
			throw new RangeError(`There is no cell ${row}, ${column}.`);
		}

		return {
			text: cell.getChars(),
			foreground: cell.isFgDefault() ? undefined : cell.getFgColor(),
			background: cell.isBgDefault() ? undefined : cell.getBgColor(),
			bold: cell.isBold() !== 0,
			inverse: cell.isInverse() !== 0,
		};
	}

	resize(columns: number, rows: number): void {
		this.#terminal.resize(columns, rows);
	}

	dispose(): void {
		this.#terminal.dispose();
	}

	/** The model does not tell whether the cursor is shown (DECTCEM). */
	#watchCursor(): void {
		for (const final of ['h', 'l']) {
			this.#terminal.parser.registerCsiHandler({prefix: '?', final}, parameters => {
				if (parameters.includes(25)) {
					this.#isCursorVisible = final === 'h';
				}

				return false;
			});
		}
	}
}

function rowsOf(buffer: xterm.IBuffer, first: number, count: number): string[] {
	return Array.from({length: count}, (_, row) => rowOf(buffer, first + row));
}

function rowOf(buffer: xterm.IBuffer, row: number): string {
	const text = buffer.getLine(row)?.translateToString(true) ?? '';
	return text.trimEnd();
}
