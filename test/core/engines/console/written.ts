/** Ways in which a tool may write a text that it was given. */
export const escapeForms: ReadonlyArray<{readonly form: string; readonly write: (text: string) => string}> = [
	{form: 'as it is', write: text => text},
	{form: 'in XML', write: text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&apos;')},
	{form: 'in HTML with numbers', write: text => text.replaceAll(/[^\da-z]/giv, sign => `&#${sign.codePointAt(0) ?? 0};`)},
	{form: 'in HTML with hex numbers', write: text => text.replaceAll(/[^\da-z]/giv, sign => `&#x00${(sign.codePointAt(0) ?? 0).toString(16)};`)},
	{form: 'in XML, twice', write: text => text.replaceAll('&', '&amp;amp;').replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;').replaceAll('"', '&amp;quot;')},
	{form: 'in an address', write: text => encodeURIComponent(text)},
	{form: 'in an address, each sign', write: text => Array.from(new TextEncoder().encode(text), byte => `%${byte.toString(16).padStart(2, '0')}`).join('')},
	{form: 'in a form', write: text => new URLSearchParams({a: text}).toString().slice(2)},
	{form: 'with %25 alone', write: text => text.replaceAll('%', '%25')},
	{form: 'in JSON', write: text => JSON.stringify(text).slice(1, -1)},
	{form: 'in JSON, twice', write: text => JSON.stringify(JSON.stringify(text)).slice(3, -3)},
	{form: 'in JSON in XML', write: text => JSON.stringify(text).slice(1, -1).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')},
	{form: String.raw`with \u`, write: text => text.replaceAll(/[^\da-z]/giv, sign => String.raw`\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)},
	{form: String.raw`with \x`, write: text => text.replaceAll(/[^\da-z]/giv, sign => String.raw`\x${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`)},
	{form: 'in C', write: text => text.replaceAll(/["'\\]/gv, String.raw`\$&`)},
	{form: 'with quotation marks doubled', write: text => text.replaceAll(/["']/gv, '$&$&')},
	{form: 'with per cent signs doubled', write: text => text.replaceAll('%', '%%')},
	{form: 'for cmd', write: text => Array.from(text, sign => '"%&()<>^|'.includes(sign) ? `^${sign}` : sign).join('')},
	{form: 'for PowerShell', write: text => text.replaceAll(/["$'`]/gv, '`$&')},
	{form: 'in capitals', write: text => text.toUpperCase()},
	{form: 'with blanks between', write: text => [...text].join(' ')},
	{form: 'in wide letters', write: text => text.replaceAll(/[!-~]/gv, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xFE_E0))},
	{form: 'with a longer dash', write: text => text.replaceAll('-', '\u{2013}')},
];

function cut(text: string, width: number): string[] {
	return Array.from({length: Math.ceil(text.length / width)}, (_, index) => text.slice(index * width, (index + 1) * width));
}

/** Ways in which a tool may break a text into lines. */
export const wrapForms: ReadonlyArray<{readonly form: string; readonly wrap: (text: string, width: number) => string}> = [
	{form: 'broken', wrap: (text, width) => cut(text, width).join('\n')},
	{form: 'broken and indented', wrap: (text, width) => cut(text, width).join('   \n        ')},
	{form: 'broken behind a bar', wrap: (text, width) => `\n  | ${cut(text, width).join('\n  | ')}\n`},
	{form: 'broken in a box', wrap: (text, width) => `\n| ${cut(text, width).join(' |\n| ')} |\n`},
	{form: 'broken behind a sign of comment', wrap: (text, width) => `\n# ${cut(text, width).join('\n# ')}\n`},
	{form: 'broken with a hyphen', wrap: (text, width) => cut(text, width).join('-\n')},
	{form: 'broken with a backslash', wrap: (text, width) => cut(text, width).join('\\\n')},
];
