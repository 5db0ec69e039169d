import {
	mkdir,
	readdir,
	readFile,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {systemClock} from '../../source/host/clock.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {runWith} from './backup-rig.ts';

const cancelled = {ending: 'cancelled', exitCode: undefined} as const;

test('a half file is renamed, and nothing that has the new name already is overwritten', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	await writeFile(`${file}.incomplete`, 'of an earlier run');
	const {result} = await runWith({
		file,
		outcome: cancelled,
		async work() {
			await writeFile(file, 'half a ba');
		},
	});
	expect(result).toMatchObject({verdict: 'failed', file, leftover: `${file}.incomplete-2`});
	expect(await readFile(`${file}.incomplete`, 'utf8')).toBe('of an earlier run');
	expect(await readFile(`${file}.incomplete-2`, 'utf8')).toBe('half a ba');
	const names = await readdir(path.dirname(file));
	expect(names.toSorted()).toEqual(['SSO.bak.incomplete', 'SSO.bak.incomplete-2']);
});

test.each([
	['was made before the run', async (file: string) => {
		await writeFile(file, 'old');
		await utimes(file, new Date(0), new Date(0));
	}],
	['is a folder', async (file: string) => mkdir(file)],
])('what %s keeps its name', async (_, work) => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({file, outcome: cancelled, work: async () => work(file)});
	expect(result.verdict).toBe('failed');
	expect(result.leftover).toBeUndefined();
	expect(await readdir(path.dirname(file))).toEqual(['SSO.bak']);
});

test('a half file is renamed also where the clock was set back meanwhile', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	let ahead = 3_600_000;
	const {result} = await runWith({
		file,
		outcome: cancelled,
		services: {clock: {...systemClock, now: () => new Date(Date.now() + ahead)}},
		async work() {
			ahead = 0;
			await writeFile(file, 'half a ba');
		},
	});
	expect(result).toMatchObject({verdict: 'failed', leftover: `${file}.incomplete`});
});

test('the file of a run that is only unproven keeps its name', async () => {
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const {result} = await runWith({file, isLogged: false});
	expect(result.verdict).toBe('unproven');
	expect(result.leftover).toBeUndefined();
	expect(await readdir(path.dirname(file))).toContain('SSO.bak');
});
