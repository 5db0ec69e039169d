import {Writable} from 'node:stream';
import type {WriteStream} from 'node:tty';
import {createFrameReader, type Frame, type FrameReader} from './picture.ts';
import {
	emptyFrame,
	eraseScreen,
	hideCursor,
	repaint,
	showCursor,
} from './repaint.ts';

// Sequences that Ink writes beside the text of a frame: modes switched on and off; the way back to the start of the
// last frame, and its erasure.
const modeSwitch = /\p{Control}\[\?(?<mode>\d+)(?<to>[hl])/gv;
const goBack = /\p{Control}\[[\d;]*[A-HJK]/gv;

const modes = {alternateScreen: '1049', synchronised: '2026'} as const;
const enterAlternateScreen = `\u{1B}[?${modes.alternateScreen}h`;
const leaveAlternateScreen = `\u{1B}[?${modes.alternateScreen}l`;
const beginUpdate = '\u{1B}[?2026h';
const endUpdate = '\u{1B}[?2026l';

/** Taken where the terminal does not tell: it says 0 then, as some serial lines do. */
const usualSize = {columns: 80, rows: 24};

/** A larger change, in characters, is shown all at once where the terminal can, with the cursor hidden. */
const smallChange = 80;

/**
Takes the whole frames that Ink draws, and writes to the terminal only the cells that changed, for the sake of slow
lines. The terminal's own cursor stands in the text field, so that it is visible without colours, and magnifiers and
input methods find it. Open it, then give it to Ink as its `stdout`, with the alternate screen, where a frame has a
fixed place and a resize leaves nothing behind.
*/
export class Painter extends Writable {
	readonly isTTY = true;
	readonly #terminal: WriteStream;
	readonly #readFrame: FrameReader;
	#text = '';
	#isOpen = false;
	/** Undefined when a resize may have moved the content of the screen. */
	#shown: Frame | undefined = emptyFrame;

	constructor(terminal: WriteStream, {hasColour}: {readonly hasColour: boolean}) {
		super({decodeStrings: false});
		this.#terminal = terminal;
		this.#readFrame = createFrameReader({hasColour});
		terminal.on('resize', this.#resize);
	}

	get columns(): number {
		const {columns} = this.#terminal;
		return columns > 0 ? columns : usualSize.columns;
	}

	get rows(): number {
		const {rows} = this.#terminal;
		return rows > 0 ? rows : usualSize.rows;
	}

	/** Writes at once, so that nothing is pending when the process ends abruptly, or the terminal is lent. */
	override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
		const output = this.#switchModes(chunk) + this.#paint(chunk);
		if (output !== '') {
			this.#terminal.write(output);
		}

		done();
	}

	/** Takes the alternate screen, with a first frame if there is one, before Ink does. */
	open(frame = ''): void {
		this.write(enterAlternateScreen + hideCursor + frame);
	}

	/** Leaves the terminal to others, as it was before. */
	close(): void {
		this.#terminal.off('resize', this.#resize);
		if (this.#isOpen) {
			this.write(showCursor + leaveAlternateScreen);
		}
	}

	#switchModes(chunk: string): string {
		let output = '';
		for (const {0: sequence, groups} of chunk.matchAll(modeSwitch)) {
			if (groups?.mode === modes.alternateScreen) {
				const isOpen = groups.to === 'h';
				if (isOpen === this.#isOpen) {
					continue;
				}

				this.#isOpen = isOpen;
				this.#shown = emptyFrame;
				// A console that has no second screen at least gets an empty one.
				output += isOpen ? sequence + eraseScreen : eraseScreen + sequence;
			} else if (groups?.mode !== modes.synchronised) {
				output += sequence;
			}
		}

		return output;
	}

	#paint(chunk: string): string {
		const text = chunk.replaceAll(modeSwitch, '');
		if (text === '') {
			return '';
		}

		this.#text = text.replaceAll(goBack, '');
		return this.#repaint();
	}

	#repaint(): string {
		const next = this.#readFrame(this.#text, {columns: this.columns - 1, rows: this.rows});
		const output = this.#shown === undefined
			? hideCursor + eraseScreen + repaint(emptyFrame, next)
			: repaint(this.#shown, next);
		const isCursorAbout = next.cursor !== undefined && this.#shown?.cursor !== undefined;
		this.#shown = next;
		return output.length > smallChange
			? beginUpdate + (isCursorAbout ? hideCursor + output + showCursor : output) + endUpdate
			: output;
	}

	readonly #resize = (): void => {
		this.#shown = undefined;
		this.emit('resize');
		if (this.#shown === undefined) {
			this.#terminal.write(this.#repaint());
		}
	};
}
