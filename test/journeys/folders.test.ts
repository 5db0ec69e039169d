import {describe, expect, test} from 'vitest';
import {validateInstallDirectory} from '../../source/journeys/shared/install-directory.ts';
import {
	folderOf,
	isInside,
	isSamePath,
	joinPath,
	nameOf,
	tidyPath,
} from '../../source/values/path-text.ts';
import {validateCopyFolder} from '../../source/journeys/shared/second-copy.ts';
import type {DirectoryFacts, TargetFacts} from '../../source/host/host.ts';

const tool = {program: 'ssoconfig.exe', leadingArguments: []};
const directory = String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`;

describe('the install directory', () => {
	test.each<[string, string, DirectoryFacts | undefined, string]>([
		['nothing', '', undefined, 'Type a full path'],
		['a relative path', 'Enterprise Single Sign-On', undefined, 'not a full path'],
		['a file', directory, {folder: 'not-a-folder', tool: undefined, othersCanChange: 'unknown'}, 'This is a file'],
		['a folder that is not there', directory, {folder: 'missing', tool: undefined, othersCanChange: 'unknown'}, 'no such folder'],
		['a folder that cannot be read', directory, {folder: 'unknown', tool: undefined, othersCanChange: 'unknown'}, 'could not be read'],
		['a folder without the tool', directory, {folder: 'there', tool: undefined, othersCanChange: 'unknown'}, 'no ssoconfig.exe'],
	])('%s is refused', (_name, path, facts, reason) => {
		expect(validateInstallDirectory(path, 'windows', facts).refusal).toContain(reason);
	});

	test('a folder with the tool is accepted', () => {
		expect(validateInstallDirectory(directory, 'windows', {folder: 'there', tool, othersCanChange: 'no'}).refusal).toBeUndefined();
	});
});

describe('the folder for the second copy', () => {
	const context = {style: 'windows', backupFile: String.raw`C:\SSO\a.bak`} as const;
	const share = String.raw`\\server\share`;
	const good: TargetFacts = {
		target: 'folder', folder: 'there', root: 'there', volume: {kind: 'network', system: 'no'}, writable: 'yes',
	};

	test('empty means later, with a warning', () => {
		expect(validateCopyFolder('', context, undefined)).toMatchObject({warnings: [expect.stringContaining('lost together')]});
	});

	test.each<[string, string, Partial<TargetFacts>, 'nothing' | 'file', string]>([
		['a relative path', 'copies', {}, 'nothing', 'not a full path'],
		['the folder of the backup file', String.raw`c:\sso` + '\\', {}, 'nothing', 'is in this folder'],
		['a share that is not there', share, {root: 'missing'}, 'nothing', 'is not there'],
		['a folder that is not there', share, {folder: 'missing'}, 'nothing', 'no such folder'],
		['a file', share, {folder: 'not-a-folder'}, 'nothing', 'This is a file'],
		['a folder with a file of the same name', share, {}, 'file', 'never overwritten'],
		['a folder without the right to write', share, {writable: 'no'}, 'nothing', 'Nothing can be written in this folder'],
	])('%s is refused', (_name, path, facts, file, reason) => {
		expect(validateCopyFolder(path, context, {folder: {...good, ...facts}, file}).refusal).toContain(reason);
	});

	test.each([
		['windows', String.raw`\\server\share or E:`],
		['posix', '/media/usb'],
	] as const)('on %s the example of one is a place there', (style, example) => {
		const {refusal} = validateCopyFolder('copies', {style, backupFile: style === 'windows' ? context.backupFile : '/sso/a.bak'}, undefined);
		expect(refusal).toContain(example);
	});

	test('a share is accepted; a drive in this computer only with a warning', () => {
		expect(validateCopyFolder(share, context, {folder: good, file: 'nothing'})).toMatchObject({warnings: []});
		const fixed = {...good, volume: {kind: 'fixed', system: 'no'}} as const;
		expect(validateCopyFolder(String.raw`D:\copy`, context, {folder: fixed, file: 'nothing'}).warnings).toHaveLength(1);
	});
});

test('a folder for the copy that others can change is accepted with a warning', () => {
	const facts: TargetFacts = {
		target: 'folder', folder: 'there', root: 'there', volume: {kind: 'network', system: 'no'}, writable: 'yes', exposures: [{kind: 'foreign-owner', path: String.raw`\\server\share`, who: String.raw`CONTOSO\anna`}],
	};
	const context = {style: 'windows', backupFile: String.raw`C:\SSO\a.bak`} as const;
	expect(validateCopyFolder(String.raw`\\server\share`, context, {folder: facts, file: 'nothing'})).toMatchObject({
		warnings: [String.raw`This folder belongs to CONTOSO\anna, who may change its rights. The copy will be compared when it is made, and not after that.`],
	});
});

describe('paths as text', () => {
	test.each([
		[String.raw`C:/a//b\\c`, 'windows', String.raw`C:\a\b\c`],
		['//server/share', 'windows', String.raw`\\server\share`],
		['/a//b', 'posix', '/a/b'],
	] as const)('%s is tidied', (path, style, tidy) => {
		expect(tidyPath(path, style)).toBe(tidy);
	});

	test.each([
		[String.raw`C:\a\b.bak`, 'windows', String.raw`C:\a`, 'b.bak'],
		[String.raw`C:\b.bak`, 'windows', 'C:\\', 'b.bak'],
		[String.raw`\\server\share\b.bak`, 'windows', String.raw`\\server\share`, 'b.bak'],
		['/b.bak', 'posix', '/', 'b.bak'],
	] as const)('%s is taken apart', (path, style, folder, name) => {
		expect(folderOf(path, style)).toBe(folder);
		expect(nameOf(path, style)).toBe(name);
		expect(joinPath(folder, name, style)).toBe(path);
	});

	test('Windows does not tell letter cases apart, others do', () => {
		expect(isSamePath(String.raw`C:\A` + '\\', 'c:/a', 'windows')).toBe(true);
		expect(isSamePath('/A', '/a', 'posix')).toBe(false);
		expect(isInside(String.raw`c:\a\b`, String.raw`C:\A`, 'windows')).toBe(true);
		expect(isInside(String.raw`C:\ab`, String.raw`C:\a`, 'windows')).toBe(false);
	});
});
