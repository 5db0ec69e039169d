import {
	chmod,
	readFile,
	rename,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {noteRestore} from '../../../source/core/paper/note-restore.ts';
import {recoverySheet, type RestoredFacts, type SheetFacts} from '../../../source/core/paper/recovery-sheet.ts';
import type {PathStyle} from '../../../source/values/path-text.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';

const sha256 = 'ab'.repeat(32);
const facts: RestoredFacts = {
	sha256, restoredAt: new Date('2026-11-24T10:00:00Z'), level: 'accepted', computer: 'BIZ02',
};
const line = 'Restored on 2026-11-24 at level accepted on BIZ02\n';

async function withSheet(change: (text: string) => string = text => text, {style = 'posix', practice}: {style?: PathStyle; practice?: string} = {}) {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'SSO.bak');
	const backup: SheetFacts = {
		verdict: 'verified', proof: ['event'], file, size: 8, sha256, practice, computer: 'BIZ01', startedAt: new Date(0), evidence: [], copy: undefined, logged: undefined, user: undefined, system: undefined,
	};
	const sheet = `${file}.recovery.txt`;
	const text = change(recoverySheet(backup, style));
	await writeFile(sheet, text);
	return {
		folder, file, sheet, text,
	};
}

describe('a restore adds its line to the sheet beside the file', () => {
	test.each<[string, PathStyle, string | undefined]>([['on Windows', 'windows', undefined], ['elsewhere', 'posix', undefined], ['of practice', 'posix', 'ok']])('%s, below all that stands there', async (_, style, practice) => {
		const {file, sheet, text} = await withSheet(undefined, {style, ...(practice !== undefined && {practice})});
		expect(await noteRestore(file, facts, style)).toEqual({sheet});
		expect(await readFile(sheet, 'latin1')).toBe(text + (style === 'windows' ? line.replace('\n', '\r\n') : line));
	});

	test('once for a level, and again for the next', async () => {
		const {file, sheet, text} = await withSheet();
		await noteRestore(file, facts, 'posix');
		await noteRestore(file, facts, 'posix');
		await noteRestore(file, {...facts, level: 'loaded'}, 'posix');
		expect(await readFile(sheet, 'latin1')).toBe(`${text}${line}${line.replace('accepted', 'loaded')}`);
	});

	test('below the line of a copy that was made later', async () => {
		const copied = 'Copied on 2026-11-23 to /mnt/share/SSO.bak\n';
		const {file, sheet, text} = await withSheet(whole => whole + copied);
		expect(await noteRestore(file, facts, 'posix')).toEqual({sheet});
		expect(await readFile(sheet, 'latin1')).toBe(text + line);
	});

	test('where a line was filled in on the screen', async () => {
		const {file, sheet} = await withSheet(text => text.replace(/^Password +_+ and _+$/mv, 'Password      safe of the team and bank'));
		expect(await noteRestore(file, facts, 'posix')).toEqual({sheet});
	});

	test('of the sheet that is of this file, whatever another of its name is', async () => {
		const {file, sheet, text} = await withSheet(whole => whole.replace(sha256, () => 'cd'.repeat(32)));
		await writeFile(`${file}.recovery-2.txt`, text.replace('cd'.repeat(32), () => sha256));
		expect(await noteRestore(file, facts, 'posix')).toEqual({sheet: `${file}.recovery-2.txt`});
		expect(await readFile(sheet, 'latin1')).toBe(text);
	});
});

test('a sheet under a later name is found where the first was taken away', async () => {
	const {file, sheet} = await withSheet();
	await rename(sheet, `${file}.recovery-3.txt`);
	expect(await noteRestore(file, facts, 'posix')).toEqual({sheet: `${file}.recovery-3.txt`});
});

describe('a page that is not the sheet as it was written stays as it is', () => {
	test.each<[string, (text: string) => string]>([
		['of another file', text => text.replace(sha256, 'cd'.repeat(32))],
		['with something below it', text => `${text}Do not touch.\n`],
		['with something above it', text => `Mine.\n${text}`],
		['without its end', text => text.slice(0, -20)],
		['without its last line end', text => text.slice(0, -1)],
		['with other line ends', text => text.replaceAll('\n', '\r\n')],
		['empty', () => ''],
		['of something else', () => `SHA-256       ${sha256}\n`],
	])('%s', async (_, change) => {
		const {file, sheet, text} = await withSheet(change);
		expect(await noteRestore(file, facts, 'posix')).toEqual({left: sheet});
		expect(await readFile(sheet, 'latin1')).toBe(text);
	});

	test('a link', async () => {
		const {folder, file, sheet, text} = await withSheet();
		const other = path.join(folder, 'other.bak');
		await symlink(sheet, `${other}.recovery.txt`);
		expect(await noteRestore(other, facts, 'posix')).toEqual({});
		expect(await readFile(`${file}.recovery.txt`, 'latin1')).toBe(text);
	});

	test('none at all is no news', async () => {
		expect(await noteRestore(path.join(await temporaryFolder(), 'SSO.bak'), facts, 'posix')).toEqual({});
	});
});

test.skipIf(process.getuid?.() === 0)('a sheet that cannot be written is told of', async () => {
	const {file, sheet} = await withSheet();
	await chmod(sheet, 0o400);
	expect(await noteRestore(file, facts, 'posix')).toEqual({problem: `The recovery sheet ${sheet} could not be added to: this user may not write there.`});
});
