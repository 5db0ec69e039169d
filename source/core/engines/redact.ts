import type {Secret} from '../../values/secret.ts';
import {isTraceable, tracer} from './traces.ts';

/** Stands in the place of what was a secret. */
export const secretMark = '[secret]';

/** A shorter text would be found inside ordinary words, so it is replaced only where it stands alone. */
const shortest = 4;

const rowEnd = String.raw`[^\S\n]*\n[^\S\n]*`;

/** Start and end offsets in the text. */
type Span = readonly [start: number, end: number];

/**
Makes a function that removes secrets from the lines of a screen: in any letter case, with other blanks, escaped,
wrapped over lines with or without a frame, and parts that give away much of one. A line that a secret wrapped onto is
joined to the line before. Parts inside an error code stay, because the code is needed more.
*/
export function redactor(secrets: readonly Secret[]): (lines: readonly string[]) => string[] {
	const finders = secrets
		.map(secret => secret.reveal())
		.filter(text => text.trim() !== '')
		.map(text => isTraceable(text) ? traceFinder(text) : plainFinder(text));

	return lines => {
		const text = lines.join('\n');
		const found = finders.map(find => find(text));
		const shown = withoutSpans(text, [...found.flatMap(({wholes}) => wholes), ...found.flatMap(({parts}) => parts)]);
		return shown === '' ? [] : shown.split('\n');
	};
}

type Finder = (text: string) => {readonly wholes: readonly Span[]; readonly parts: readonly Span[]};

function traceFinder(secret: string): Finder {
	const tracesIn = tracer(secret);
	return text => {
		const traces = tracesIn(text);
		const codes = ownersOf(text.length, spansOf(/0x[\da-f]{8,16}/giv, text));
		const isInCode = (start: number, end: number) => codes[start] !== 0 && codes[start] === codes[end - 1];
		return {
			wholes: traces.filter(({isWhole}) => isWhole).map(({start, end}) => [start, end]),
			parts: traces
				.filter(({isWhole, isTelling, start, end}) => !isWhole && (isTelling || isValue(text, start, end)))
				.filter(({start, end}) => !isInCode(start, end))
				.map(({start, end}) => [start, end]),
		};
	};
}

function spansOf(pattern: RegExp, text: string): Span[] {
	return Array.from(text.matchAll(pattern), ({0: found, index}) => [index, index + found.length]);
}

/** Returns whether a word stands where a value is shown: behind a colon up to the end of the line, or in quotes. */
function isValue(text: string, start: number, end: number): boolean {
	return /["'\(:<=>\[`]\s*$/v.test(text.slice(Math.max(0, start - 4), start))
		&& /^(?:["'\)>\]`]|[,.;]?\s*$|[,.;]?[^\S\n]*\n)/v.test(text.slice(end, end + 4));
}

/** Finds a secret so short or plain that only the exact text, at most wrapped, is certain to be it. */
function plainFinder(secret: string): Finder {
	const pieces = secret.trim().match(/\s+|\S/gv) ?? [];
	// Blanks where the row ends are not seen.
	const pattern = pieces
		.map(piece => piece.trim() === '' ? `(?:${piece}|${rowEnd})` : escaped(piece))
		.join(`(?:${rowEnd})?`);
	const alone = String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`;
	const expression = new RegExp(secret.length < shortest ? alone : pattern, 'gv');
	return text => ({wholes: spansOf(expression, text), parts: []});
}

function escaped(character: string): string {
	return character.replace(/[$\(\)*+.\/?\[\\\]^\{\|\}]/v, String.raw`\$&`);
}

/** Returns the text with a mark for each span; overlapping spans get one. */
function withoutSpans(text: string, spans: readonly Span[]): string {
	const owners = ownersOf(text.length, spans);
	let shown = '';
	let last = 0;
	for (const [index, owner] of owners.entries()) {
		if (owner === 0) {
			shown += text.charAt(index);
		} else if (owner !== last) {
			shown += secretMark;
		}

		last = owner;
	}

	return shown;
}

/** Returns the span that each character belongs to, 0 for none; overlapping spans count as one. */
function ownersOf(length: number, spans: readonly Span[]): Uint32Array {
	const owners = new Uint32Array(length);
	for (const [index, [start, end]] of spans.entries()) {
		const owner = owners.subarray(start, end).find(one => one !== 0) ?? (index + 1);
		owners.fill(owner, start, end);
	}

	return owners;
}
