import {Readable} from 'node:stream';
import type {ReadStream} from 'node:tty';
import {createKeyDecoder, type Key, type KeyDecoderOptions} from './key.ts';
import {setRawMode} from './raw-mode.ts';

/** Milliseconds that a lone Escape waits for the rest of a sequence. */
const escapeDelay = 40;

type Text = Extract<Key, {readonly name: 'text'}>;

/**
Splits the terminal's input into keys and hands them on one at a time, each in a turn of its own, so that the effect of
one key is on screen before the next is looked at. `handle` decides what a key does and returns the keystrokes that are
for Ink's own input (the text field). Give it to Ink as its `stdin`.
*/
export class KeyStream extends Readable {
	readonly isTTY = true;
	readonly #terminal: ReadStream;
	readonly #handle: (key: Key) => readonly string[];
	readonly #decoder: ReturnType<typeof createKeyDecoder>;
	readonly #keys: Key[] = [];
	readonly #keystrokes: string[] = [];
	#escapeTimer: NodeJS.Timeout | undefined;
	#isTurnDue = false;
	#isRaw = false;
	/** True once somebody reads. Until then keys wait. */
	#isRead = false;

	constructor(terminal: ReadStream, handle: (key: Key) => readonly string[], options: KeyDecoderOptions = {}) {
		super();
		this.#decoder = createKeyDecoder(options);
		this.#terminal = terminal;
		this.#handle = handle;
	}

	/** Ink turns this on while it wants keys, and off to lend the terminal or to end. */
	setRawMode(isOn: boolean): this {
		if (isOn === this.#isRaw) {
			return this;
		}

		this.#isRaw = isOn;
		setRawMode(this.#terminal, isOn);
		if (isOn) {
			this.#terminal.setEncoding('utf8');
			this.#terminal.on('data', this.#receive);
			this.#terminal.resume();
		} else {
			clearTimeout(this.#escapeTimer);
			this.#terminal.off('data', this.#receive);
			this.#terminal.pause();
		}

		return this;
	}

	ref(): this {
		this.#terminal.ref();
		return this;
	}

	unref(): this {
		this.#terminal.unref();
		return this;
	}

	override _read(): void {
		// Keystrokes are pushed when their turn comes.
		this.#isRead = true;
		this.#takeTurn();
	}

	readonly #receive = (chunk: string): void => {
		clearTimeout(this.#escapeTimer);
		this.#queue(this.#decoder.push(chunk));
		if (this.#decoder.isWaiting()) {
			this.#escapeTimer = setTimeout(() => {
				this.#queue(this.#decoder.flush());
			}, escapeDelay);
		}
	};

	#queue(keys: readonly Key[]): void {
		this.#keys.push(...keys);
		this.#takeTurn();
	}

	#takeTurn(): void {
		if (this.#isTurnDue || !this.#isRead || !(this.#keys.length + this.#keystrokes.length > 0)) {
			return;
		}

		this.#isTurnDue = true;
		setImmediate(this.#next);
	}

	readonly #next = (): void => {
		this.#isTurnDue = false;
		if (this.#keystrokes.length === 0) {
			const key = this.#nextKey();
			if (key !== undefined) {
				this.#keystrokes.push(...this.#handle(key));
			}
		}

		const keystroke = this.#keystrokes.shift();
		if (keystroke !== undefined) {
			this.push(keystroke);
		}

		this.#takeTurn();
	};

	/**
	Returns the next key. Letters that arrived together are one text: a long paste is not drawn letter by letter, and none
	of them is taken for a command.
	*/
	#nextKey(): Key | undefined {
		const key = this.#keys.shift();
		if (key === undefined || !isText(key)) {
			return key;
		}

		const end = this.#keys.findIndex(next => !isText(next));
		const rest = this.#keys.splice(0, end === -1 ? this.#keys.length : end);
		return {name: 'text', text: [key, ...rest].map(each => (each as Text).text).join('')};
	}
}

function isText(key: Key): key is Text {
	return key.name === 'text';
}
