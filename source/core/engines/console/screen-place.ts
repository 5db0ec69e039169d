import type {IMarker, Terminal} from '@xterm/headless/lib-headless/xterm-headless.mjs';

/** Row numbers skipped when the followed row has left the memory. */
const gap = 1_000_000;

/**
Numbers the rows of a terminal in the order in which they appear, so that a row keeps its number when the screen scrolls
or is painted anew.
*/
export class ScreenPlaces {
	readonly #terminal: Terminal;
	/** A row that is followed as the screen scrolls, and its number. */
	#followed: {readonly marker: IMarker; readonly place: number} | undefined;

	constructor(terminal: Terminal) {
		this.#terminal = terminal;
		this.#follow(0);
	}

	/** Returns the number of a row of the active buffer. */
	placeOf(row: number): number {
		return row + this.#offset();
	}

	/** Returns the row of the active buffer with this number, which may be gone, or not there yet. */
	rowOf(place: number): number {
		return place - this.#offset();
	}

	/**
	Returns the difference between the number of a row and its index. Follows the row of the cursor from here on: one that
	stayed behind would be lost some day.
	*/
	#offset(): number {
		const {type, baseY, cursorY} = this.#terminal.buffer.active;
		if (type === 'alternate') {
			// It does not scroll, and markers are not for it.
			return -gap;
		}

		const row = baseY + cursorY;
		const {marker, place} = this.#followed ?? {place: 0};
		const isLost = marker === undefined || marker.isDisposed || marker.line < 0;
		const next = isLost ? place + gap : place + row - marker.line;
		if (isLost || marker.line !== row) {
			this.#follow(next);
		}

		return next - row;
	}

	#follow(place: number): void {
		this.#followed?.marker.dispose();
		const marker = this.#terminal.registerMarker(0);
		this.#followed = marker && {marker, place};
	}
}
