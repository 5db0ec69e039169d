import type {ReadStream} from 'node:tty';
import type {TerminalLoan} from '../core/engines/task.ts';
import type {Clock} from '../values/clock.ts';
import {createKeyDecoder, type Key} from '../terminal/key.ts';
import {setRawMode} from '../terminal/raw-mode.ts';

/** After Enter, so many milliseconds long what still arrives counts as pasted with it, and is left out. */
const pasteTime = 50;

/** A line that was read. */
export type Read = {
	readonly line: string;
	/** More text came right behind it, as of a paste of several lines. */
	readonly hadMore: boolean;
};

type ReadOptions = {
	/** Prints what stands before the line. Called when the terminal is ready for it: Enter means another thing before. */
	readonly prompt: () => void;
	/** Nothing of the line shows on the screen, not even its length. */
	readonly isSecret: boolean;
	/** Aborted when the line is no longer wanted. */
	readonly withdrawn: AbortSignal;
};

type LineReaderOptions = {
	readonly terminal: ReadStream;
	readonly clock: Clock;
	/** Ctrl+C was pressed, and the terminal made no signal of it. */
	readonly onInterrupt: () => void;
};

/**
Reads whole lines from a terminal. A line that may be seen is edited by the terminal itself, as it does for every
program, so that nothing has to be drawn. Between the lines, and for a secret, the terminal is raw: what is typed does
not show.
*/
export class LineReader implements TerminalLoan {
	readonly #terminal: ReadStream;
	readonly #clock: Clock;
	readonly #onInterrupt: () => void;
	#decoder = createKeyDecoder();
	#take: ((key: Key) => void) | undefined;
	#isEnded = false;
	#isLent = false;

	constructor({terminal, clock, onInterrupt}: LineReaderOptions) {
		this.#terminal = terminal;
		this.#clock = clock;
		this.#onInterrupt = onInterrupt;
		terminal.setEncoding('utf8');
		terminal.once('end', this.#end);
		this.#listen();
	}

	/** Somebody else has the terminal. */
	get isLent(): boolean {
		return this.#isLent;
	}

	/** Reads the next line; undefined when it is no longer wanted, or the input has ended. */
	async read({prompt, isSecret, withdrawn}: ReadOptions): Promise<Read | undefined> {
		if (this.#isEnded || withdrawn.aborted) {
			return undefined;
		}

		const {promise, resolve} = Promise.withResolvers<string | undefined>();
		let hadMore = false;
		const finish = (line?: string): void => {
			// At once, for the next key may be in the same paste.
			this.#take = key => {
				hadMore ||= key.name === 'text' || key.name === 'paste';
			};

			resolve(line);
		};

		const withdraw = (): void => {
			finish();
		};

		withdrawn.addEventListener('abort', withdraw, {once: true});
		this.#terminal.once('end', withdraw);
		setRawMode(this.#terminal, isSecret);
		// Enter is another character now, and must not be taken for the second half of the last one.
		this.#decoder = createKeyDecoder();
		this.#take = lineTaker(finish);
		prompt();
		const line = await promise;
		withdrawn.removeEventListener('abort', withdraw);
		this.#terminal.off('end', withdraw);
		setRawMode(this.#terminal, true);
		await this.#pasteTime();
		this.#take = undefined;
		return line === undefined ? undefined : {line, hadMore};
	}

	async lend<T>(use: () => Promise<T>): Promise<T> {
		this.#isLent = true;
		this.close();
		try {
			return await use();
		} finally {
			this.#isLent = false;
			this.#listen();
		}
	}

	/** Leaves the terminal as it was. */
	close(): void {
		this.#terminal.off('data', this.#receive);
		this.#terminal.pause();
		setRawMode(this.#terminal, false);
	}

	readonly #receive = (chunk: string): void => {
		for (const key of this.#decoder.push(chunk)) {
			if (key.name === 'ctrl-c') {
				this.#onInterrupt();
			} else {
				this.#take?.(key);
			}
		}
	};

	readonly #end = (): void => {
		this.#isEnded = true;
	};

	#listen(): void {
		this.#decoder = createKeyDecoder();
		setRawMode(this.#terminal, true);
		this.#terminal.on('data', this.#receive);
		this.#terminal.resume();
	}

	async #pasteTime(): Promise<void> {
		const {promise, resolve} = Promise.withResolvers<void>();
		this.#clock.after(pasteTime, resolve);
		await promise;
	}
}

/** Collects keys up to Enter. */
function lineTaker(done: (line?: string) => void): (key: Key) => void {
	let characters: string[] = [];
	return key => {
		switch (key.name) {
			case 'text':
			case 'paste': {
				characters.push(...key.text);
				break;
			}

			case 'backspace': {
				characters.pop();
				break;
			}

			case 'ctrl-u': {
				characters = [];
				break;
			}

			case 'ctrl-d': {
				if (characters.length === 0) {
					done();
				}

				break;
			}

			case 'enter': {
				done(characters.join(''));
				break;
			}

			default: {
				// Other keys have no meaning in a line.
				break;
			}
		}
	};
}
