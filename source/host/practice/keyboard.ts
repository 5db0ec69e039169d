import type {ReadStream, WriteStream} from 'node:tty';

/** Keys one by one, as typed. */
export type Keyboard = {
	next(): Promise<string>;
	close(): void;
};

/** Reads the terminal raw. Ctrl+C is told at once, even while nobody waits for a key. */
export function openKeyboard(input: ReadStream, onInterrupt: () => void): Keyboard {
	const typed: string[] = [];
	let more = Promise.withResolvers<void>();
	input.setRawMode(true);
	input.setEncoding('utf8');
	input.on('data', (text: string) => {
		for (const key of text) {
			if (key === '\u{3}') {
				onInterrupt();
			} else {
				typed.push(key);
			}
		}

		more.resolve();
		more = Promise.withResolvers();
	});

	async function next(): Promise<string> {
		let key = typed.shift();
		while (key === undefined) {
			// eslint-disable-next-line no-await-in-loop -- each round waits for the next keys
			await more.promise;
			key = typed.shift();
		}

		return key;
	}

	return {
		next,
		close() {
			input.setRawMode(false);
			input.pause();
		},
	};
}

/** Asks and reads up to Enter. `echo` says what the screen shows for a character; Backspace takes the last one back. */
export async function askLine(
	keyboard: Keyboard,
	output: WriteStream,
	prompt: string,
	echo: (key: string) => string,
): Promise<string> {
	output.write(prompt);
	const line: string[] = [];
	for (;;) {
		// eslint-disable-next-line no-await-in-loop -- keys come one after the other
		const key = await keyboard.next();
		if (key === '\r' || key === '\n') {
			output.write('\n');
			return line.join('');
		}

		if (key === '\b' || key === '\u{7F}') {
			output.write(line.pop() === undefined ? '' : '\b \b');
		} else if (key >= ' ') {
			line.push(key);
			output.write(echo(key));
		}
	}
}
