const fixed = {
	enter: '\r',
	escape: '\u{1B}',
	tab: '\t',
	'shift-tab': '\u{1B}[Z',
	backspace: '\u{7F}',
	delete: '\u{1B}[3~',
	'page-up': '\u{1B}[5~',
	'page-down': '\u{1B}[6~',
	f1: '\u{1B}OP',
	space: ' ',
} as const;

/** Keys that are sent another way once a program has asked for it (DECCKM, as xterm does it). */
const cursor = {
	up: 'A', down: 'B', right: 'C', left: 'D', home: 'H', end: 'F',
} as const;

type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z';

export type Key = keyof typeof fixed | keyof typeof cursor | `ctrl-${Letter}`;

const fixedKeys = new Map<string, string>(Object.entries(fixed));
const cursorKeys = new Map<string, string>(Object.entries(cursor));

/** What a terminal sends for a key. */
export function sequenceOf(key: Key, isCursorMode = false): string {
	const final = cursorKeys.get(key);
	return final === undefined
		// A control character is its letter without the upper three bits.
		? fixedKeys.get(key) ?? String.fromCodePoint((key.codePointAt('ctrl-'.length) ?? 0) % 32)
		: `\u{1B}${isCursorMode ? 'O' : '['}${final}`;
}
