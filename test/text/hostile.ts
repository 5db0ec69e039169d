import fc from 'fast-check';

/** Texts that steer a terminal, hide, or turn the order of others around, by what they would do. */
export const hostileTexts = {
	'clear the screen': 'a\u{1B}[2J\u{1B}[Hb',
	'set the title': 'a\u{1B}]0;title\u{7}b',
	'leave the alternate screen': 'a\u{1B}[?1049lb',
	'be a link': 'a\u{1B}]8;;https://example.com\u{7}b\u{1B}]8;;\u{7}',
	'colour what follows': 'a\u{1B}[31mb',
	'begin a sequence in one character': 'a\u{9B}31mb\u{90}c\u{9D}0;d\u{9C}',
	'write over the line': 'a\rb\u{8}\u{8}\tc\u{7F}',
	'begin another line': 'a\nFORGED b\u{85}c\u{2028}FORGED d\u{2029}FORGED e',
	'turn the order around': 'a\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}b',
	hide: 'a\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}b',
	'hide letters': 'a\u{E0001}\u{E0041}\u{E007F}b',
	'be half a character': 'a\u{D83D}b\u{DE00}c',
} as const;

export type HostileName = keyof typeof hostileTexts;

export const hostileNames = Object.keys(hostileTexts) as HostileName[];

/** Any text, with many characters that are not to be shown. */
export const anyText = fc.array(fc.oneof(
	fc.string({unit: 'binary', maxLength: 4}),
	fc.string({unit: 'grapheme', maxLength: 4}),
	fc.integer({min: 0, max: 0xFF_FF}).map(unit => String.fromCodePoint(unit)),
	fc.constantFrom(...hostileNames.map(name => hostileTexts[name]), '\u{FE0F}', '\u{E0100}', '\u{6F22}', ' ', 'word '),
)).map(parts => parts.join(''));

// As the characters are listed in the standards, apart from the filter that is tested.
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- they are looked for
const forbidden = /[\0-\u{9}\u{B}-\u{1F}\u{7F}-\u{9F}\u{AD}\u{61C}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}\u{2066}-\u{2069}\u{D800}-\u{DFFF}\u{FEFF}\u{E0000}-\u{E007F}]/gv;

// What the painter and the looks write: goes to a place, erases, sets a look, switches a mode.
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- as above
const ours = /\u{1B}\[(?:\d+(?:;\d+)?H|[HJK]|(?:\d+;)*\d+m|\?(?:25|1049|2004|2026)[hl])/gv;

/** Returns the characters in an output that no output may hold, by their numbers. */
export function forbiddenIn(output: string): string[] {
	return (output.match(forbidden) ?? []).map(sign => sign.codePointAt(0)!.toString(16));
}

/** Returns the same of what goes to a terminal, whose own sequences may be in it. A mode that only the wizard may switch is looked at by itself. */
export function forbiddenOnScreen(output: string): string[] {
	return forbiddenIn(output.replaceAll(ours, ''));
}
