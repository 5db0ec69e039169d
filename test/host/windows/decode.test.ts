import {Buffer} from 'node:buffer';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import codePages from '../../../source/host/windows/code-pages.json' with {type: 'json'};
import {decodeOutput} from '../../../source/host/windows/decode.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

// What Windows has for these bytes in its code pages, as Unicode publishes them ("MICSFT/PC" and "MICSFT/WINDOWS").
const cases = [
	['437', '819a9b', '\u{FC}\u{DC}\u{A2}'],
	['720', '9c41', '\u{A3}A'],
	['737', '8081', '\u{391}\u{392}'],
	['775', '8081', '\u{106}\u{FC}'],
	['850', '849ce1', '\u{E4}\u{A3}\u{DF}'],
	['852', '9fa5', '\u{10D}\u{105}'],
	['855', 'a0a1', '\u{430}\u{410}'],
	['857', '8d98', '\u{131}\u{130}'],
	['858', 'd5', '\u{20AC}'],
	['860', '84', '\u{E3}'],
	['861', '8c', '\u{F0}'],
	['862', '8081', '\u{5D0}\u{5D1}'],
	['863', '84', '\u{C2}'],
	['865', '9b', '\u{F8}'],
	['866', '8081', '\u{410}\u{411}'],
	['869', 'a4', '\u{391}'],
	['874', 'a1a2', '\u{E01}\u{E02}'],
	['932', '93fa967b', '\u{65E5}\u{672C}'],
	['936', 'd6d0', '\u{4E2D}'],
	['949', 'b0a1', '\u{AC00}'],
	['950', 'a4a4', '\u{4E2D}'],
	['1250', 'e6', '\u{107}'],
	['1251', 'c0', '\u{410}'],
	['1252', '80', '\u{20AC}'],
	['1253', 'c1', '\u{391}'],
	['1254', 'fd', '\u{131}'],
	['1255', 'e0', '\u{5D0}'],
	['1256', 'c7', '\u{627}'],
	['1257', 'e8', '\u{10D}'],
	['1258', 'd2', '\u{309}'],
	['nonsense', '81', '\u{FC}'],
] as const;

describe('the code page of the console', () => {
	test.each(cases)('%s', (codePage, hex, text) => {
		expect(decodeOutput(bytes(hex), codePage)).toBe(text);
	});

	test('has the characters of iconv-lite for all bytes', () => {
		const all = Uint8Array.from({length: 256}, (_, byte) => byte);
		for (const [codePage, table] of Object.entries(codePages)) {
			// The bytes are not UTF-8, and the second is no zero.
			expect(decodeOutput(all, codePage), codePage).toBe(iconv.decode(all, `cp${codePage}`).replaceAll(/[\p{Control}--[\t\n\r]]/gv, ''));
			expect(table.length, codePage).toBeLessThan(256);
		}

		expect(Object.keys(codePages)).toHaveLength(16);
	});
});

test('UTF-16 and UTF-8 are told by their bytes', () => {
	expect(decodeOutput(bytes('fffe6100fc00'), '437')).toBe('a\u{FC}');
	expect(decodeOutput(bytes('feff006100fc'), '437')).toBe('a\u{FC}');
	expect(decodeOutput(bytes('6100fc00'), '437')).toBe('a\u{FC}');
	expect(decodeOutput(bytes('61c3bc'), '437')).toBe('a\u{FC}');
});
