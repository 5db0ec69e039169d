// The ES module is 35 kB smaller than the CommonJS one that the name of the package leads to.
import {type IBuffer, Terminal} from '@xterm/headless/lib-headless/xterm-headless.mjs';
import {ScreenPlaces} from './screen-place.ts';

/** Columns of the screen: wide enough that neither a prompt nor a path is wrapped. */
export const screenColumns = 500;
export const screenRows = 50;

const scrollback = 200;

/** Wrapped rows that are searched above the cursor: a longer line is not a prompt. */
const mostRowsBefore = 4;

/** Most lines that `lines()` returns. */
const mostLines = 40;

/** Rows read of a wrapped line; a longer one is not an answer, and nobody would read it. */
const mostRows = 4;

/**
Private mode with which a console of Windows asks for key records in place of characters (microsoft/terminal,
win32-input-mode).
*/
const keyRecordMode = 9001;

/**
Final bytes of the control sequences whose count is worked off one by one: large numbers take minutes, and gigabytes of
memory.
*/
const countingFinals = ['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b'];

/** Line of the cursor, when there is text before the cursor. */
export type UnfinishedLine = {
	/** Text before the cursor. */
	readonly text: string;
	/** True when there is no text behind the cursor. */
	readonly open: boolean;
	/** Nearest non-blank lines above it, the nearest last. */
	readonly before: readonly string[];
	/** Number of its first row, which stays the same when the screen scrolls or is painted anew. */
	readonly place: number;
};

/** Screen of the tool as a person would see it, whatever stream painted it. Memory is bounded. */
export class ToolScreen {
	readonly #terminal: Terminal;
	readonly #places: ScreenPlaces;
	#takesKeyRecords = false;

	/** `reply` is called with the automatic answers of a terminal, such as to a request for its type. */
	constructor(reply?: (text: string) => void) {
		this.#terminal = new Terminal({
			cols: screenColumns,
			rows: screenRows,
			scrollback,
			allowProposedApi: true,
			// It would log sequences it does not understand to the user's screen.
			logLevel: 'off',
		});
		this.#places = new ScreenPlaces(this.#terminal);
		for (const final of countingFinals) {
			// A count beyond the width of the screen has no meaning, so such a sequence is ignored.
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

	/** True when the console asked for key records in place of characters. */
	get takesKeyRecords(): boolean {
		return this.#takesKeyRecords;
	}

	/** Paints the output, and calls back once it is on the screen. */
	write(output: string, painted: () => void): void {
		this.#terminal.write(output, painted);
	}

	/** Resolves when all output so far is on the screen. */
	async painted(): Promise<void> {
		return new Promise(resolve => {
			this.#terminal.write('', resolve);
		});
	}

	/** Returns the line of the cursor; undefined when there are only blanks before the cursor. */
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

	/** Returns the line that begins in the row of this number, wrapped rows joined; empty when it is gone. */
	lineAt(place: number): string {
		const buffer = this.#buffer;
		return lineFrom(buffer, this.#places.rowOf(place));
	}

	/** Returns the last line that is not blank; empty where there is none. */
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

	/** Returns the last lines that are not blank, wrapped rows joined, without trailing blanks. */
	lines(): string[] {
		const buffer = this.#buffer;
		const lines: string[] = [];
		for (let row = buffer.length - 1; row >= 0 && lines.length < mostLines; row--) {
			// The rest of a line whose beginning is gone counts as one.
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

/** Number of lines before a prompt that may tell what it is about. */
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

/** Returns the line that begins in this row, wrapped rows joined, without trailing blanks. */
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
