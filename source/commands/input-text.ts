/** Text of standard input, or why it cannot be used. */
export type InputText = {readonly text: string} | {readonly problem: string};

const lost = 'In Windows PowerShell set $OutputEncoding = New-Object System.Text.UTF8Encoding before the pipe, '
	+ 'or use plain ASCII.';

/**
Decodes what came on standard input: UTF-8, or UTF-16 as Windows PowerShell may send it, each with or without a byte
order mark. A text in which a character was lost is refused: nobody could open the backup file with the password as it
is known. `isWhole` is false while more may come.
*/
export function decodeInput(bytes: Uint8Array, isWhole = true): InputText {
	let text;
	try {
		text = new TextDecoder(encodingOf(bytes), {fatal: true}).decode(bytes, {stream: !isWhole});
	} catch {
		return {problem: `Standard input is neither UTF-8 nor UTF-16. ${lost}`};
	}

	return text.includes('\u{FFFD}') ? {problem: `A character of standard input was lost on its way. ${lost}`} : {text};
}

/** Without a mark, zero bytes tell: no line of text holds one in UTF-8, every line end does in UTF-16. */
function encodingOf(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const isBigEndian = (first === 0xFE && second === 0xFF) || (first === 0 && second !== 0);
	const isLittleEndian = (first === 0xFF && second === 0xFE) || bytes.includes(0);
	return isBigEndian ? 'utf-16be' : (isLittleEndian ? 'utf-16le' : 'utf8');
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
	const decoded = decodeInput(bytes, false);
	return 'text' in decoded ? decoded.text.split('\n').length - 1 : 0;
}
