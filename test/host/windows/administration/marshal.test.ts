import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {codeText} from '../../../../source/host/error-code.ts';
import {
	callParameters,
	exceptionOf,
	guidBytes,
	isFailure,
	textBytes,
	textOf,
	variantsOf,
	variantSize,
} from '../../../../source/host/windows/administration/marshal.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('a GUID has the lowest byte of its first three numbers first', () => {
	expect(hex(guidBytes('92A8E726-A83B-4EF6-8D77-197558227B0D'))).toBe('26e7a8923ba8f64e8d77197558227b0d');
});

describe('a text', () => {
	test.each([
		['two letters', 'ab', '61006200'],
		['quotation marks', '"a" \'b\'', '2200610022002000270062002700'],
		['letters of German, Greek and Japanese', 'üΩ秘', 'fc00a903d879'],
		['a letter outside the basic plane', '𝔖', '35d816dd'],
		['half of such a letter', '\u{D835}', '35d8'],
		['a byte order mark at its start', '\u{FEFF}a', 'fffe6100'],
		['nothing', '', ''],
	])('with %s is UTF-16, the low byte first', (_, text, expected) => {
		expect(hex(textBytes(text))).toBe(expected);
	});

	test('comes back as it was', () => {
		fc.assert(fc.property(fc.string({unit: 'binary'}).filter(text => !text.includes('\0')), text => {
			expect(textOf(textBytes(text))).toBe(text);
		}), {seed: 1});
	});

	test.each(['\0', 'a\0b', 'a\0'])('with a NUL is refused', text => {
		expect(() => textBytes(text)).toThrow(RangeError);
	});

	test('that a server counted the final NUL into is the same without it', () => {
		expect(textOf(Uint8Array.of(0x61, 0, 0, 0))).toBe('a');
	});
});

describe('values for a call', () => {
	const values = [
		{type: 'text', address: 0x11_22_33_44_55_66_77_88n},
		{type: 'number', value: -2},
		{type: 'text-out', address: 1n},
		{type: 'number-out', address: 2n},
	] as const;

	test('lie in memory the last one first, each in 24 bytes', () => {
		expect(variantSize).toBe(24);
		expect(hex(variantsOf(values)).match(/.{48}/gv)).toEqual([
			'034000000000000002000000000000000000000000000000',
			'084000000000000001000000000000000000000000000000',
			'0300000000000000feffffff000000000000000000000000',
			'080000000000000088776655443322110000000000000000',
		]);
	});

	test('are pointed to with their number, and none is named', () => {
		expect(hex(callParameters(0x10n, 3))).toBe('100000000000000000000000000000000300000000000000');
	});
});

describe('an exception', () => {
	const exception = (change: (view: DataView) => void) => {
		const bytes = new Uint8Array(64);
		change(new DataView(bytes.buffer));
		return exceptionOf(bytes);
	};

	test('has its code and the addresses of its texts', () => {
		expect(exception(view => {
			view.setUint32(56, 0xC0_00_2A_0F, true);
			view.setBigUint64(8, 1n, true);
			view.setBigUint64(16, 2n, true);
			view.setBigUint64(24, 3n, true);
			view.setBigUint64(48, 4n, true);
		})).toEqual({
			code: 0xC0_00_2A_0F, source: 1n, description: 2n, helpFile: 3n, fillIn: 4n,
		});
	});

	test('with a code of its own gets an HRESULT of it', () => {
		expect(codeText(exception(view => {
			view.setUint16(0, 0x10, true);
		}).code)).toBe('0x80040210');
		expect(codeText(exception(view => {
			view.setUint16(0, 0xFF_FF, true);
		}).code)).toBe('0x8004FFFF');
	});
});

test('a code is told as ENTSSO tells it, signed or not', () => {
	expect([0xC0_00_2A_0F - (2 ** 32), 0xC0_00_2A_0F, 0, 1].map(code => codeText(code))).toEqual(['0xC0002A0F', '0xC0002A0F', '0x00000000', '0x00000001']);
	expect([-1, 0x80_00_00_00, 0, 1].map(code => isFailure(code))).toEqual([true, true, false, false]);
});
