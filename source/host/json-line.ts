/**
Returns the value as JSON in a line of ASCII letters: they are the same in every code page, no terminal obeys them, and
none ends the line.
*/
export function jsonLine(value: unknown): string {
	return `${JSON.stringify(value).replaceAll(/[^ -~]/gv, character => escaped(character))}\n`;
}

/** Characters beyond the first 65,536 are two units in JSON. */
function escaped(character: string): string {
	return Array.from(
		{length: character.length},
		// eslint-disable-next-line unicorn/prefer-code-point -- of each unit
		(_, index) => String.raw`\u` + character.charCodeAt(index).toString(16).padStart(4, '0'),
	).join('');
}
