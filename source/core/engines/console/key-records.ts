/** Returns the text and Enter as the keystrokes a terminal sends. */
export function textKeys(text: string): string {
	return `${text}\r`;
}

/**
Returns the text and Enter as key records, each UTF-16 unit pressed and released, for a console that announced `ESC
[ ? 9001 h` (microsoft/terminal, "Improved keyboard handling in Conpty": `ESC [ Vk ; Sc ; Uc ; Kd ; Cs ; Rc _`).
*/
export function keyRecords(text: string): string {
	// By unit, not by character: half of a surrogate pair is a key of its own.
	// eslint-disable-next-line unicorn/prefer-code-point -- it is about units
	const units = Array.from({length: text.length}, (_, index) => `0;0;${text.charCodeAt(index)}`);
	return [...units, '13;28;13'].map(key => `\u{1B}[${key};1;0;1_\u{1B}[${key};0;0;1_`).join('');
}
