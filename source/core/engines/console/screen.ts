import xterm, {type IBuffer, type Terminal} from '@xterm/headless';
import {ScreenPlaces} from './screen-place.ts';

/** So wide that neither a prompt nor a path is wrapped. */
export const screenColumns = 500;
export const screenRows = 50;

const scrollback = 200;

/** So many wrapped rows are looked at above the cursor: a line that goes back further is no prompt. */
const mostRowsBefore = 4;

/** How many lines `lines()` gives at most. */
const mostLines = 40;

/** So many rows of a line that is wrapped are read; what goes on for longer is no answer, and nobody would read it. */
const mostRows = 4;

/**
Private mode with which a console of Windows asks for key records in place of characters (microsoft/terminal,
win32-input-mode).
*/
const keyRecordMode = 9001;

/**
Final bytes of the control sequences whose count is worked off one by one; with some numbers that takes minutes, and
gigabytes of memory.
*/
const countingFinals = ['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b'];

/** The line the cursor stands in, as long as there is text before the cursor. */
export type UnfinishedLine = {
	/** The text before the cursor. */
	readonly text: string;
	/** Whether nothing stands behind the cursor. */
	readonly open: boolean;
	/** The last lines before it that are not blank, the nearest last. */
	readonly before: readonly string[];
	/**
	The number of its first row: the same as long as it stands there, also when the screen scrolls or is painted anew.
	*/
	readonly place: number;
};

/** The tool's screen: what a person would see on it, whatever the stream that painted it. Memory is bounded. */
export class ToolScreen {
	readonly #terminal: Terminal;
	readonly #places: ScreenPlaces;
	#takesKeyRecords = false;

	/** `reply` gets what a terminal answers by itself when it is asked what it is. */
	constructor(reply?: (text: string) => void) {
		this.#terminal = new xterm.Terminal({
			cols: screenColumns,
			rows: screenRows,
			scrollback,
			allowProposedApi: true,
			// It would write to the user's screen what it does not understand.
			logLevel: 'off',
		});
		this.#places = new ScreenPlaces(this.#terminal);
		for (const final of countingFinals) {
			// More than the screen is wide means nothing on it, so such a sequence is left out.
			this.#terminal.parser.registerCsiHandler({final}, ([count = 0]) => Number(count) > screenColumns);
		}

		for (const [final, isSet] of [['h', true], ['l', false]] as const) {
			this.#terminal.parser.registerCsiHandler({prefix: '?', final}, modes => {
				this.#takesKeyRecords = modes.includes(keyRecordMode) ? isSet : this.#takesKeyRecords;
				return false;
			});
		}

		if (reply) {
			this.#terminal.onData(reply);
		}
	}

	/** Whether the console asked for key records in place of characters. */
	get takesKeyRecords(): boolean {
		return this.#takesKeyRecords;
	}

	/** Paints the output and calls back when it is on the screen. */
	write(output: string, painted: () => void): void {
		this.#terminal.write(output, painted);
	}

	/** Resolves when all output so far is on the screen. */
	async painted(): Promise<void> {
		return new Promise(resolve => {
			this.#terminal.write('', resolve);
		});
	}

	/** Undefined when the cursor stands at the beginning of a line, or behind blanks only. */
	unfinishedLine(): UnfinishedLine | undefined {
		const buffer = this.#buffer;
		const cursorRow = buffer.baseY + buffer.cursorY;
		let first = cursorRow;
		while (first > Math.max(0, cursorRow - mostRowsBefore) && buffer.getLine(first)?.isWrapped) {
			first--;
		}

		let before = '';
		for (let row = first; row < cursorRow; row++) {
			before += rowText(buffer, row);
		}

		const line = buffer.getLine(cursorRow);
		const text = before + (line?.translateToString(false, 0, buffer.cursorX) ?? '');
		const behind = (line?.translateToString(true, buffer.cursorX) ?? '').trim();
		return text.trim() === ''
			? undefined
			: {
				text, open: behind === '', before: linesBefore(buffer, first), place: this.#places.placeOf(first),
			};
	}

	/** The line that begins in the row of this number, wrapped rows joined; empty where it is gone. */
	lineAt(place: number): string {
		const buffer = this.#buffer;
		return lineFrom(buffer, this.#places.rowOf(place));
	}

	/** The last line that is not blank; empty where there is none. */
	lastLine(): string {
		const buffer = this.#buffer;
		for (let row = buffer.baseY + screenRows - 1; row >= 0; row--) {
			const text = buffer.getLine(row)?.isWrapped ? '' : lineFrom(buffer, row);
			if (text !== '') {
				return text;
			}
		}

		return '';
	}

	/** The last lines that are not blank, wrapped rows joined, without blanks at their end. */
	lines(): string[] {
		const buffer = this.#buffer;
		const lines: string[] = [];
		for (let row = buffer.length - 1; row >= 0 && lines.length < mostLines; row--) {
			// What is left of a line whose beginning is gone counts as one.
			if (row === 0 || !buffer.getLine(row)?.isWrapped) {
				lines.push(...[lineFrom(buffer, row)].filter(line => line !== ''));
			}
		}

		return lines.toReversed();
	}

	dispose(): void {
		this.#terminal.dispose();
	}

	get #buffer(): IBuffer {
		return this.#terminal.buffer.active;
	}
}

/** So many lines before a prompt may tell what it is about. */
const mostBefore = 3;

function linesBefore(buffer: IBuffer, first: number): string[] {
	const lines: string[] = [];
	for (let row = first - 1; row >= 0 && lines.length < mostBefore; row--) {
		if (!buffer.getLine(row)?.isWrapped) {
			lines.push(...[lineFrom(buffer, row)].filter(line => line !== ''));
		}
	}

	return lines.toReversed();
}

/** Returns the line that begins in this row, wrapped rows joined, without blanks at its end. */
function lineFrom(buffer: IBuffer, first: number): string {
	let text = rowText(buffer, first);
	for (let row = first + 1; row < first + mostRows && buffer.getLine(row)?.isWrapped; row++) {
		text += rowText(buffer, row);
	}

	return text.trimEnd();
}

function rowText(buffer: IBuffer, row: number): string {
	// Blanks at the end of a row that goes on in the next belong to the text.
	const goesOn = buffer.getLine(row + 1)?.isWrapped ?? false;
	return buffer.getLine(row)?.translateToString(!goesOn) ?? '';
}
