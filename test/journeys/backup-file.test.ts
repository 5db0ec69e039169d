import {describe, expect, test} from 'vitest';
import {defaultBackupFile, validateBackupFile, missingFolder} from '../../source/journeys/backup/questions/backup-file.ts';
import type {TargetFacts} from '../../source/host/host.ts';
import {nextFreeName} from '../../source/values/path-text.ts';

const windows = {
	style: 'windows', example: String.raw`C:\SSO-Backup\SSO.bak`, installDirectory: String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`, temporaryFolders: [String.raw`C:\Windows\Temp`],
} as const;
const posix = {
	style: 'posix', example: '/backup/SSO.bak', installDirectory: '/opt/entsso', temporaryFolders: ['/tmp'],
} as const;
const good: TargetFacts = {
	target: 'nothing', folder: 'there', root: 'there', volume: {
		kind: 'fixed', fileSystem: 'NTFS', system: 'no', freeBytes: 1e9,
	}, writable: 'yes',
};
const free = String.raw`D:\SSO\new.bak`;

test('the name offered first holds computer and day', () => {
	expect(defaultBackupFile(String.raw`C:\SSO-Backup`, 'HOST1', new Date(2026, 10, 3), 'windows')).toBe(String.raw`C:\SSO-Backup\SSO-HOST1-2026-11-03.bak`);
	expect(defaultBackupFile('/home/a', 'a b:c', new Date(2026, 0, 31), 'posix')).toBe('/home/a/SSO-a-b-c-2026-01-31.bak');
});

test.each([
	[String.raw`C:\a\SSO.bak`, String.raw`C:\a\SSO-2.bak`],
	[String.raw`C:\a\SSO-2.bak`, String.raw`C:\a\SSO-2-2.bak`],
	['/a/SSO-2026-11-23.bak', '/a/SSO-2026-11-23-2.bak'],
	['/a.b/SSO', '/a.b/SSO-2'],
])('after %s comes %s', (path, next) => {
	expect(nextFreeName(path)).toBe(next);
});

describe('on Windows each wrong path is refused with its own reason', () => {
	const refusals: Array<[string, string, string]> = [
		['nothing', '', 'Type a full path'],
		['a relative path', 'sso.bak', 'not a full path'],
		['a drive without a backslash', 'C:sso.bak', 'not a full path'],
		['a path from the root of no drive', String.raw`\sso.bak`, 'not a full path'],
		['quotation marks', String.raw`"C:\sso.bak"`, 'quotation marks'],
		['a folder', String.raw`C:\SSO` + '\\', 'Add a file name'],
		['a share', String.raw`\\server\share\sso.bak`, 'may not reach a share'],
		['a share with slashes', '//server/share/sso.bak', 'may not reach a share'],
		['a device path', String.raw`\\?\C:\sso.bak`, 'Device paths'],
		['an illegal character', String.raw`C:\SSO\a?.bak`, 'does not allow ?'],
		['a second colon', String.raw`C:\SSO\a:b.bak`, 'does not allow :'],
		['a reserved name', String.raw`C:\SSO\NUL.bak`, 'keeps for a device'],
		['a reserved folder', String.raw`C:\com1\sso.bak`, 'keeps for a device'],
		['a dot at the end', String.raw`C:\SSO\sso.`, 'ends in a dot or a space'],
		['a part that goes up', String.raw`C:\SSO\..\sso.bak`, 'without the part ..'],
		['a control character', 'C:\\SSO\\a\u{7}.bak', 'cannot be seen'],
		['half a character', 'C:\\SSO\\a\u{D83D}.bak', 'cannot be seen (U+D83D)'],
		['too long a path', `C:\\${'a'.repeat(260)}`, 'takes 259 at most'],
	];

	test.each(refusals)('%s', (_name, path, reason) => {
		expect(validateBackupFile(path, windows, undefined).refusal).toContain(reason);
	});

	test('no two reasons read the same where the mistake differs', () => {
		const reasons = refusals.map(([, path]) => validateBackupFile(path, windows, undefined).refusal);
		// Relative paths are met in three spellings, shares in two.
		expect(new Set(reasons).size).toBe(refusals.length - 3);
	});
});

describe('what the computer knows decides', () => {
	test.each<[string, Partial<TargetFacts>, string]>([
		['a drive that is not there', {root: 'missing'}, 'no drive D:'],
		['an existing file', {target: 'file'}, 'never overwritten'],
		['a folder of that name', {target: 'folder'}, 'This is a folder'],
		['a file in the way', {folder: 'not-a-folder'}, 'is not a folder'],
		['a mapped drive', {volume: {kind: 'network', system: 'no'}}, 'on the network'],
		['a FAT volume', {volume: {kind: 'fixed', fileSystem: 'FAT32', system: 'no'}}, 'FAT32'],
		['a full volume', {
			volume: {
				kind: 'fixed', fileSystem: 'NTFS', system: 'no', freeBytes: 1000,
			},
		}, 'not enough room'],
		['no right to write', {writable: 'no'}, 'Nothing can be written in'],
		['no right to make the folder', {writable: 'no', folder: 'missing'}, 'cannot be made: you lack the right'],
	])('%s is refused', (_name, facts, reason) => {
		expect(validateBackupFile(free, windows, {...good, ...facts}).refusal).toContain(reason);
	});

	test.each<[string, Partial<TargetFacts>]>([
		['an NTFS volume, however the system writes it', {volume: {kind: 'fixed', fileSystem: 'Ntfs', system: 'no'}}],
		['a removable FAT volume, which ENTSSO takes', {volume: {kind: 'removable', fileSystem: 'FAT32', system: 'no'}}],
		['what is not known', {
			target: 'unknown', folder: 'unknown', root: 'unknown', volume: {kind: 'unknown', system: 'unknown'}, writable: 'unknown',
		}],
		['a folder that can be made', {folder: 'missing'}],
	])('%s is accepted', (_name, facts) => {
		expect(validateBackupFile(free, windows, {...good, ...facts}).refusal).toBeUndefined();
	});

	test('a name that is free is offered in place of one that is taken', () => {
		const taken: TargetFacts = {...good, target: 'file'};
		expect(validateBackupFile(free, windows, {...taken, freeName: String.raw`D:\SSO\a-5.bak`}).refusal).toContain(String.raw`such as D:\SSO\a-5.bak`);
		expect(validateBackupFile(free, windows, taken).refusal).toContain(`such as ${nextFreeName(free)}`);
	});

	test('a missing folder is named', () => {
		expect(missingFolder(free, 'windows', {...good, folder: 'missing'})).toBe(String.raw`D:\SSO`);
		expect(missingFolder(free, 'windows', good)).toBeUndefined();
	});
});

test.each([
	[String.raw`c:\program files\common files\enterprise single sign-on\a.bak`, 'install directory'],
	[String.raw`C:\Windows\Temp\a.bak`, 'temporary files'],
])('%s is warned about', (path, reason) => {
	expect(validateBackupFile(path, windows, good).warnings.join(' ')).toContain(reason);
});

test('the system drive is warned about', () => {
	expect(validateBackupFile(free, windows, {...good, volume: {...good.volume, system: 'yes'}}).warnings.join(' ')).toContain('second copy');
});

test.each([
	['sso.bak', 'Start with a slash'],
	['/backup/', 'Add a file name'],
	['/backup/../sso.bak', 'without the part ..'],
	[`/backup/${'ü'.repeat(200)}`, 'too long'],
])('elsewhere, %s is refused', (path, reason) => {
	expect(validateBackupFile(path, posix, undefined).refusal).toContain(reason);
});

test('elsewhere, signs that only Windows forbids are fine', () => {
	expect(validateBackupFile('/backup/a:b?.bak', posix, good).refusal).toBeUndefined();
});

test.each<[NonNullable<TargetFacts['exposures']>, TargetFacts['folder'], string[]]>([
	[[], 'there', []],
	[[{kind: 'writable', path: String.raw`D:\SSO`, who: String.raw`BUILTIN\Users`}], 'there', [String.raw`The folder of the file can be changed by BUILTIN\Users. A new folder, made by this program, is closed to others.`]],
	[[{kind: 'writable', path: 'D:\\', who: 'Everyone'}], 'missing', [String.raw`D:\ can be changed by Everyone. A folder elsewhere is safer.`]],
	[[{kind: 'foreign-owner', path: String.raw`D:\SSO`, who: 'S-1-5-21-1'}], 'there', ['The folder of the file belongs to S-1-5-21-1, who may change its rights. A new folder, made by this program, is closed to others.']],
	[[{kind: 'link', path: String.raw`D:\SSO`, target: String.raw`E:\x`}], 'there', [String.raw`The folder of the file is a link to E:\x.`]],
	[[{kind: 'unknown', path: String.raw`D:\SSO`}], 'there', ['Who else can change the folder of the file could not be found out.']],
])('a folder with %j, %s, is accepted with what there is to say', (exposures, folder, warnings) => {
	const judgement = validateBackupFile(free, windows, {...good, folder, exposures});
	expect(judgement.refusal).toBeUndefined();
	expect(judgement.warnings).toEqual(warnings);
});

describe('a name without an ending may have been meant as a folder', () => {
	test.each([
		[String.raw`D:\SSO`, windows, 'SSO will be the name of the file. If it is to be a folder, end it with \\'],
		['/home/a/backups', posix, 'backups will be the name of the file. If it is to be a folder, end it with /'],
	] as const)('%s', (path, context, warning) => {
		expect(validateBackupFile(path, context, good).warnings).toContain(warning);
		expect(validateBackupFile(`${path}.bak`, context, good).warnings).toEqual([]);
	});
});
