import iconv from 'iconv-lite';

/** The code page of a console whose system does not tell: that of English systems. */
export const usualCodePage = '437';

/** East Asian code pages, by the names that Node.js decodes them under. The tables of iconv-lite for these would be a third of the program. */
const eastAsian = new Map([['932', 'shift_jis'], ['936', 'gbk'], ['949', 'euc-kr'], ['950', 'big5']]);

/**
What a tool printed: UTF-16 and UTF-8 where a byte order mark or the bytes themselves tell, else in the OEM code page with this
number (a tool that prints UTF-16 to a pipe leaves the mark out as a rule). Without control characters but line ends and tabs, since parts of it are shown and must not steer the terminal.
*/
export function decodeOutput(bytes: Uint8Array, codePage: string): string {
	return decode(bytes, codePage).replaceAll(/[\p{Control}--[\t\n\r]]/gv, '');
}

function decode(bytes: Uint8Array, codePage: string): string {
	const [first, second] = bytes;
	if (first === 0xFF && second === 0xFE) {
		return iconv.decode(bytes, 'utf16-le');
	}

	if (first === 0xFE && second === 0xFF) {
		return iconv.decode(bytes, 'utf16-be');
	}

	// Text of the tools begins with an ASCII character; only UTF-16 has a zero byte behind it.
	if (first !== undefined && first !== 0 && second === 0) {
		return iconv.decode(bytes, 'utf16-le');
	}

	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		const label = eastAsian.get(codePage);
		if (label !== undefined) {
			return new TextDecoder(label).decode(bytes);
		}

		const encoding = `cp${codePage}`;
		return iconv.decode(bytes, iconv.encodingExists(encoding) ? encoding : `cp${usualCodePage}`);
	}
}
