/** Returns the text without a leading echo of the answer: in clear, whole or partial, or as marks. */
export function withoutEcho(text: string, typed: string): string {
	return typed.startsWith(text)
		? ''
		: (text.startsWith(typed) ? text.slice(typed.length) : text.slice(marksIn(text).length)).trim();
}

/**
Returns whether the echo shows that the tool read something other than what was typed: a wrong number of marks, or
missing letters. No echo, one or two marks per character, and a clear echo are all as they should be; other words are
not an echo.
*/
export function isMisread(echo: string, typed: string): boolean {
	const given = typed.trim();
	if (echo === '' || echo.startsWith(given)) {
		return false;
	}

	const marks = marksIn(echo).replaceAll(' ', '').length;
	return marks > 0 ? !countsOf(typed).includes(marks) : isCutShort(echo, given);
}

/**
Returns the leading run of one sign, with or without blanks between. A single sign before a word belongs to the word, as
in `(hidden)`.
*/
function marksIn(text: string): string {
	return /^(?<mark>[^\s\p{Letter}\p{Number}])(?:(?: ?\k<mark>)+|(?![\p{Letter}\p{Number}]))/v.exec(text)?.[0] ?? '';
}

/**
Numbers of marks to expect: a tool may count UTF-16 units, characters or bytes, and show one mark or two for each.
*/
function countsOf(typed: string): number[] {
	const counts = [typed.length, [...typed].length, new TextEncoder().encode(typed).length];
	return counts.flatMap(count => [count, 2 * count]);
}

/**
Returns whether the echo is the typed text with some letters missing. At least half must be there, since any short word
could be found in a long text.
*/
function isCutShort(echo: string, typed: string): boolean {
	let found = 0;
	for (const character of typed) {
		if (echo.startsWith(character, found)) {
			found += character.length;
		}
	}

	return found === echo.length && found < typed.length && 2 * found >= typed.length;
}
