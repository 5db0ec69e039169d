import {
	copyFile,
	mkdir,
	readFile,
	rename,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {BackupResult} from '../../source/core/result.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {runWith} from './backup-rig.ts';
import {bareHost} from './bare-host.ts';
import {canMount, inMount} from './in-mount.ts';

describe('the verdict says no more than the evidence', () => {
	test.each<[string, string, (file: string) => Promise<void>]>([
		['made by somebody else, ENTSSO says nothing', 'event missing', async file => writeFile(file, 'from somebody else')],
		['an old one moved there', 'new bad', async file => {
			await writeFile(`${file}.old`, 'an old backup');
			await utimes(`${file}.old`, 1000, 1000);
			await rename(`${file}.old`, file);
		}],
		['an old one copied there, ENTSSO says nothing', 'event missing', async file => {
			await writeFile(`${file}.old`, 'an old backup');
			await copyFile(`${file}.old`, file);
		}],
	])('of a file %s', async (_name, seen, work) => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result, states} = await runWith({
			file, isLogged: seen !== 'event missing', async work() {
				await work(file);
			},
		});
		expect(result.verdict).toBe('unproven');
		expect(states).toContain(seen);
		expect(await readFile(`${file}.recovery.txt`, 'utf8')).toContain('unproven: do not rely on this file alone');
	});

	test('of a file that ENTSSO wrote elsewhere, while another stands here', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		let hasRun = false;
		const elsewhere = () => [{id: 10_559, time: new Date(), strings: [path.join(path.dirname(file), 'other.bak')]}];
		const {result, states} = await runWith({
			file,
			async work() {
				hasRun = true;
				await writeFile(file, 'x');
			},
			services: {host: bareHost({backupEvents: async () => hasRun ? elsewhere() : []})},
		});
		expect(result.verdict).toBe('unproven');
		expect(states).toContain('event missing');
	});

	test('of a clock that was set back while the tool ran', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result, states} = await runWith({
			file, isLogged: false, async work() {
				await writeFile(file, 'x');
				const before = new Date(Date.now() - 3_600_000);
				await utimes(file, before, before);
			},
		});
		expect(result.verdict).toBe('unproven');
		expect(states).toEqual(expect.arrayContaining(['new bad', 'event missing']));
	});

	test.skipIf(!canMount).each([
		['size=4k', 'the full disk left half a file', ['unproven', 'failed']],
		['ro', 'nothing could be written', ['failed']],
	])('of a folder mounted with %s: %s', async (options, _name, verdicts) => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'SSO.bak');
		const printed = await inMount(folder, options, `
			import {writeFile} from 'node:fs/promises';
			import {runWith} from ${JSON.stringify(new URL('backup-rig.ts', import.meta.url).href)};
			const {result} = await runWith({file: ${JSON.stringify(file)}, isLogged: false, async work() {
				await writeFile(${JSON.stringify(file)}, 'x'.repeat(9000)).catch(() => undefined);
			}});
			console.log(JSON.stringify(result));
		`);
		const result = JSON.parse(printed) as BackupResult;
		expect(verdicts).toContain(result.verdict);
		expect(result.size).not.toBe(9000);
		expect(result.recoverySheet).toBeUndefined();
	});
});

describe('the advice depends on where the backup lies', () => {
	test('a copy on the same drive', async () => {
		const folder = await temporaryFolder();
		const copyFolder = path.join(folder, 'copies');
		await mkdir(copyFolder);
		const {result} = await runWith({file: path.join(folder, 'SSO.bak'), request: {copyFolder}});
		expect(result.advice[0]).toMatch(/^The second copy is on the same drive as the backup file\. Move a copy/v);
	});

	test('a backup file in the install folder', async () => {
		const folder = await temporaryFolder();
		const advice = async (installDirectory: string, name: string) => {
			const {result} = await runWith({file: path.join(folder, name), request: {installDirectory}});
			return result.advice.filter(line => line.includes('install folder'));
		};

		expect(await advice(folder, 'one.bak')).toHaveLength(1);
		expect(await advice(path.join(folder, 'sso'), 'two.bak')).toEqual([]);
	});

	test('earlier backups that are no longer as they were', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result} = await runWith({file, services: {findChangedBackups: async () => ['/b/old.bak']}});
		expect(result.advice.at(-1)).toBe('An earlier backup is not as it was recorded; see: entsso-backup verify "/b/old.bak"');
	});

	test('a history that cannot be read calls for no advice, and changes nothing', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result} = await runWith({
			file, services: {
				async findChangedBackups() {
					throw new Error('no');
				},
			},
		});
		expect(result.verdict).toBe('verified');
		expect(result.advice.join(' ')).not.toContain('earlier');
	});
});
