import {
	rmSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {
	copyFile,
	mkdir,
	readFile,
	rename,
	rm,
	symlink,
	truncate,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import {copyAgain} from '../../../source/core/run/copy-again.ts';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {runWith} from '../backup-rig.ts';
import {bareHost} from '../bare-host.ts';
import {canMount, inMount} from '../in-mount.ts';
import {QuickClock} from '../quick-clock.ts';
import {adviceOf} from '../advice.ts';

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

	test('of a clock that was set back while the tool ran: file and event are from before the start', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result, states} = await runWith({file, services: {clock: new QuickClock(new Date(Date.now() + 3_600_000))}});
		expect(result.verdict).toBe('unproven');
		expect(states).toEqual(expect.arrayContaining(['new bad', 'event missing']));
	});

	test('of a clock that was set back since an earlier run, whose event now lies ahead', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const ahead = {id: 10_559, time: new Date(Date.now() + 3_600_000), strings: [file]};
		const {result, states} = await runWith({file, isLogged: false, earlier: [ahead]});
		expect(result.verdict).toBe('unproven');
		expect(states).toContain('event missing');
	});

	test('of a name that an earlier run used: its file stays, its event does not count', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result: first} = await runWith({file});
		expect(first.verdict).toBe('verified');
		const {result, told} = await runWith({file});
		expect(result).toMatchObject({verdict: 'failed', sha256: undefined});
		expect(result.recoverySheet).toBeUndefined();
		expect(told).not.toContain('engine auto');
		expect(await fingerprint(file)).toEqual({size: first.size, sha256: first.sha256});
	});

	const later = () => new Date(Date.now() + 10_000);

	test.each<[string, string, string, (file: string) => Promise<void>]>([
		['truncated', 'unproven', 'event unknown', async file => {
			await truncate(file, 400);
			await utimes(file, later(), later());
		}],
		['replaced', 'unproven', 'event unknown', async file => {
			await rm(file);
			await writeFile(file, 'y'.repeat(800));
			await utimes(file, later(), later());
		}],
		['touched', 'unproven', 'event unknown', async file => utimes(file, later(), later())],
		['replaced by an older one', 'unproven', 'new bad', async file => utimes(file, 1000, 1000)],
		['emptied', 'failed', 'file bad', async file => truncate(file, 0)],
		['deleted', 'failed', 'file missing', async file => rm(file)],
		['a folder', 'failed', 'file bad', async file => {
			await rm(file);
			await mkdir(file);
		}],
		['a link to another file', 'failed', 'file bad', async file => {
			await rename(file, `${file}.away`);
			await symlink(`${file}.away`, file);
		}],
	])('of a file that was %s after ENTSSO logged it', async (_name, verdict, seen, harm) => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result, states} = await runWith({
			file, async afterwards() {
				await harm(file);
			},
		});
		expect(result.verdict).toBe(verdict);
		expect(states).toContain(seen);
	});

	test.each<[string, string, string, (file: string) => void]>([
		['truncated', 'unproven', 'file bad', file => {
			truncateSync(file, 400);
		}],
		['replaced', 'unproven', 'file bad', file => {
			writeFileSync(file, 'y'.repeat(800));
		}],
		['deleted', 'failed', 'file missing', file => {
			rmSync(file);
		}],
		['touched, which changes nothing in it', 'verified', 'file ok', file => {
			utimesSync(file, new Date(), new Date());
		}],
	])('of a file that was %s while the copy was compared', async (_name, verdict, seen, harm) => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'SSO.bak');
		const copyFolder = path.join(folder, 'share');
		await mkdir(copyFolder);
		let isHarmed = false;
		const {result, states} = await runWith({
			file, request: {copyFolder}, services: {
				onCopyProgress({step}) {
					if (step !== 'comparing' || isHarmed) {
						return;
					}

					isHarmed = true;
					harm(file);
				},
			},
			async afterwards() {
				// Long enough to be read in more pieces than one, so that the harm is done before the copy is.
				await writeFile(file, 'x'.repeat(2_000_000));
			},
		});
		expect(isHarmed).toBe(true);
		expect(result.verdict).toBe(verdict);
		expect(states).toEqual(expect.arrayContaining([seen, 'copy ok']));
	});

	test('of a secret that the registry of this server does not hold', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const event = () => ({id: 10_559, time: new Date(), strings: [file, '{0C1D}', '', 'anna']});
		let hasRun = false;
		const judged = async (secretIds: readonly string[] | undefined, name: string) => {
			hasRun = false;
			const {result, states} = await runWith({
				file: `${file}${name}`, services: {
					host: bareHost({
						backupEvents: async () => hasRun ? [{...event(), strings: [`${file}${name}`, '{0C1D}', '', 'anna']}] : [],
						secretIds: async () => secretIds,
					}),
				},
				async work() {
					hasRun = true;
					await writeFile(`${file}${name}`, 'x');
				},
			});
			return [result.verdict, states.find(line => line.startsWith('secret'))];
		};

		expect(await judged(['{0C1D}', '{ABCD}'], '1')).toEqual(['verified', 'secret ok']);
		expect(await judged(['{ABCD}'], '2')).toEqual(['unproven', 'secret bad']);
		expect(await judged(undefined, '3')).toEqual(['verified', 'secret unknown']);
	});

	test.skipIf(!canMount).each([
		['size=4k', 'the full disk left half a file', ['unproven', 'failed']],
		['ro', 'nothing could be written', ['failed']],
	])('of a folder mounted with %s: %s', async (options, _name, verdicts) => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'SSO.bak');
		const printed = await inMount(folder, options, `
			import {writeFile} from 'node:fs/promises';
			import {runWith} from ${JSON.stringify(new URL('../backup-rig.ts', import.meta.url).href)};
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

describe('a second copy that fails', () => {
	test('half way, since its folder vanishes: the backup stays as it is, and the same folder can be tried again', async () => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'SSO.bak');
		const copyFolder = path.join(folder, 'share');
		await mkdir(copyFolder);
		const {result, states} = await runWith({
			file, request: {copyFolder}, services: {
				onCopyProgress() {
					rmSync(copyFolder, {recursive: true, force: true});
				},
			},
			async afterwards() {
				await writeFile(file, 'x'.repeat(2_000_000));
			},
		});
		expect(result).toMatchObject({
			verdict: 'verified', copy: undefined, size: 2_000_000, recoverySheet: `${file}.recovery.txt`,
		});
		expect(states).toContain('copy bad');
		expect(adviceOf(result)[0]).toBe('The second copy was not made: the folder or drive is not there. Copy the backup file to another machine; what stays here is lost with this one.');
		expect(await fingerprint(file)).toEqual({size: result.size, sha256: result.sha256});
		const services = {host: bareHost(), clock: systemClock, signal: new AbortController().signal} as const;
		const stillGone = await copyAgain(result, copyFolder, services);
		expect(stillGone.advice).toEqual(result.advice);
		await mkdir(copyFolder);
		const again = await copyAgain(stillGone, copyFolder, services);
		expect(again).toMatchObject({verdict: 'verified', copy: path.join(copyFolder, 'SSO.bak')});
		expect(await fingerprint(again.copy ?? '')).toEqual({size: result.size, sha256: result.sha256});
	});

	test.skipIf(!canMount).each([
		['size=64k', 'the disk is full'],
		['ro', 'the disk is read-only'],
	])('on a disk mounted with %s: the reason is told, and another folder can be chosen', async (options, reason) => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'SSO.bak');
		const [copyFolder, otherFolder] = ['share', 'other'].map(name => path.join(folder, name));
		await Promise.all([copyFolder, otherFolder].map(async place => mkdir(place ?? '')));
		const source = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
		const printed = await inMount(copyFolder ?? '', options, `
			import {readdirSync} from 'node:fs';
			import {writeFile} from 'node:fs/promises';
			import {runWith} from ${source('../backup-rig.ts')};
			import {bareHost} from ${source('../bare-host.ts')};
			import {copyAgain} from ${source('../../../source/core/run/copy-again.ts')};
			import {systemClock} from ${source('../../../source/values/clock.ts')};
			const file = ${JSON.stringify(file)};
			const share = ${JSON.stringify(copyFolder)};
			const otherFolder = ${JSON.stringify(otherFolder)};
			const {result} = await runWith({file, request: {copyFolder: share}, work: async () => writeFile(file, 'x'.repeat(300_000))});
			const services = {host: bareHost(), clock: systemClock, signal: new AbortController().signal};
			const again = await copyAgain(result, share, services);
			const elsewhere = await copyAgain(again, otherFolder, services);
			const left = readdirSync(share);
			console.log(JSON.stringify([result, again, elsewhere, left]));
		`);
		const [result, again, elsewhere, left] = JSON.parse(printed) as [BackupResult, BackupResult, BackupResult, string[]];
		const told = [result, again, elsewhere].map(({verdict, copy, evidence}) => [verdict, copy, evidence.find(({id}) => id === 'copy')?.detail]);
		const failed = ['verified', undefined, `The second copy was not made: ${reason}.`];
		expect(told).toEqual([failed, failed, ['verified', path.join(otherFolder ?? '', 'SSO.bak'), 'The second copy is the same, byte for byte.']]);
		expect(left).toEqual([]);
	});
});

describe('the advice depends on where the backup lies', () => {
	test('a copy on the same drive', async () => {
		const folder = await temporaryFolder();
		const copyFolder = path.join(folder, 'copies');
		await mkdir(copyFolder);
		const {result} = await runWith({file: path.join(folder, 'SSO.bak'), request: {copyFolder}});
		expect(adviceOf(result)[0]).toMatch(/^The second copy is on the same drive as the backup file\. Copy the backup file/v);
	});

	test('a backup file in the install folder', async () => {
		const folder = await temporaryFolder();
		const advice = async (installDirectory: string, name: string) => {
			const {result} = await runWith({file: path.join(folder, name), request: {installDirectory}});
			return adviceOf(result).filter(line => line.includes('install directory'));
		};

		expect(await advice(folder, 'one.bak')).toHaveLength(1);
		expect(await advice(path.join(folder, 'sso'), 'two.bak')).toEqual([]);
	});

	test('earlier backups that are no longer as they were', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result} = await runWith({file, services: {findChangedBackups: async () => ['/b/old.bak']}});
		expect(adviceOf(result).at(-1)).toBe('An earlier backup or its copy is not as it was recorded; see: entsso-backup verify "/b/old.bak"');
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
		expect(adviceOf(result).join(' ')).not.toContain('earlier');
	});
});
