/**
Returns every code in the text, in order, as `0xC0002A0F`: `0x` and eight hex digits, or sixteen that say the same in 64
bits (`0xFFFFFFFF80070005`, `0x00000000C0002A0F`), or the number of 32 bits that programs print for an error, with a
sign (`-1073731057`) or, of ENTSSO and of Windows, without (`3221236239`). Any other number of digits is an address or a
size.
*/
export function codesIn(text: string): string[] {
	return Array.from(
		text.matchAll(/0x[\da-f]{8,}[g-z]?|(?<![\w\-.])(?:-[12]|[23])\d{9}(?!\.?\w)/giv),
		([found]) => /^0x/iv.test(found) ? codeOf(found.slice(2)) : codeOfNumber(Number(found)),
	).filter(code => code !== undefined);
}

function codeOfNumber(number: number): string | undefined {
	if (number < 0) {
		return number >= -(2 ** 31) ? codeText(number) : undefined;
	}

	// Without a sign it may be a count of bytes, so only what ENTSSO and Windows number their errors with.
	const code = codeText(number);
	return /^0x(?:C000(?:29|2A)|8007)/v.test(code) ? code : undefined;
}

function codeOf(found: string): string | undefined {
	// In `0x80070005Error` the last digit is the beginning of a word.
	const digits = found.replace(/^(?<code>(?:0{8}|f{8})?.{8})[a-f]*[g-z]$/iv, '$<code>').replace(/[g-z]$/iv, '');
	const {code} = /^(?:0{8}|f{8}(?=[89a-f]))?(?<code>[\da-f]{8})$/iv.exec(digits)?.groups ?? {};
	return code === undefined ? undefined : `0x${code.toUpperCase()}`;
}

/** Returns the first code of an error in a text; undefined when there is none. */
export function errorCodeIn(text: string): string | undefined {
	return codesIn(text).find(code => isErrorCode(code));
}

/**
Returns whether the highest bit is set, which marks an error in an HRESULT and in an ENTSSO message number (winerror.h,
ENTSSO message header).
*/
export function isErrorCode(code: string): boolean {
	return /^0x[89a-f][\da-f]{7}$/iv.test(code);
}

/** Returns a number of 32 bits, with a sign or without, such as an HRESULT or an exit code, as `0xC0002A0F`. */
export function codeText(code: number): string {
	return `0x${(code < 0 ? code + (2 ** 32) : code).toString(16).toUpperCase().padStart(8, '0')}`;
}
