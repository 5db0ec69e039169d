import {Buffer} from 'node:buffer';
import {decompressed} from './smaller-texts.ts';

/** Changes the text of a file. Throws when it no longer has what is changed. */
export type Patch = (source: string) => string;

type Edit = {readonly before: string; readonly after: string};

/** Returns a patch that changes places of a text, each of which must be there once. */
export function edited(...edits: readonly Edit[]): Patch {
	return source => {
		let changed = source;
		for (const {before, after} of edits) {
			if (changed.split(before).length !== 2) {
				throw new Error(`The package no longer has this place, once: ${before}`);
			}

			changed = changed.replace(before, () => after);
		}

		return changed;
	};
}

/** Compresses the WebAssembly of the layout engine. */
export const smallerYoga: Patch = source => {
	const built =
		/^(?<before>.*"data:application\/octet-stream;base64,)(?<base64>[^"]+)(?<after>".*)export default loadYoga;$/sv;
	const {before, base64, after} = built.exec(source)?.groups ?? {};
	if (base64 === undefined) {
		throw new Error('The package yoga-layout is not built as it was.');
	}

	const wasm = decompressed(Buffer.from(base64, 'base64'));
	return `${before}${after}export default () => loadYoga({wasmBinary: ${wasm}});`;
};

/** Common passwords that are kept, and the length of those that are kept behind them: shorter ones are weak anyway. */
const keptPasswords = 10_000;
const longPassword = 12;

/**
Keeps of the list of common passwords the first ones and the long ones, since the ranks of all 49,000 take 10 MiB; has
it be split by line ends, since the regular expression takes as much; and compresses it.
*/
export const smallerPasswords: Patch = source => {
	const words = /\bvar passwords = decompress[^"]*"(?<words>[^"\\]+)"\);/v.exec(source)?.groups?.words;
	if (words === undefined) {
		throw new Error('The package @zxcvbn-ts/language-common is not built as it was.');
	}

	const kept = unpacked(words).filter((word, index) => index < keptPasswords || word.length >= longPassword);
	const list = decompressed(Buffer.from(kept.join('\n'), 'latin1'));
	return String.raw`module.exports = ${list}.toString('latin1').split('\n');`;
};

/** Returns the words of a list in which each begins with a capital: how much of the word before it begins with. */
function unpacked(words: string): string[] {
	const list: string[] = [];
	for (const {groups: {shared = '', rest = ''} = {}} of words.matchAll(/(?<shared>[A-Z])(?<rest>[^A-Z]*)/gv)) {
		list.push((list.at(-1) ?? '').slice(0, (shared.codePointAt(0) ?? 0) - 65) + rest);
	}

	return list;
}

/**
Has Ink's drawing of frames remember the lines of the last frame, since Node.js takes long to split a line into
characters, and share one blank cell, since so many would fill the memory with each key. Lines that are no longer on
the screen are forgotten.
*/
export const thriftyOutput = edited(
	{
		before: 'class OutputCaches {',
		after: `let lastCaches;
class OutputCaches {
	earlier = lastCaches?.styledChars;
	constructor() { lastCaches = this; }`,
	},
	{
		before: 'let cached = this.styledChars.get(line);',
		after: `let cached = this.styledChars.get(line);
if (cached === undefined) { cached = this.earlier?.get(line); if (cached) { this.styledChars.set(line, cached); } }`,
	},
	{
		before: `row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });`,
		after: 'row.push(blank);',
	},
	{
		before: 'export default class Output {',
		after: `const blank = {type: 'char', value: ' ', fullWidth: false, styles: []};
export default class Output {`,
	},
);
