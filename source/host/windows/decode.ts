import codePages from './code-pages.json' with {type: 'json'};

/** Code page of a console whose system does not name one: that of English systems. */
export const usualCodePage = '437';

/** Code pages that Node.js decodes itself, by its names for them. */
const known = new Map([
	...['874', '1250', '1251', '1252', '1253', '1254', '1255', '1256', '1257', '1258']
		.map(page => [page, `windows-${page}`] as const),
	['866', 'ibm866'],
	['932', 'shift_jis'],
	['936', 'gbk'],
	['949', 'euc-kr'],
	['950', 'big5'],
]);

/**
Code pages that a console of Windows can have and Node.js does not know ("Code Page Identifiers" in the Windows
documentation): their last characters, up to that of the byte 255. Those before are as in ASCII.
*/
const tables = new Map(Object.entries(codePages));

/**
Decodes the output of a tool: UTF-16 and UTF-8 where a byte order mark or the bytes themselves tell, else in the OEM
code page with this number (a tool that prints UTF-16 to a pipe leaves the mark out as a rule). Control characters but
line ends and tabs are left out, since parts of it are shown and must not steer the terminal.
*/
export function decodeOutput(bytes: Uint8Array, codePage: string): string {
	return decode(bytes, codePage).replaceAll(/[\p{Control}--[\t\n\r]]/gv, '');
}

function decode(bytes: Uint8Array, codePage: string): string {
	const [first, second] = bytes;
	if (first === 0xFF && second === 0xFE) {
		return new TextDecoder('utf-16le').decode(bytes);
	}

	if (first === 0xFE && second === 0xFF) {
		return new TextDecoder('utf-16be').decode(bytes);
	}

	// Text of the tools begins with an ASCII character; only UTF-16 has a zero byte behind it.
	if (first !== undefined && first !== 0 && second === 0) {
		return new TextDecoder('utf-16le').decode(bytes);
	}

	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		const label = known.get(codePage);
		if (label !== undefined) {
			return new TextDecoder(label).decode(bytes);
		}

		const table = tables.get(codePage) ?? codePages[usualCodePage];
		return Array.from(bytes, byte => table[byte - 256 + table.length] ?? String.fromCodePoint(byte)).join('');
	}
}
