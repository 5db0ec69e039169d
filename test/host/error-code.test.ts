import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	codesIn,
	codeText,
	errorCodeIn,
	isErrorCode,
} from '../../source/host/error-code.ts';

describe('codes in a text', () => {
	test.each<[string, string[]]>([
		['0x80070005, Access is denied.', ['0x80070005']],
		['ERROR: 0xC0002A0F : ...\r\n(RPC: 0x800706d9: ...)', ['0xC0002A0F', '0x800706D9']],
		['0xFFFFFFFF80070005', ['0x80070005']],
		['0X00000000C0002A0F', ['0xC0002A0F']],
		['0xFFFFFFFF', ['0xFFFFFFFF']],
		['0x0000002E', ['0x0000002E']],
		['0x5, 5, 80070005', []],
		['Fehler: -1073731057.', ['0xC0002A0F']],
		['ERROR: 3221236239 : x, 2147942405', ['0xC0002A0F', '0x80070005']],
		['エラー-2147024891(0xC0002A0F)', ['0x80070005', '0xC0002A0F']],
		// No numbers of 32 bits, and names.
		['-2147483649, -9999999999, -107373105, -10737310570, 1073731057', []],
		// Counts without a sign.
		['3221225472 bytes, 4294967295, 2147483648, 3999999999, 32212362390, SSO3221236239.bak, 3221236239.bak, 1.3221236239', []],
		['SSO-1073731057.bak, 2.-1073731057, -1073731057.bak, --1073731057, -1073731057x', []],
	])('%j', (text, codes) => {
		expect(codesIn(text)).toEqual(codes);
	});

	test('the first of an error, whatever others stand before it', () => {
		expect(errorCodeIn('flags 0x0000002E, then 0xC0002A0F')).toBe('0xC0002A0F');
		expect(errorCodeIn('flags 0x0000002E')).toBeUndefined();
	});

	test('any code, also as a number of 64 bits, with words around it', () => {
		const anyWords = fc.constantFrom('', ' ', 'ERROR: ', ', Access is denied.', ' : x', ')', '\u{30A8}\u{30E9}\u{30FC}');
		const anyError = fc.integer({min: 0x80_00_00_00, max: 0xFF_FF_FF_FE});
		const anyForm = fc.tuple(fc.boolean(), fc.boolean());
		fc.assert(fc.property(anyError, anyWords, anyWords, anyForm, (number, before, after, [isWide, isSmall]) => {
			const code = codeText(number);
			const digits = `${isWide ? 'FFFFFFFF' : ''}${code.slice(2)}`;
			expect(isErrorCode(code)).toBe(true);
			if (number < 0xC4_00_00_00) {
				expect(codesIn(` ${number - (2 ** 32)}${after === ' : x' ? after : ''}`)).toEqual([code]);
			}

			expect(codesIn(`${before}0x${isSmall ? digits.toLowerCase() : digits}${after}`)).toEqual([code]);
			// With a sign it is the same number.
			expect(codeText(number - (2 ** 32))).toBe(code);
		}), {seed: 80_070_005, numRuns: 500});
	});
});
