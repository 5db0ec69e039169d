import {describe, expect, test} from 'vitest';
import {longestText} from '../../source/terminal/field-feed.ts';
import {
	folderOf,
	hasTrailingSeparator,
	isAbsolutePath,
	isInside,
	isSamePath,
	joinPath,
	nameOf,
	nextFreeName,
	pathProblem,
	tidyPath,
} from '../../source/values/path-text.ts';

const onWindows = (text: string): string | undefined => pathProblem(text, 'windows', String.raw`D:\a.bak`)?.refusal;

describe('names that Windows keeps for a device', () => {
	test.each([
		'con', 'PRN', 'Aux', 'nul', 'CONIN$', 'conout$', 'COM0', 'com1', 'COM9', 'com²', 'LPT0', 'lpt1', 'LPT9', 'lpt³', 'nul.bak', 'con.tar.gz',
	])('%s is refused, as a file and as a folder', name => {
		expect(onWindows(`D:\\a\\${name}`)).toBe(`${name} is a name that Windows keeps for a device. Choose another name.`);
		expect(onWindows(`D:\\${name}\\a.bak`)).toBe(`${name} is a name that Windows keeps for a device. Choose another name.`);
	});

	test.each([
		'Falcon', 'beacon.bak', 'console.bak', 'conin', 'auxiliary', 'com', 'com10', 'COMa', 'telecom1', 'lpt', 'lpt11', 'prn2', 'a.con', 'x com1',
	])('%s is a name like any other', name => {
		expect(onWindows(`D:\\a\\${name}`)).toBeUndefined();
		expect(onWindows(`D:\\${name}\\x`)).toBeUndefined();
	});
});

describe('every part of a path is looked at, that of a share from its server on', () => {
	const bad = [
		['a<b', 'Windows does not allow < in a name. Leave it out.'],
		['a.', 'The name "a." ends in a dot or a space, which Windows drops. Leave it out.'],
		['..', 'Write the path without the part ..'],
		['nul', 'nul is a name that Windows keeps for a device. Choose another name.'],
	] as const;
	const places: ReadonlyArray<(part: string) => string> = [
		part => `D:\\${part}\\a`,
		part => `D:\\a\\${part}\\b.bak`,
		part => `\\\\${part}\\share\\a`,
		part => `\\\\server\\${part}\\a`,
		part => `\\\\server\\share\\${part}\\a`,
	];

	test.each(bad)('%s', (part, problem) => {
		expect(places.map(place => onWindows(place(part)))).toEqual(places.map(() => problem));
		expect(places.map(place => onWindows(place('ab')))).toEqual(places.map(() => undefined));
	});
});

test.each([
	[`D:\\${'a'.repeat(256)}`, undefined],
	[`D:\\${'a'.repeat(257)}`, 'The path has 260 characters. Windows takes 259 at most.'],
])('a path of Windows has 259 characters at most: %#', (text, problem) => {
	expect(onWindows(text)).toBe(problem);
});

test.each([
	[`${'/a'.repeat(511)}/`, undefined],
	['/a'.repeat(512), 'The path has 1024 characters. 1023 is the most.'],
])('elsewhere a path has 1023 characters at most: %#', (text, problem) => {
	expect(pathProblem(text, 'posix', '/a')?.refusal).toBe(problem);
});

test.each(['windows', 'posix'] as const)('a path that fills a field is refused, since it may have been cut off (%s)', style => {
	const start = style === 'windows' ? 'C:' : '';
	const separator = style === 'windows' ? '\\' : '/';
	expect(pathProblem((start + `${separator}a`.repeat(longestText)).slice(0, longestText), style, '')?.refusal).toMatch(/^The path has 1024 characters/v);
});

test.each([
	[`/${'a'.repeat(255)}`, undefined],
	[`/${'a'.repeat(256)}`, 'The name aaaaaaaaaaaaaaaaaaaa... is too long. 255 bytes is the most.'],
])('elsewhere a name has 255 bytes at most: %#', (text, problem) => {
	expect(pathProblem(text, 'posix', '/a')?.refusal).toBe(problem);
});

test.each([
	[String.raw`D:\a\b.bak`, String.raw`D:\a`, 'b.bak'],
	[String.raw`D:\b.bak`, 'D:\\', 'b.bak'],
	['D:/a/b.bak', String.raw`D:\a`, 'b.bak'],
	[String.raw`\\server\share\b.bak`, String.raw`\\server\share`, 'b.bak'],
])('folder and name of %s', (path, folder, name) => {
	expect(folderOf(path, 'windows')).toBe(folder);
	expect(nameOf(path, 'windows')).toBe(name);
	expect(isSamePath(joinPath(folder, name, 'windows'), path, 'windows')).toBe(true);
});

test.each([['/a/b', '/a', 'b'], ['/b', '/', 'b'], ['/a//b', '/a', 'b'], ['/D:', '/', 'D:']])('elsewhere, of %s', (path, folder, name) => {
	expect(folderOf(path, 'posix')).toBe(folder);
	expect(nameOf(path, 'posix')).toBe(name);
});

test('the same place in other words', () => {
	expect(isSamePath(String.raw`D:\A\b`, 'd:/a//B/', 'windows')).toBe(true);
	expect(isSamePath('D:\\', 'd:', 'windows')).toBe(true);
	expect(isSamePath('/a/b/', '/a//b', 'posix')).toBe(true);
	expect(isSamePath('/', '/', 'posix')).toBe(true);
	expect(isSamePath('/a/B', '/a/b', 'posix')).toBe(false);
	expect(isSamePath('/a\\', '/a', 'posix')).toBe(false);
});

test('inside a folder is the folder, and what is below it', () => {
	expect(isInside(String.raw`D:\A`, String.raw`d:\a\ `.trim(), 'windows')).toBe(true);
	expect(isInside(String.raw`D:\a\b\c`, String.raw`D:\a`, 'windows')).toBe(true);
	expect(isInside(String.raw`D:\ab`, String.raw`D:\a`, 'windows')).toBe(false);
	expect(isInside('/a', '/a/b', 'posix')).toBe(false);
});

test('both slashes are separators on Windows alone', () => {
	expect(tidyPath('//server/share//a', 'windows')).toBe(String.raw`\\server\share\a`);
	expect(tidyPath(String.raw`D:/a//b\\c`, 'windows')).toBe(String.raw`D:\a\b\c`);
	expect(tidyPath(String.raw`//a///b\\c`, 'posix')).toBe(String.raw`/a/b\\c`);
	expect([hasTrailingSeparator('D:\\a\\', 'windows'), hasTrailingSeparator('D:/a/', 'windows')]).toEqual([true, true]);
	expect([hasTrailingSeparator('/a\\', 'posix'), hasTrailingSeparator('/a/', 'posix')]).toEqual([false, true]);
});

test('a full path has a drive and a separator, or is on a share; elsewhere it begins with a slash', () => {
	expect(['D:\\', 'd:/', String.raw`\\s\a`, '//s/a'].map(text => isAbsolutePath(text, 'windows'))).toEqual([true, true, true, true]);
	expect(['D:', 'D:a', String.raw`\a`, '/a', String.raw`DE:\a`, ''].map(text => isAbsolutePath(text, 'windows'))).not.toContain(true);
	expect(['/', '/a', 'a', 'D:\\'].map(text => isAbsolutePath(text, 'posix'))).toEqual([true, true, false, false]);
});

test.each([
	['a.b/c', 'a.b/c-2'],
	['SSO.bak', 'SSO-2.bak'],
	// A number that somebody gave may name a computer, or a day.
	['BIZ-5.bak', 'BIZ-5-2.bak'],
	['BIZ-10.bak', 'BIZ-10-2.bak'],
	['SSO-2026-11-5.bak', 'SSO-2026-11-5-2.bak'],
	['SSO-2026-11-23.bak', 'SSO-2026-11-23-2.bak'],
	['SSO-2026-11-23-14-05-09.bak', 'SSO-2026-11-23-14-05-09-2.bak'],
	// Behind a day, and a time, it is a count.
	['SSO-2026-11-23-2.bak', 'SSO-2026-11-23-3.bak'],
	['SSO-2026-11-23-9.bak', 'SSO-2026-11-23-10.bak'],
	['SSO-2026-11-23-14.bak', 'SSO-2026-11-23-14-2.bak'],
	['SSO-2026-11-23-14-05-09-9.bak', 'SSO-2026-11-23-14-05-09-10.bak'],
	['SSO-2026-11-23-1.bak', 'SSO-2026-11-23-1-2.bak'],
])('the next name after %s', (path, next) => {
	expect(nextFreeName(path)).toBe(next);
});

test('the names after the next one count on from the same name', () => {
	expect([0, 1, 8, 98].map(further => nextFreeName('BIZ-5.bak', further))).toEqual(['BIZ-5-2.bak', 'BIZ-5-3.bak', 'BIZ-5-10.bak', 'BIZ-5-100.bak']);
	expect([0, 1].map(further => nextFreeName('SSO-2026-11-23-4.bak', further))).toEqual(['SSO-2026-11-23-5.bak', 'SSO-2026-11-23-6.bak']);
});
