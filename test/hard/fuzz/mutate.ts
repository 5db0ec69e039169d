/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6D_2B_79_F5) % (2 ** 32);
		/* eslint-disable no-bitwise -- the generator is made of them */
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / (2 ** 32);
		/* eslint-enable no-bitwise */
	};
}

/** Texts that have broken parsers before. */
const hostile = [
	'\0',
	'\u{1B}[',
	'\u{1B}[200~',
	'\u{1B}]0;',
	'\u{9B}31m',
	'\u{FEFF}',
	'\u{D800}',
	'\u{202E}',
	'\u{85}',
	'\u{2028}',
	'__proto__',
	'constructor',
	'toString',
	'NaN',
	'-0',
	'1e999',
	'9'.repeat(40),
	'&#x110000;',
	'&#xD800;',
	'&amp',
	'<![CDATA[',
	'<Event>',
	'</Event>',
	'<Event ',
	'<Data ',
	'%s%n',
	'%{x}',
	'../..',
	'\\\\?\\',
	'S-1-',
	'    REG_SZ    ',
	'HKEY_',
	': ',
	'：',
	'"',
	'\'',
	'"",""',
	'{',
	'}',
	'[',
	']',
	'0x',
	'0xC0002A0F',
	'\r',
	'\n',
	'\r\n',
	'\t',
	' '.repeat(300),
	'a'.repeat(300),
	'--',
	'-',
	'=',
	'Password',
	'{"a":',
	'null',
	'\u{1F468}\u{200D}\u{1F469}',
];

const longest = 20_000;

/** A text made of the samples by a few random changes, or, now and then, of nothing but random characters. */
export function mutate(samples: readonly string[], random: () => number): string {
	const below = (limit: number): number => Math.floor(random() * limit);
	const pick = (texts: readonly string[]): string => texts[below(texts.length)] ?? '';
	if (below(8) === 0) {
		return Array.from({length: below(80)}, () => String.fromCodePoint(below(4) === 0 ? below(0x1_00_00) : below(0x80))).join('');
	}

	let text = pick(samples);
	for (let changes = 1 + below(4); changes > 0; changes--) {
		text = change(text, {below, pick, other: pick(samples)}).slice(0, longest);
	}

	return text;
}

type Chance = {
	below(limit: number): number;
	pick(texts: readonly string[]): string;
	readonly other: string;
};

/** One random change somewhere in the text. */
function change(text: string, {below, pick, other}: Chance): string {
	const start = below(text.length + 1);
	const end = start + below(Math.min(40, text.length - start + 1));
	const before = text.slice(0, start);
	const changed = [
		() => before + text.slice(end),
		() => text.slice(0, end) + text.slice(start),
		() => before + pick(hostile) + text.slice(start),
		() => before + pick(hostile) + text.slice(end),
		() => before + other.slice(below(other.length + 1)),
		() => before + String.fromCodePoint(below(0x1_00_00)) + text.slice(start + 1),
		() => before,
		() => before + text.slice(start, end).repeat(1 + below(20)) + text.slice(end),
	][below(8)];
	return changed?.() ?? text;
}
