/** Text of standard input, or why it cannot be used. */
export type InputText = {readonly text: string} | {readonly problem: string};

const lost = 'In Windows PowerShell set $OutputEncoding = New-Object System.Text.UTF8Encoding before the pipe, '
	+ 'or use plain ASCII.';

const zeroByte = 'Standard input holds a zero byte (NUL), which is no part of a password. Send the lines without it. '
	+ 'If they are UTF-16, begin with a byte order mark.';

/**
Decodes what came on standard input: UTF-8, or UTF-16 as Windows PowerShell may send it, each with or without a byte
order mark. A text in which a character was lost, or that may be either, is refused: nobody could open the backup file
with the password as it is known. `isWhole` is false while more may come.
*/
export function decodeInput(bytes: Uint8Array, isWhole = true): InputText {
	const encoding = encodingOf(bytes, isWhole);
	const text = encoding === undefined ? undefined : decoded(bytes, encoding, isWhole);
	if (encoding === undefined || text?.includes('\0') === true) {
		return {problem: zeroByte};
	}

	if (text === undefined) {
		return {problem: `Standard input is neither UTF-8 nor UTF-16. ${lost}`};
	}

	return text.includes('\u{FFFD}') ? {problem: `A character of standard input was lost on its way. ${lost}`} : {text};
}

const lineFeed = 0x0A;

type Encoding = 'utf-16be' | 'utf-16le' | 'utf8';

/**
Returns undefined where it cannot be told. Without a mark, zero bytes tell: no line of text holds one in UTF-8, every
line end does in UTF-16. But one at the end of a password, as some programs send it, is no sign of UTF-16.
*/
function encodingOf(bytes: Uint8Array, isWhole: boolean): Encoding | undefined {
	const [first, second] = bytes;
	if (first === 0xFE && second === 0xFF) {
		return 'utf-16be';
	}

	if (first === 0xFF && second === 0xFE) {
		return 'utf-16le';
	}

	if (!bytes.includes(0)) {
		return 'utf8';
	}

	const zerosAt = (place: 0 | 1): number =>
		bytes.filter((byte, index) => byte === 0 && index % 2 === place).length;
	const [even, odd] = [zerosAt(0), zerosAt(1)];
	if (even > 0 && odd > 0) {
		return undefined;
	}

	const isLatin = even + odd >= Math.floor(bytes.length / 2) && (!isWhole || bytes.length % 2 === 0);
	// Of another alphabet in UTF-16, the bytes are no text by themselves.
	const isText = /^[\P{Control}\0\n\r]*$/v.test(decoded(bytes, 'utf8', isWhole) ?? '\u{1}');
	if (isText && !isLatin) {
		return undefined;
	}

	if (odd > 0) {
		return 'utf-16le';
	}

	return first === 0 || (bytes.at(-2) === 0 && bytes.at(-1) === lineFeed) ? 'utf-16be' : undefined;
}

/** Returns undefined for bytes that are no text in this encoding. */
function decoded(bytes: Uint8Array, encoding: Encoding, isWhole: boolean): string | undefined {
	try {
		return new TextDecoder(encoding, {fatal: true}).decode(bytes, {stream: !isWhole});
	} catch {
		return undefined;
	}
}

export type InputLines = {
	readonly password: string;
	/** Undefined when there is no second line. */
	readonly reminder: string | undefined;
};

/** Password and reminder, each on a line of its own, or why they cannot be told apart. */
export function splitInput(text: string): InputLines | {readonly problem: string} {
	// A part of a text keeps the whole of it in memory, and the reminder is held for longer than the password: so each
	// is copied.
	const [password = '', reminder, ...rest] = text.split(/\r?\n/v).map(line => [...line].join(''));
	if (rest.some(line => line !== '')) {
		return {
			problem: 'There are more than two lines on standard input. '
				+ 'The first is the password, the second the reminder.',
		};
	}

	return {password, reminder: reminder === '' ? undefined : reminder};
}

/** How many lines came to their end. */
export function countLines(bytes: Uint8Array): number {
	const input = decodeInput(bytes, false);
	return 'text' in input ? input.text.split('\n').length - 1 : 0;
}
