import {ansiCodesToString, getEndCode} from '../../../node_modules/@alcalzone/ansi-tokenize/build/ansiCodes.js';
import {diffAnsiCodes} from '../../../node_modules/@alcalzone/ansi-tokenize/build/diff.js';
import {reduceAnsiCodesIncremental} from '../../../node_modules/@alcalzone/ansi-tokenize/build/reduce.js';
import type {StyledChar} from '../../../node_modules/@alcalzone/ansi-tokenize/build/styledChars.js';
import {type Token, tokenize as tokensOf} from '../../../node_modules/@alcalzone/ansi-tokenize/build/tokenize.js';

type AnsiCode = StyledChar['styles'][number];

/*
Replaces the package that Ink calls for each line of each frame: same results, but without filling the memory with each
key. A test compares each function with that of the package.
*/

export type {StyledChar} from '../../../node_modules/@alcalzone/ansi-tokenize/build/styledChars.js';

/** Characters that are one column wide and never part of a wider sign, and single styles. */
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- escape sequences begin with one
const simple = /^(?:[\n -~\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{2500}-\u{259F}]|\u{1B}\[\d+m)*$/v;

/**
Returns the characters and styles of a text. A simple text is split without the Unicode segmenter of Node.js, which
takes ten times as long.
*/
export function tokenize(text: string): Token[] {
	if (!simple.test(text)) {
		return tokensOf(text);
	}

	const tokens: Token[] = [];
	for (let index = 0; index < text.length; index++) {
		const value = text[index]!;
		if (value === '\u{1B}') {
			const end = text.indexOf('m', index);
			const code = text.slice(index, end + 1);
			tokens.push({type: 'ansi', code, endCode: getEndCode(code)});
			index = end;
		} else {
			tokens.push({type: 'char', value, fullWidth: false});
		}
	}

	return tokens;
}

/** Returns the characters with their styles. Characters of the same style share one object. */
export function styledCharsFromTokens(tokens: readonly Token[]): StyledChar[] {
	let styles: AnsiCode[] = [];
	const characters: StyledChar[] = [];
	for (const token of tokens) {
		if (token.type === 'ansi') {
			styles = reduceAnsiCodesIncremental(styles, [token]);
		} else if (token.type === 'char') {
			characters.push({...token, styles});
		}
	}

	return characters;
}

const none: AnsiCode[] = [];

/** Returns the text with the sequences that set its styles. */
export function styledCharsToString(characters: readonly StyledChar[]): string {
	const parts: string[] = [];
	let styles = none;
	for (const character of characters) {
		if (!areSame(styles, character.styles)) {
			parts.push(ansiCodesToString(diffAnsiCodes(styles, character.styles)));
		}

		styles = character.styles;
		parts.push(character.value);
	}

	if (styles.length > 0) {
		parts.push(ansiCodesToString(diffAnsiCodes(styles, none)));
	}

	return parts.join('');
}

function areSame(one: readonly AnsiCode[], other: readonly AnsiCode[]): boolean {
	return (
		one === other
		|| (one.length === other.length
			&& one.every(({code, endCode}, index) => code === other[index]!.code && endCode === other[index]!.endCode))
	);
}
