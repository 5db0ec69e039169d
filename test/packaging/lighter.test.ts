import {styledCharsFromTokens, styledCharsToString, tokenize} from '@alcalzone/ansi-tokenize';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import * as chalkStyles from '../../node_modules/chalk/source/vendor/ansi-styles/index.js';
import stringWidth from '../../node_modules/string-width/index.js';
import * as lighterStyles from '../../source/packaging/lighter/ansi-styles.ts';
import {styledCharsFromTokens as lighterStyledChars, styledCharsToString as lighterText, tokenize as lighterTokenize} from '../../source/packaging/lighter/ansi-tokenize.ts';
import {LateSegmenter} from '../../source/packaging/lighter/late-segmenter.ts';
import lighterStringWidth from '../../source/packaging/lighter/string-width.ts';

const piece = fc.oneof(
	fc.string({unit: 'grapheme-ascii'}),
	fc.string({unit: 'grapheme'}),
	fc.constantFrom('\n', '\u{2500}\u{2500}', '\u{65E5}\u{672C}', '\u{1F469}\u{200D}\u{1F4BB}', 'e\u{301}', '\u{AD}', '\u{1B}'),
	fc.constantFrom('0', '1', '22', '36', '39', '30;43', '38;5;9').map(code => `\u{1B}[${code}m`),
);
const text = fc.array(piece, {maxLength: 8}).map(pieces => pieces.join(''));
const settings = {seed: 10_589, numRuns: 3000};

test('a text has the tokens and styles that the package finds, and is put together alike', () => {
	fc.assert(fc.property(text, given => {
		expect(lighterTokenize(given)).toEqual(tokenize(given));
		const characters = styledCharsFromTokens(tokenize(given));
		expect(lighterStyledChars(lighterTokenize(given))).toEqual(characters);
		expect(lighterText(characters)).toBe(styledCharsToString(characters));
	}), settings);
});

test('a text is as wide as the package says', () => {
	fc.assert(fc.property(text, fc.boolean(), fc.boolean(), (given, ambiguousIsNarrow, countAnsiEscapeCodes) => {
		expect(lighterStringWidth(given, {ambiguousIsNarrow, countAnsiEscapeCodes})).toBe(stringWidth(given, {ambiguousIsNarrow, countAnsiEscapeCodes}));
	}), settings);
});

test('the styles that chalk has of its own are those of the package', () => {
	const {default: own, ...ownNames} = chalkStyles;
	const {default: styles, ...names} = lighterStyles;
	expect(names).toEqual(ownNames);
	expect(styles).toEqual(own);
	for (const ground of ['color', 'bgColor'] as const) {
		for (const kind of ['ansi', 'ansi256', 'ansi16m'] as const) {
			expect(styles[ground][kind](1, 2, 3)).toBe(own[ground][kind](1, 2, 3));
		}
	}

	fc.assert(fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (red, green, blue) => {
		expect(styles.rgbToAnsi(red, green, blue)).toBe(own.rgbToAnsi(red, green, blue));
		expect(styles.rgbToAnsi256(red, green, blue)).toBe(own.rgbToAnsi256(red, green, blue));
		expect(styles.ansi256ToAnsi(red)).toBe(own.ansi256ToAnsi(red));
	}), settings);
	fc.assert(fc.property(fc.string(), hex => {
		expect(styles.hexToRgb(hex)).toEqual(own.hexToRgb(hex));
	}), settings);
});

test('a segmenter made late parts a text alike', () => {
	fc.assert(fc.property(text, given => {
		expect([...new LateSegmenter('en', {granularity: 'word'}).segment(given)]).toEqual([...new Intl.Segmenter('en', {granularity: 'word'}).segment(given)]);
	}), {...settings, numRuns: 300});
});
