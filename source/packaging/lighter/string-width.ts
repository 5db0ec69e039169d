type Options = {readonly ambiguousIsNarrow?: boolean; readonly countAnsiEscapeCodes?: boolean};

/** Characters that are one column wide and never part of a wider sign: ASCII, Latin letters, box drawing and blocks. */
const narrow = /^[ -~\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{2500}-\u{259F}]*$/v;

/** Sequences that set colours, which have no width. */
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- escape sequences begin with one
const colours = /\u{1B}\[[\d;]*m/gv;

/**
Returns the width of a text in columns, like string-width, but without the list of all emoji that the package builds
while loading: 50 ms.
*/
export default function lighterStringWidth(text: string, options: Options = {}): number {
	const {ambiguousIsNarrow = true, countAnsiEscapeCodes = false} = options;
	const shown = countAnsiEscapeCodes ? text : text.replaceAll(colours, '');
	if (ambiguousIsNarrow && narrow.test(shown)) {
		return shown.length;
	}

	// eslint-disable-next-line @typescript-eslint/no-require-imports, unicorn/prefer-module -- require() loads it late
	const {default: stringWidth} = require('../../../node_modules/string-width/index.js') as {
		default: typeof lighterStringWidth;
	};
	return stringWidth(text, options);
}
