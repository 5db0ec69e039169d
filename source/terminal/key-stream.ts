import {Readable} from 'node:stream';
import type {ReadStream} from 'node:tty';
import {
	createKeyDecoder,
	type Key,
	type KeyDecoderOptions,
	type Paste,
} from './key.ts';
import {setRawMode} from './raw-mode.ts';

/**
Milliseconds after a paste of several lines in which more text is the rest of it, where the terminal does not mark
pastes: it may arrive in pieces.
*/
const pasteTime = 50;

/** Milliseconds that a lone Escape waits for the rest of a sequence. */
const escapeDelay = 40;

type Text = Extract<Key, {readonly name: 'text'}>;

type KeyStreamOptions = KeyDecoderOptions & {
	readonly typeAhead?: TypeAhead;
};

/** Tells keys that are for what the user sees from those that were typed before it was shown. */
export type TypeAhead = {
	/** Called when keys arrive; the result returns, once their turn comes, whether they are for what is there then. */
	noteArrival(): () => boolean;
	/** Called when keys are left out because they are not. */
	takeLeftOut(): void;
};

/** A key, or a keystroke for the field, and whether it still counts. */
type Arrived<Input> = {readonly input: Input; readonly counts: () => boolean};

/**
Splits the terminal's input into keys and hands them on one at a time, each in a turn of its own, so that the effect of
one key is on screen before the next is looked at. Keys that came before the screen that they would act on was shown are
left out, but for Ctrl+C. `handle` decides what a key does and returns the keystrokes that are
for Ink's own input (the text field). Give it to Ink as its `stdin`.
*/
export class KeyStream extends Readable {
	readonly isTTY = true;
	readonly #terminal: ReadStream;
	readonly #handle: (key: Key) => readonly string[];
	readonly #decoder: ReturnType<typeof createKeyDecoder>;
	readonly #keys: Array<Arrived<Key>> = [];
	readonly #keystrokes: Array<Arrived<string>> = [];
	readonly #typeAhead: TypeAhead | undefined;
	readonly #marksPastes: boolean;
	#pasteTimer: NodeJS.Timeout | undefined;
	#escapeTimer: NodeJS.Timeout | undefined;
	#isTurnDue = false;
	#isRaw = false;
	/** True once somebody reads. Until then keys wait. */
	#isRead = false;

	constructor(terminal: ReadStream, handle: (key: Key) => readonly string[], options: KeyStreamOptions = {}) {
		super();
		this.#decoder = createKeyDecoder(options);
		this.#terminal = terminal;
		this.#handle = handle;
		this.#typeAhead = options.typeAhead;
		this.#marksPastes = options.marksPastes ?? true;
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
		const keys = this.#decoder.push(chunk);
		if (!this.#isRestOfPaste(keys)) {
			this.#queue(keys);
		}

		if (this.#decoder.isWaiting()) {
			this.#escapeTimer = setTimeout(() => {
				this.#queue(this.#decoder.flush());
			}, escapeDelay);
		}
	};

	/** Returns whether the keys are the rest of a paste of several lines, and waits for more of it. */
	#isRestOfPaste(keys: readonly Key[]): boolean {
		const isRest = this.#pasteTimer !== undefined
			&& keys.length > 0
			&& keys.every(key => isText(key) || isPaste(key) || key.name === 'enter' || key.name === 'tab');
		if (!isRest && keys.length > 0) {
			// Another key is pressed by somebody, and ends the paste.
			clearTimeout(this.#pasteTimer);
			this.#pasteTimer = undefined;
		}

		if (isRest || (!this.#marksPastes && keys.some(key => isPaste(key) && key.lines > 1))) {
			clearTimeout(this.#pasteTimer);
			this.#pasteTimer = setTimeout(() => {
				this.#pasteTimer = undefined;
			}, pasteTime);
			this.#pasteTimer.unref();
		}

		return isRest;
	}

	#queue(keys: readonly Key[]): void {
		const counts = this.#typeAhead?.noteArrival() ?? (() => true);
		this.#keys.push(...keys.map(input => ({input, counts})));
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
		this.#leaveOut();
		if (this.#keystrokes.length === 0) {
			const key = this.#nextKey();
			if (key !== undefined) {
				const {input, counts} = key;
				this.#keystrokes.push(...this.#handle(input).map(keystroke => ({input: keystroke, counts})));
			}
		}

		const keystroke = this.#keystrokes.shift();
		if (keystroke !== undefined) {
			this.push(keystroke.input);
		}

		this.#takeTurn();
	};

	/** Leaves out what was typed before the screen was shown that is there now. */
	#leaveOut(): void {
		const isOutdated = (first: Arrived<unknown> | undefined): boolean => first !== undefined && !first.counts();
		let isLeftOut = false;
		while (isOutdated(this.#keystrokes[0])) {
			this.#keystrokes.shift();
			isLeftOut = true;
		}

		while (isOutdated(this.#keys[0]) && this.#keys[0]?.input.name !== 'ctrl-c') {
			this.#keys.shift();
			isLeftOut = true;
		}

		if (isLeftOut) {
			this.#typeAhead?.takeLeftOut();
		}
	}

	/**
	Returns the next key. Letters that arrived together are one text: a long paste is not drawn letter by letter, and none
	of them is taken for a command.
	*/
	#nextKey(): Arrived<Key> | undefined {
		const key = this.#keys.shift();
		if (key === undefined || !isText(key.input)) {
			return key;
		}

		const end = this.#keys.findIndex(({input, counts}) => !isText(input) || !counts());
		const rest = this.#keys.splice(0, end === -1 ? this.#keys.length : end);
		const text = [key, ...rest].map(({input}) => (input as Text).text).join('');
		return {input: {name: 'text', text}, counts: key.counts};
	}
}

function isText(key: Key): key is Text {
	return key.name === 'text';
}

function isPaste(key: Key): key is Paste {
	return key.name === 'paste';
}
