/**
Returns every `0x` + eight hex digits in a text, in order, as `0xC0002A0F`. A 32-bit number that was widened to 64
bits, such as `0xFFFFFFFF80070005`, is the number it was.
*/
export function codesIn(text: string): string[] {
	const codes = text.matchAll(/0x(?:0{8}|f{8})?(?<digits>[\da-f]{8})/giv);
	return Array.from(codes, ({groups}) => `0x${groups?.digits?.toUpperCase() ?? ''}`);
}

/** Returns the first code of an error in a text; undefined when there is none. */
export function errorCodeIn(text: string): string | undefined {
	return codesIn(text).find(code => isErrorCode(code));
}

/**
Returns whether the highest bit is set, which marks an error in an HRESULT and in an ENTSSO message number
(winerror.h, ENTSSO message header).
*/
export function isErrorCode(code: string): boolean {
	return /^0x[89a-f][\da-f]{7}$/iv.test(code);
}

/** Returns a number of 32 bits, with a sign or without, such as an HRESULT or an exit code, as `0xC0002A0F`. */
export function codeText(code: number): string {
	return `0x${(code < 0 ? code + (2 ** 32) : code).toString(16).toUpperCase().padStart(8, '0')}`;
}
