import {getEndCode} from '../../../node_modules/@alcalzone/ansi-tokenize/build/ansiCodes.js';
import {type Token, tokenize as tokensOf} from '../../../node_modules/@alcalzone/ansi-tokenize/build/tokenize.js';

export * from '../../../node_modules/@alcalzone/ansi-tokenize/build/diff.js';
export * from '../../../node_modules/@alcalzone/ansi-tokenize/build/styledChars.js';

/** Characters that are one column wide and never part of a wider sign, and single styles. */
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- escape sequences begin with one
const simple = /^(?:[\n -~\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{2500}-\u{259F}]|\u{1B}\[\d+m)*$/v;

/** The characters and styles of a text. Where it is simple, without what Node.js needs to part any text of the world into characters, which takes ten times as long. */
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
