/** A line longer than this is passed on in parts. */
const longestLine = 8192;

/** Characters of a part that are passed on again with the next, so that nothing is lost at the cut. */
const overlap = 1024;

/** Anything longer than this is text, not an escape sequence. */
const longestSequence = 1024;

const escape = '\u{1B}';
const bell = '\u{7}';
const backspace = '\u{8}';

/** Sequences that begin with one 8-bit character, and their two-character forms. */
const eightBit = /[\u{90}\u{9B}\u{9D}]/gv;
const sevenBit: Readonly<Record<string, string>> = {
	'\u{90}': `${escape}P`, '\u{9B}': `${escape}[`, '\u{9D}': `${escape}]`,
};

/**
Turns a stream of terminal output, cut anywhere, into its lines of text, each passed on as soon as it is complete.
Memory is bounded, however long the stream. This finds text that has long scrolled off the screen; for positions, ask
the screen.
*/
export class PlainLines {
	#rest = '';
	#line = '';
	readonly #onLine: (line: string) => void;

	constructor(onLine: (line: string) => void) {
		this.#onLine = onLine;
	}

	push(output: string): void {
		const {text, rest} = withoutSequences((this.#rest + output).replaceAll(eightBit, sign => sevenBit[sign] ?? ''));
		this.#rest = rest;

		const lines = (this.#line + text).split(/[\n\r]+/v);
		this.#line = lines.pop() ?? '';
		for (const line of lines) {
			this.#onLine(line);
		}

		while (this.#line.length > longestLine) {
			this.#onLine(this.#line.slice(0, longestLine));
			this.#line = this.#line.slice(longestLine - overlap);
		}
	}

	/** Passes on the unfinished line, and the text in an unfinished sequence. */
	end(): void {
		this.#onLine(this.#line);
		this.#onLine(this.#rest.slice(escape.length));
		this.#line = '';
		this.#rest = '';
	}
}

/** Returns the text alone, and the beginning of a sequence that is not complete yet. */
function withoutSequences(output: string): {text: string; rest: string} {
	const [first = '', ...parts] = output.split(escape);
	let text = first;
	for (const [index, part] of parts.entries()) {
		const isLast = index === parts.length - 1;
		const control = /^\[(?<parameters>[\d:;<=>?]*)[ -\/]*(?<final>[@-~])/v.exec(part);
		if (control) {
			const {parameters = '', final = ''} = control.groups ?? {};
			text += movement(final, parameters) + part.slice(control[0].length);
		} else if (/^[PX\]^_]/v.test(part)) {
			// A string for the terminal, up to a bell or the next escape.
			const end = part.indexOf(bell);
			const isLong = (end === -1 ? part.length : end) > longestSequence;
			if (end === -1 && isLast && !isLong) {
				return {text: withoutControls(text), rest: escape + part};
			}

			text += isLong ? part : (end === -1 ? '' : part.slice(end + 1));
		} else if (isLast && part.length < longestSequence && /^(?:\[[\d:;<=>?]*)?[ -\/]*$/v.test(part)) {
			return {text: withoutControls(text), rest: escape + part};
		} else {
			text += part.replace(/^[ -\/]*./v, '');
		}
	}

	return {text: withoutControls(text), rest: ''};
}

/** Returns the text without control characters that a terminal ignores: a code may have one in it. */
function withoutControls(text: string): string {
	return text.replaceAll(/[\p{Control}--\s]/gv, sign => sign === backspace ? sign : '');
}

/** Returns the text equivalent of a cursor movement. */
function movement(final: string, parameters: string): string {
	// ConPTY sends a run of blanks as a move to the right.
	if (final === 'C') {
		return ' '.repeat(/^\d{1,2}$/v.test(parameters) ? Number(parameters) : 1);
	}

	// Up, down, or to a position: the text after it stands elsewhere.
	return 'ABEFGHdf'.includes(final) ? '\n' : '';
}
