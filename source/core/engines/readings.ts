/** A text as somebody may read it, and the position of each of its UTF-16 units in the original text. */
export type Reading = {
	readonly text: string;
	readonly starts: readonly number[];
	readonly ends: readonly number[];
};

type Escapes = {
	readonly pattern: RegExp;
	/** Returns the text the escape stands for; undefined when it stands for itself. */
	readonly meaning: (escape: string) => string | undefined;
};

const entities: Readonly<Record<string, string>> = {
	amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ', sol: '/', bsol: '\\', num: '#', percnt: '%',
};

const markup: Escapes = {
	pattern: /&(?:[a-z]{2,6}|#\d{1,7}|#x[\da-f]{1,6});/giv,
	meaning(escape) {
		const name = escape.slice(1, -1).toLowerCase();
		const number = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
		return name.startsWith('#') ? character(number) : entities[name];
	},
};

const percent: Escapes = {
	pattern: /(?:%[\da-f]{2})+/giv,
	meaning(escape) {
		try {
			return decodeURIComponent(escape);
		} catch {
			// In a single-byte code page.
			return escape.replaceAll(/%../gv, byte => String.fromCodePoint(Number.parseInt(byte.slice(1), 16)));
		}
	},
};

/** URL form encoding: blanks are left out of the comparison, and so is the plus that stands for one. */
const form: Escapes = {
	pattern: /\+|(?:%[\da-f]{2})+/giv,
	meaning: escape => escape === '+' ? ' ' : percent.meaning(escape),
};

const backslash: Escapes = {
	pattern: /\\(?:u[\da-f]{4}|u\{[\da-f]{1,6}\}|x[\da-f]{2}|.)/giv,
	meaning(escape) {
		const {digits} = /^\\[ux]\{?(?<digits>[\da-f]+)\}?$/iv.exec(escape)?.groups ?? {};
		return digits === undefined ? escape.slice(1) : character(Number.parseInt(digits, 16));
	},
};

/** Quotation and percent signs doubled, as in CSV files, SQL and batch files. */
const doubled: Escapes = {
	pattern: /""|''|%%/gv,
	meaning: escape => escape.slice(1),
};

/** Escapes of cmd. */
const caret: Escapes = {
	pattern: /\^./gv,
	meaning: escape => escape.slice(1),
};

/** Escapes of PowerShell. */
const backtick: Escapes = {
	pattern: /`./gv,
	meaning: escape => escape.slice(1),
};

/** End of a line, and a frame beside it: an escape may have been broken there. */
const lineEnd: Escapes = {
	pattern: /(?<![\t ])[\t ]*(?:[#*>\|│║][\t ]*)?\n[\t ]*(?:[#*>\|│║]+ )?/gv,
	meaning: () => '',
};

/** End of a line with a sign that the line goes on. */
const brokenEnd: Escapes = {
	pattern: /[\-\\]\n[\t ]*/gv,
	meaning: () => '',
};

/** Ways to read a text, each a chain, because JSON may be embedded in XML. */
const chains: ReadonlyArray<readonly Escapes[]> = [
	[],
	[markup],
	[markup, markup],
	[percent],
	[percent, percent],
	[form],
	[backslash],
	[backslash, backslash],
	[markup, backslash],
	[backslash, markup],
	[doubled],
	[markup, doubled],
	[caret],
	[caret, doubled],
	[backtick],
];

/**
Returns the ways to read a text, for comparing: escapes decoded in each of the usual ways, without blanks, line breaks
and frames, in lower case. The first is the text as it stands. Readings that change nothing are left out.
*/
export function readingsOf(text: string): Reading[] {
	return inAllWays(asIs(text), decoded).map(reading => compact(reading));
}

/** Returns the texts of the same readings, each once, without the positions, which take many times as long. */
export function textsOf(text: string): Set<string> {
	return new Set(inAllWays(text, decodedText).map(read => compacted(read)));
}

/** `decode` returns the reading with these escapes decoded; none when it has no such escapes. */
function inAllWays<Read>(plain: Read, decode: (reading: Read, escapes: Escapes) => Read[]): Read[] {
	const bases = [plain, ...decode(plain, lineEnd), ...decode(plain, brokenEnd)];
	return bases.flatMap(base => chains.flatMap(chain => {
		let readings = [base];
		for (const escapes of chain) {
			readings = readings.flatMap(reading => decode(reading, escapes));
		}

		return readings;
	}));
}

/** Returns the text in the form that is compared with a reading. */
export function compacted(text: string): string {
	// The signs of ASCII are as wide as they should be; most text has no others.
	return text
		.replaceAll(/[\s\p{Control}\p{Format}]+/gv, '')
		.replaceAll(/[^!-~]/gv, sign => folded(sign))
		.toLowerCase();
}

function decodedText(text: string, {pattern, meaning}: Escapes): string[] {
	const read = text.replaceAll(pattern, escape => meaning(escape) ?? escape);
	return read === text ? [] : [read];
}

function asIs(text: string): Reading {
	const starts = Array.from({length: text.length}, (_, index) => index);
	return {text, starts, ends: starts.map(start => start + 1)};
}

function decoded(reading: Reading, {pattern, meaning}: Escapes): Reading[] {
	let text = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let end = 0;
	const keepUpTo = (place: number) => {
		text += reading.text.slice(end, place);
		for (let index = end; index < place; index++) {
			append(starts, reading.starts[index], 1);
			append(ends, reading.ends[index], 1);
		}
	};

	for (const {0: escape, index} of reading.text.matchAll(pattern)) {
		const meant = meaning(escape);
		if (meant === undefined) {
			continue;
		}

		keepUpTo(index);
		end = index + escape.length;
		text += meant;
		append(starts, reading.starts[index], meant.length);
		append(ends, reading.ends[end - 1], meant.length);
	}

	if (end === 0) {
		return [];
	}

	keepUpTo(reading.text.length);
	return [{text, starts, ends}];
}

/** Returns the reading in lower case, without blanks and invisible characters. */
function compact(reading: Reading): Reading {
	let text = '';
	const starts: number[] = [];
	const ends: number[] = [];
	let index = 0;
	for (const sign of reading.text) {
		if (!/[\s\p{Control}\p{Format}]/v.test(sign)) {
			const small = folded(sign);
			text += small;
			append(starts, reading.starts[index], small.length);
			append(ends, reading.ends[index + sign.length - 1], small.length);
		}

		index += sign.length;
	}

	return {text, starts, ends};
}

/** Signs that code pages and word processors replace with others. */
const lookalikes: Readonly<Record<string, string>> = {
	'\u{2010}': '-', '\u{2011}': '-', '\u{2012}': '-', '\u{2013}': '-', '\u{2014}': '-', '\u{2212}': '-',
	'\u{2018}': '\'', '\u{2019}': '\'', '\u{201C}': '"', '\u{201D}': '"',
};

/** Returns the sign in lower case and normal width. */
function folded(sign: string): string {
	const usual = sign.normalize('NFKC').toLowerCase();
	return lookalikes[usual] ?? usual;
}

function append(places: number[], place = 0, times = 1): void {
	for (let left = times; left > 0; left--) {
		places.push(place);
	}
}

function character(code: number): string | undefined {
	return code > 0x10_FF_FF ? undefined : String.fromCodePoint(code);
}
