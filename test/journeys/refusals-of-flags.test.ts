import {describe, expect, test} from 'vitest';
import {validateBackupFile} from '../../source/journeys/backup/questions/backup-file.ts';
import {validateInstallDirectory} from '../../source/journeys/shared/install-directory.ts';
import type {Validation} from '../../source/values/validation.ts';
import {validatePassword} from '../../source/journeys/backup/questions/password.ts';
import {validateReminder} from '../../source/journeys/backup/questions/reminder.ts';
import {validateCopyFolder} from '../../source/journeys/shared/second-copy.ts';
import {Secret} from '../../source/values/secret.ts';
import {reasons} from '../../source/values/reasons.ts';
import type {DirectoryFacts, PathStyle, TargetFacts} from '../../source/host/host.ts';

/** Words of the wizard, which mean nothing on a command line. */
const wordsOfWizard = /\bso far\b|\bfields?\b|\bstep \d|\bpress\b|\btype\b|\bgo back\b|\babove\b|leave it empty|\benter\b/iv;

const good: TargetFacts = {
	target: 'nothing', folder: 'there', root: 'there', volume: {kind: 'fixed', fileSystem: 'NTFS', system: 'no'}, writable: 'yes',
};
const targets: ReadonlyArray<Partial<TargetFacts>> = [
	{},
	{root: 'missing'},
	{target: 'file'},
	{target: 'folder'},
	{folder: 'missing'},
	{folder: 'not-a-folder'},
	{writable: 'no'},
	{volume: {kind: 'network', system: 'no'}},
	{volume: {kind: 'fixed', fileSystem: 'FAT32', system: 'no'}},
	{volume: {kind: 'fixed', system: 'no', freeBytes: 0}},
];
const directories: readonly DirectoryFacts[] = (['there', 'missing', 'not-a-folder', 'unknown'] as const).flatMap(folder => (['yes', 'no', 'unknown'] as const).map(othersCanChange => ({
	folder, othersCanChange, tool: folder === 'there' && othersCanChange !== 'no' ? {program: 'x', leadingArguments: []} : undefined,
})));
const paths: Readonly<Record<PathStyle, readonly string[]>> = {
	windows: ['', ' ', 'x', String.raw`\\server\share\x`, String.raw`\\.\x`, String.raw`C:\con`, String.raw`C:\a*b`, String.raw`C:\a.\b`, String.raw`C:\..\b`, String.raw`"C:\a"`, String.raw`C:\a`, 'C:\\a\\', `C:\\${'x'.repeat(300)}`, 'C:\\a\u{200B}'],
	posix: ['', ' ', 'x', '/a/../b', '"/a"', '/a', '/a/', `/${'x'.repeat(300)}`, '/a\u{7}'],
};

function * judgements(): Generator<Validation> {
	for (const text of ['', 'abc', 'a'.repeat(257), ' Tr0ub4dor', 'Tr0ub4dor ', 'Tr0ub\tdor', 'Tr0ubdor\u{D800}', 'Tr0ub4dör']) {
		yield validatePassword(new Secret(text), true);
		yield validateReminder(text, new Secret('abc'), true);
		yield validateReminder(text.repeat(60), new Secret('x'));
	}

	for (const style of ['windows', 'posix'] as const) {
		const backupFile = style === 'windows' ? String.raw`C:\SSO.bak` : '/SSO.bak';
		for (const text of paths[style]) {
			for (const facts of [undefined, ...targets.map(change => ({...good, ...change}))]) {
				yield validateBackupFile(text, {
					style, example: String.raw`C:\SSO.bak`, installDirectory: '', temporaryFolders: [],
				}, facts);
				if (text !== '') {
					yield validateCopyFolder(text, {style, backupFile}, facts === undefined ? undefined : {folder: facts, file: facts.target});
				}
			}

			for (const facts of [undefined, ...directories]) {
				yield validateInstallDirectory(text, style, facts);
				yield validateInstallDirectory(text, style, facts, 'drive');
			}
		}
	}
}

describe('every refusal', () => {
	const refusals = [...judgements()].filter(({refusal}) => refusal !== undefined);

	test('has an id, and words for a command line', () => {
		for (const {refusal, refusalOfFlag = refusal, reason} of refusals) {
			expect(reasons).toContain(reason);
			expect(refusalOfFlag).not.toMatch(wordsOfWizard);
		}
	});

	test('is among these', () => {
		expect(new Set(refusals.map(({reason}) => reason))).toEqual(new Set([
			'password-refused',
			'reminder-refused',
			'path-refused',
			'file-exists',
			'folder-is-a-file',
			'drive-missing',
			'drive-not-suitable',
			'disk-full',
			'no-right-to-write',
			'no-tool',
			'tool-not-trusted',
			'copy-folder-missing',
			'copy-file-exists',
			'copy-no-right-to-write',
		]));
	});
});
