/** Returns whether the text is made of printable ASCII alone. */
export function isPlainText(text: string): boolean {
	return /^[ -~]*$/v.test(text);
}

/** Advice on characters where no others are sure to arrive. */
export const plainCharacters = 'Use only the letters A to Z, digits, spaces and the signs of an English keyboard.';
