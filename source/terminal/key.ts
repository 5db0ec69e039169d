/*
Bytes of a terminal, as keys. Sources: ECMA-48 (CSI sequences), the xterm control sequence list (function keys,
bracketed paste).
*/

/** A key with a name (`enter`, `escape`, `f1`, `ctrl-r` …), one character of text, or a paste. */
export type Key =
	| Paste
	| {readonly name: KeyName}
	| {readonly name: 'text'; readonly text: string};

/**
Pasted text, without the line ends around it. Text of several lines is not part of it: joined they would be something
that nobody has typed, and behind a mask nobody would see it.
*/
export type Paste = {
	readonly name: 'paste';
	/** Empty where there were several lines. */
	readonly text: string;
	readonly lines: number;
	/** There was a line end before or behind the line. */
	readonly hadLineBreak: boolean;
};

export type KeyName =
	| 'enter' | 'escape' | 'tab' | 'shift-tab' | 'backspace' | 'delete'
	| 'up' | 'down' | 'left' | 'right' | 'home' | 'end' | 'page-up' | 'page-down' | 'ctrl-left' | 'ctrl-right'
	| 'f1' | `ctrl-${string}`;

const escape = '\u{1B}';
const pasteStart = `${escape}[200~`;
const pasteEnd = `${escape}[201~`;

/** Ctrl+C. Where it comes alone, somebody pressed it: the end of a paste that has not come was lost on the way. */
const interrupt = '\u{3}';

/** Letters in one chunk with a line end that make it a paste. */
const hastyLetters = 4;

const sequences: Readonly<Record<string, KeyName>> = {
	'[A': 'up', OA: 'up',
	'[B': 'down', OB: 'down',
	'[C': 'right', OC: 'right',
	'[D': 'left', OD: 'left',
	'[H': 'home', OH: 'home', '[1~': 'home', '[7~': 'home',
	'[F': 'end', OF: 'end', '[4~': 'end', '[8~': 'end',
	'[3~': 'delete',
	'[5~': 'page-up',
	'[6~': 'page-down',
	'[Z': 'shift-tab',
	OP: 'f1', '[11~': 'f1', '[[A': 'f1', '[P': 'f1',
	'[1;5C': 'ctrl-right', '[1;5D': 'ctrl-left', Oc: 'ctrl-right', Od: 'ctrl-left',
};

// A whole sequence: CSI (with the Linux console's `[[A`), or SS3.
const wholeSequence = /^(?:\[\[[A-E]|\[[0-?]*[ -\/]*[@-~]|O[\d;]*[@-~])/v;
// Beginning of a sequence whose rest has not arrived.
const openSequence = /^(?:\[\[?[0-?]*[ -\/]*|O[\d;]*)$/v;

export type KeyDecoder = {
	/** Returns the keys in this chunk, and keeps an unfinished sequence for the next. */
	push(chunk: string): Key[];
	/** Returns whether an Escape may still turn out to begin a sequence. */
	isWaiting(): boolean;
	/** Returns the keys in the kept rest, taken as finished: a lone Escape is the Escape key. */
	flush(): Key[];
};

export type KeyDecoderOptions = {
	/** True when the terminal marks pasted text; otherwise a paste is recognised by its speed. */
	readonly marksPastes?: boolean;
};

/** Makes a decoder for one stream of terminal input. */
export function createKeyDecoder({marksPastes = true}: KeyDecoderOptions = {}): KeyDecoder {
	let rest = '';
	let isAfterReturn = false;

	const decode = (isFinal: boolean): Key[] => {
		const keys: Key[] = [];
		while (rest !== '') {
			const taken = rest.startsWith(escape) ? decodeEscape(rest, isFinal) : decodeCharacter(rest, isAfterReturn);
			if (taken === undefined) {
				break;
			}

			isAfterReturn = rest.startsWith('\r');
			keys.push(...taken.keys);
			rest = rest.slice(taken.length);
		}

		return keys;
	};

	return {
		push(chunk) {
			if (!marksPastes && rest === '' && isHastyPaste(chunk)) {
				return [pasteKey(chunk)];
			}

			if (chunk === interrupt && rest.startsWith(pasteStart)) {
				rest = '';
			}

			rest += chunk;
			return decode(false);
		},
		isWaiting: () => rest !== '' && !rest.startsWith(pasteStart),
		flush: () => decode(true),
	};
}

type Taken = {readonly keys: readonly Key[]; readonly length: number};

function decodeCharacter(input: string, isAfterReturn: boolean): Taken {
	const character = String.fromCodePoint(input.codePointAt(0) ?? 0);
	if (!/^\p{Control}$/v.test(character)) {
		return {keys: [{name: 'text', text: character}], length: character.length};
	}

	const name = controlKey(character, isAfterReturn);
	return {keys: name === undefined ? [] : [{name}], length: 1};
}

function controlKey(character: string, isAfterReturn: boolean): KeyName | undefined {
	switch (character) {
		case '\r': {
			return 'enter';
		}

		case '\n': {
			// A line end of a Windows clipboard is two characters and one Enter.
			return isAfterReturn ? undefined : 'enter';
		}

		case '\t': {
			return 'tab';
		}

		case '\b':
		case '\u{7F}': {
			return 'backspace';
		}

		default: {
			// Ctrl and a letter is the letter's number in the alphabet.
			const letter = character.codePointAt(0) ?? 0;
			return letter >= 1 && letter <= 26 ? `ctrl-${String.fromCodePoint(letter + 96)}` : undefined;
		}
	}
}

function decodeEscape(input: string, isFinal: boolean): Taken | undefined {
	if (input.startsWith(pasteStart)) {
		const end = input.indexOf(pasteEnd);
		return end === -1
			? undefined
			: {keys: [pasteKey(input.slice(pasteStart.length, end))], length: end + pasteEnd.length};
	}

	const body = input.slice(1);
	const whole = wholeSequence.exec(body)?.[0];
	if (whole !== undefined) {
		const name = sequences[whole];
		return {keys: name === undefined ? [] : [{name}], length: whole.length + 1};
	}

	if (!isFinal && (body === '' || openSequence.test(body))) {
		return undefined;
	}

	// An Escape before a printable character is Alt, and Alt Gr letters of some keyboards arrive so: the character counts.
	return /^\P{Control}/v.test(body)
		? {keys: [], length: 1}
		: {keys: [{name: 'escape'}], length: 1};
}

/**
Returns whether a chunk without marks is a paste: a line end together with several letters, faster than anyone types. A
slow line that delivers held-back keys at once looks the same, and Enter must then be pressed once more. That loses no
letter, and no step goes by unseen.
*/
function isHastyPaste(chunk: string): boolean {
	return (
		/^[\P{Control}\t\n\r]*$/v.test(chunk)
		&& /[\n\r]/v.test(chunk)
		&& chunk.replaceAll(/\p{Control}/gv, '').length >= hastyLetters
	);
}

/** All that begins a new line in what people copy: some programs end a line within a paragraph with a vertical tab. */
const lineEnd = /\r\n|[\n\v\f\r\u{85}\u{2028}\u{2029}]/v;

/** Returns a paste without line ends and other control characters, which would hide behind a mask. */
function pasteKey(pasted: string): Paste {
	const pieces = pasted.split(lineEnd);
	const first = pieces.findIndex(piece => piece !== '');
	const lines = pieces.slice(Math.max(first, 0), pieces.findLastIndex(piece => piece !== '') + 1);
	return {
		name: 'paste',
		text: lines.length > 1 ? '' : (lines[0] ?? '').replaceAll(/\p{Control}/gv, ''),
		lines: Math.max(1, lines.length),
		hadLineBreak: pieces.length > 1,
	};
}
