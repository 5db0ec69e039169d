import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readTypedPath} from '../../source/values/typed-path.ts';

const values: Readonly<Record<string, string>> = {
	TEMP: String.raw`C:\Users\a\Temp`, 'ProgramFiles(x86)': String.raw`C:\Program Files (x86)`, HOME: '/home/a', DIR: '/data', EMPTY: '', NESTED: '/a/$DIR', PERCENT: '%TEMP%',
};
/** A variable as some write it. */
const braced = (name: string): string => ['$', '{', name, '}'].join('');
const variables = (name: string): string | undefined => values[name];

describe('on Windows', () => {
	const read = (text: string, exact?: string) => readTypedPath(text, {style: 'windows', variables, exact});

	test.each([
		[String.raw`"D:\x y\z.bak"`, String.raw`D:\x y\z.bak`],
		[String.raw`  " D:\x\z.bak"  `, String.raw`D:\x\z.bak`],
		[String.raw`'D:\x\z.bak'`, String.raw`D:\x\z.bak`],
		[String.raw`%TEMP%\z.bak`, String.raw`C:\Users\a\Temp\z.bak`],
		[String.raw`"%ProgramFiles(x86)%\ENTSSO"`, String.raw`C:\Program Files (x86)\ENTSSO`],
		['%TEMP%/z.bak', String.raw`C:\Users\a\Temp` + '/z.bak'],
		[String.raw`\\server\share\%TEMP%`, String.raw`\\server\share\C:\Users\a\Temp`],
		[String.raw`"\\server\share\my folder"`, String.raw`\\server\share\my folder`],
		// Signs that are parts of names.
		[String.raw`D:\100%\a%b`, String.raw`D:\100%\a%b`],
		[String.raw`D:\5% to 6%`, String.raw`D:\5% to 6%`],
		[String.raw`D:\$HOME\~`, String.raw`D:\$HOME\~`],
		['%PERCENT%', '%TEMP%'],
	])('%s is %s', (text, path) => {
		expect(read(text)).toEqual({path});
	});

	test('a variable without a value is named', () => {
		expect(read(String.raw`%TMEP%\%ALSO%`)).toEqual({path: String.raw`%TMEP%\%ALSO%`, unknown: '%TMEP%'});
		expect(read('%EMPTY%')).toEqual({path: '%EMPTY%', unknown: '%EMPTY%'});
	});

	test('one quotation mark alone is no pair', () => {
		expect(read('"')).toEqual({path: '"'});
		expect(read(String.raw`"D:\a`)).toEqual({path: String.raw`"D:\a`});
	});
});

describe('elsewhere', () => {
	const read = (text: string, exact?: string) => readTypedPath(text, {style: 'posix', variables, exact});

	test.each([
		['~', '/home/a'],
		['~/sso.bak', '/home/a/sso.bak'],
		['$HOME/sso.bak', '/home/a/sso.bak'],
		[`"${braced('DIR')}/sso.bak"`, '/data/sso.bak'],
		['/a/~/$DIR', '/a/~//data'],
		['$NESTED', '/a/$DIR'],
		['%TEMP%', '%TEMP%'],
		['/a/5$', '/a/5$'],
		['/a/{GUID}', '/a/{GUID}'],
		// A shell takes what stands in single quotes as it is.
		['\'/a/$DIR\'', '/a/$DIR'],
	])('%s is %s', (text, path) => {
		expect(read(text)).toEqual({path});
	});

	test.each(['$NOTHING/a', `/a/${braced('NOTHING')}`, '~bob/a', '$EMPTY/a'])('in %s something has no value', text => {
		expect(read(text).unknown).toMatch(/^\$NOTHING$|^\$\{NOTHING\}$|^~bob$|^\$EMPTY$/v);
	});
});

test('a path that is exact stays as it is, and so does what is made of it by a letter more or less', () => {
	fc.assert(fc.property(
		fc.constantFrom('windows', 'posix'),
		fc.array(fc.constantFrom('%TEMP%', '$HOME', braced('DIR'), '/', '\\', 'a', '%', '$', '.bak'), {minLength: 1}).map(parts => `/${parts.join('')}`),
		(style, exact) => {
			expect(readTypedPath(exact, {style, variables, exact})).toEqual({path: exact});
			expect(readTypedPath(`${exact}x`, {style, variables: name => exact.includes(name) ? undefined : '', exact}).path).toBe(`${exact}x`);
		},
	), {seed: 10_589, numRuns: 300});
});
