import {
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {recoverySheet} from '../../../source/core/paper/recovery-sheet.ts';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import {withRecoverySheet, withSheetBesideCopy} from '../../../source/core/paper/write-sheet.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {canMount, inMount} from '../in-mount.ts';
import {adviceOf} from '../advice.ts';

const sha256 = 'ab'.repeat(32);

const result: BackupResult = {
	verdict: 'verified',
	proof: ['event'],
	errorCode: undefined,
	summary: 'The master secret is backed up, and ENTSSO confirms it: by its event 10559 (one proof).',
	file: String.raw`D:\SSO-Backup\SSO-BIZ01-2026-11-23.bak`,
	size: 1234,
	sha256,
	engine: 'console',
	practice: undefined,
	computer: 'BIZ01',
	startedAt: new Date('2026-11-23T10:00:00.123Z'),
	endedAt: new Date('2026-11-23T10:00:09Z'),
	evidence: [{id: 'event', state: 'ok', detail: 'ENTSSO logged event 10559 (backed up) for this file.'}],
	copy: String.raw`\\files\safe\SSO-BIZ01-2026-11-23.bak`,
	logged: {secretId: '{0C1D}', user: String.raw`CONTOSO\anna`},
	user: String.raw`BIZ01\operator`,
	system: {
		version: '10.0.2242.0', product: 'BizTalk Server 2016 or HIS 2016', sqlServer: String.raw`SQL01\SSO`, database: 'SSODB', secretServer: 'SSO-CLUSTER',
	},
	advice: [{id: 'try-restore', text: 'Try a restore.'}],
	toolScreen: ['ssoconfig showed this'],
};

describe('the text', () => {
	test('holds what is known of the backup, and the way back', () => {
		const text = recoverySheet(result, 'windows');
		for (const known of [result.file, result.copy ?? '', '2026-11-23 10:00:00 UTC', String.raw`CONTOSO\anna`, 'BIZ01', '1234 bytes', String.raw`SSODB on SQL Server SQL01\SSO`, 'version 10.0.2242.0, of BizTalk Server 2016', 'Only if SSO-CLUSTER is replaced', sha256, '{0C1D}', 'event 10559', 'ssoconfig -restoresecret FILE', 'ssomanage -updatedb server.xml', 'Cluster:']) {
			expect(text).toContain(known);
		}

		expect(text).not.toContain('PRACTICE');
		expect(text).not.toContain('showed this');
		expect(text).not.toMatch(/generate/iv);
	});

	test('says on how many proofs the verdict rests', () => {
		expect(recoverySheet(result, 'windows')).toMatch(/^Verdict +verified \(one proof\)\r\n +ENTSSO logged event 10559/mv);
		expect(recoverySheet({...result, proof: ['event', 'reminder']}, 'windows')).toMatch(/^Verdict +verified \(two proofs\)\r$/mv);
		expect(recoverySheet({...result, verdict: 'unproven', proof: []}, 'windows')).not.toMatch(/proofs?\)/v);
	});

	test('has the line ends of the system', () => {
		expect(recoverySheet(result, 'windows').replaceAll('\r\n', '')).not.toMatch(/[\n\r]/v);
		expect(recoverySheet(result, 'posix')).not.toContain('\r');
	});

	test('leaves a line to fill in for what is not known', () => {
		const {copy, logged, user, system, ...rest} = result;
		const text = recoverySheet({
			...rest, copy: undefined, sha256: undefined, size: undefined,
		}, 'posix');
		for (const label of ['Second copy', 'Made by', 'Secret server', 'SSO database', 'ENTSSO', 'Size', 'SHA-256', 'Secret ID', 'Password', 'Reminder', 'More copies']) {
			expect(text).toMatch(new RegExp(`^${label} .*_{20}`, 'mv'));
		}

		expect(text).not.toContain('undefined');
		expect(text).toContain('Only if BIZ01 is replaced');
	});

	test('leaves only those parts to fill in that are not known', () => {
		const system = {
			version: undefined, product: undefined, sqlServer: undefined, database: 'SSODB', secretServer: 'BIZ01',
		};
		const text = recoverySheet({...result, system}, 'posix');
		expect(text).toMatch(/^SSO database +SSODB on SQL Server _{22}$/mv);
		expect(text).toMatch(/^ENTSSO +version _{20}$/mv);
	});

	test('names who made it: by the event, else who ran this program', () => {
		expect(recoverySheet(result, 'posix')).toMatch(/^Made by +CONTOSO\\anna$/mv);
		expect(recoverySheet({...result, logged: {secretId: undefined, user: undefined}}, 'posix')).toMatch(/^Made by +BIZ01\\operator$/mv);
	});

	test('tells of the hotfix where the version needs it', () => {
		const sheetOf = (version: string) => recoverySheet({
			...result, system: {
				version, product: undefined, sqlServer: undefined, database: undefined, secretServer: undefined,
			},
		}, 'posix').replaceAll(/\s+/gv, ' ');
		expect(sheetOf('9.0.2096.0')).toContain('Unless hotfix KB3062831 is installed, this ENTSSO may not decrypt');
		expect(sheetOf('9.0.1865.0')).not.toContain('KB3062831');
	});

	test('says that it is practice, and that a backup is unproven', () => {
		expect(recoverySheet({...result, practice: 'ok'}, 'posix')).toContain('PRACTICE (ok): the file holds no secret, and only practice can restore it.');
		const unproven = recoverySheet({...result, verdict: 'unproven'}, 'posix');
		expect(unproven).toContain('unproven: do not rely on this file alone');
		expect(unproven).not.toMatch(/Verdict +verified/v);
	});

	test.each([
		['10.0.2242.0', 'not-secret-server', 18, 60],
		['9.0.2096.0', undefined, 18, 60],
		// Two names of so many letters do not fit into one row.
		['10.0.2242.0', 'not-secret-server', 40, 64],
		['9.0.2096.0', undefined, 250, 64],
	])('is one page of ASCII with the longest paths of Windows, and each stands there whole: ENTSSO %s, practice %s, names of %i letters', (version, practice, letters, most) => {
		const folderName = 'n'.repeat(letters);
		const long = `C:\\${`${folderName}\\`.repeat(20)}`.slice(0, 259 - 8).concat(String.raw`\SSO.bak`);
		const name = 'sql-server.example.com'.repeat(20);
		const text = recoverySheet({
			...result,
			system: {
				version, product: 'BizTalk Server 2006 R2 or 2009, or HIS 2006 or 2009', sqlServer: name, database: name, secretServer: name,
			},
			logged: {secretId: `{${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}}`, user: name},
			file: long,
			copy: long.replace('C', 'E'),
			practice,
			verdict: 'unproven',
			evidence: [
				{id: 'event', state: 'unknown', detail: 'The event log could not be read here, so the word of ENTSSO itself is missing.'},
				{id: 'reminder', state: 'unknown', detail: 'The reminder could not be read back from the file.'},
			],
		}, 'posix');
		const lines = text.split('\n');
		expect(lines.length).toBeLessThanOrEqual(most);
		expect(lines.map(line => line.slice(14)).join('')).toContain(long);
		expect(lines.map(line => line.slice(14)).join('')).toContain(long.replace('C', 'E'));
		expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(78);
		expect(text).toMatch(/^[\n -~]+$/v);
	});

	test('writes other letters by their number', () => {
		const text = recoverySheet({...result, file: 'D:\\Sch\u{E4}tze\\SSO.bak', computer: 'B\u{C4}R'}, 'windows');
		expect(text).toContain(String.raw`D:\Sch<U+00E4>tze\SSO.bak`);
		expect(text).toMatch(/^[\n\r -~]+$/v);
	});
});

describe('the files', () => {
	async function prepare(): Promise<{folder: string; copyFolder: string; made: BackupResult}> {
		const folder = await temporaryFolder();
		const copyFolder = path.join(folder, 'share');
		await mkdir(copyFolder);
		return {folder, copyFolder, made: {...result, file: path.join(folder, 'SSO.bak'), copy: path.join(copyFolder, 'SSO.bak')}};
	}

	test('are beside the backup file and beside the copy, both the same', async () => {
		const {folder, copyFolder, made} = await prepare();
		const told = await withRecoverySheet(made, 'posix');
		const advice = [...made.advice, {id: 'print-sheet', text: expect.stringContaining('Print the recovery sheet') as string}];
		expect(told).toEqual({...made, recoverySheet: path.join(folder, 'SSO.bak.recovery.txt'), advice});
		// A sheet that is written later beside a copy is the same sheet.
		const later = await withSheetBesideCopy({...told, copy: path.join(copyFolder, 'SSO.bak')}, 'posix');
		expect(later.advice).toEqual(told.advice);
		const text = await readFile(path.join(folder, 'SSO.bak.recovery.txt'), 'utf8');
		expect(text).toBe(recoverySheet(made, 'posix'));
		expect(await readFile(path.join(copyFolder, 'SSO.bak.recovery.txt'), 'utf8')).toBe(text);
	});

	test('are never overwritten: the next gets a number', async () => {
		const {folder, made} = await prepare();
		await writeFile(path.join(folder, 'SSO.bak.recovery.txt'), 'precious');
		const {recoverySheet: first} = await withRecoverySheet({...made, copy: undefined}, 'posix');
		const {recoverySheet: second} = await withRecoverySheet({...made, copy: undefined}, 'posix');
		expect([first, second].map(file => path.basename(file ?? ''))).toEqual(['SSO.bak.recovery-2.txt', 'SSO.bak.recovery-3.txt']);
		expect(await readFile(path.join(folder, 'SSO.bak.recovery.txt'), 'utf8')).toBe('precious');
	});

	test('that cannot be written are told of, and the verdict stays', async () => {
		const {copyFolder, made} = await prepare();
		const told = await withRecoverySheet({...made, file: path.join(copyFolder, 'gone', 'SSO.bak')}, 'posix');
		expect(told.verdict).toBe('verified');
		expect(told.recoverySheet).toBe(path.join(copyFolder, 'SSO.bak.recovery.txt'));
		expect(adviceOf(told).at(-1)).toContain('could not be written: the folder or drive is not there.');
	});

	test('are not made after a failed run', async () => {
		const {folder, made} = await prepare();
		const failed: BackupResult = {...made, verdict: 'failed'};
		expect(await withRecoverySheet(failed, 'posix')).toBe(failed);
		expect(await readdir(folder)).toEqual(['share']);
	});

	test.skipIf(!canMount).each([
		['size=4k', 'the disk is full'],
		['ro', 'the disk is read-only'],
	])('on a disk mounted with %s: the reason is told, and no half sheet is passed off as one', async (options, reason) => {
		const {copyFolder, made} = await prepare();
		const printed = await inMount(copyFolder, options, `
			import {readdirSync, writeFileSync} from 'node:fs';
			import {withRecoverySheet} from ${JSON.stringify(new URL('../../../source/core/paper/write-sheet.ts', import.meta.url).href)};
			try {
				writeFileSync(${JSON.stringify(path.join(copyFolder, 'SSO.bak'))}, 'x'.repeat(4096));
			} catch {}
			const {recoverySheet, advice} = await withRecoverySheet({...${JSON.stringify({...made, file: path.join(copyFolder, 'SSO.bak'), copy: undefined})}, startedAt: new Date()}, 'posix');
			console.log(JSON.stringify({recoverySheet, advice, left: readdirSync(${JSON.stringify(copyFolder)})}));
		`);
		const told = JSON.parse(printed) as BackupResult & {left: string[]};
		expect(told.left.filter(name => name.endsWith('.txt'))).toEqual([]);
		expect(told.recoverySheet).toBeUndefined();
		expect(adviceOf(told).at(-1)).toContain(reason);
	});
});
