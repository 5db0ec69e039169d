import {randomBytes} from 'node:crypto';
import {
	mkdir,
	open,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import type {SecondCopy} from '../../../source/core/proof/facts.ts';
import type {CopyProgress, CopyServices, Original} from '../../../source/core/run/copy-file.ts';
import {makeSecondCopy} from '../../../source/core/run/second-copy.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {canMount, inMount} from '../in-mount.ts';
import {QuickClock} from '../quick-clock.ts';
import {run} from '../run.ts';

/** A backup file of so many bytes, and a folder to copy it into. */
async function prepare(size = 800) {
	const home = await temporaryFolder();
	const folder = path.join(home, 'share');
	await mkdir(folder);
	const file = path.join(home, 'SSO.bak');
	await writeFile(file, randomBytes(size));
	const {sha256} = await fingerprint(file);
	return {home, folder, original: {file, sha256}};
}

/** Copies as nobody stops it, but for these services. */
async function copyInto(folder: string, original: Original, services: Partial<CopyServices> = {}): Promise<SecondCopy> {
	return makeSecondCopy(original, folder, {clock: systemClock, signal: new AbortController().signal, ...services});
}

/** Why a copy failed; an empty text when it did not. */
function reasonIn(copy: SecondCopy): string {
	return copy.state === 'failed' ? copy.reason : '';
}

test('the copy has the same name and the same bytes, and nothing else is left', async () => {
	const {folder, original} = await prepare(3_000_000);
	const told: CopyProgress[] = [];
	const copy = await copyInto(folder, original, {
		onProgress(progress) {
			told.push(progress);
		},
	});
	expect(copy).toEqual({state: 'ok', file: path.join(folder, 'SSO.bak'), sha256: original.sha256});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await fingerprint(path.join(folder, 'SSO.bak'))).toEqual(await fingerprint(original.file));
	const steps = (['copying', 'comparing'] as const).map(step => told.filter(progress => progress.step === step));
	for (const progress of steps) {
		expect(progress.length).toBeGreaterThan(2);
		expect(progress.at(-1)).toMatchObject({bytes: 3_000_000, total: 3_000_000});
		expect(progress.map(({bytes}) => bytes)).toEqual(progress.map(({bytes}) => bytes).toSorted((one, other) => one - other));
	}

	expect(steps.flat()).toEqual(told);
});

test('a file of this name is left as it is', async () => {
	const {folder, original} = await prepare();
	await writeFile(path.join(folder, 'SSO.bak'), 'precious');
	expect(await copyInto(folder, original)).toEqual({state: 'failed', reason: 'The second copy was not made: a file of this name is there already.', id: 'copy-file-exists'});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await readFile(path.join(folder, 'SSO.bak'), 'utf8')).toBe('precious');
});

test('a file of this name that turns up while copying is left as it is', async () => {
	const {folder, original} = await prepare(3_000_000);
	let other: Promise<void> | undefined;
	const copy = await copyInto(folder, original, {
		onProgress() {
			other ??= writeFile(path.join(folder, 'SSO.bak'), 'precious');
		},
	});
	await other;
	expect(copy).toEqual({state: 'failed', reason: 'The second copy was not made: a file of this name is there already.', id: 'copy-file-exists'});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await readFile(path.join(folder, 'SSO.bak'), 'utf8')).toBe('precious');
});

test('a backup file that has changed since is not passed off as its copy', async () => {
	const {folder, original} = await prepare();
	await writeFile(original.file, 'something else');
	expect(reasonIn(await copyInto(folder, original))).toContain('differs from the backup file');
	expect(await readdir(folder)).toEqual([]);
});

test('a backup file that is gone is told apart from a folder that is gone', async () => {
	const {folder, original} = await prepare();
	await rm(original.file);
	expect(reasonIn(await copyInto(folder, original))).toContain('backup file could not be read');
	await rm(folder, {recursive: true});
	expect(reasonIn(await copyInto(folder, original))).toContain('folder or drive is not there');
});

test('a folder that vanishes while copying fails the copy', async () => {
	const {home, folder, original} = await prepare(3_000_000);
	let removal: Promise<void> | undefined;
	const copy = await copyInto(folder, original, {
		onProgress() {
			removal ??= rm(folder, {recursive: true});
		},
	});
	await removal;
	expect(reasonIn(copy)).toContain('folder or drive is not there');
	expect(await readdir(home)).toEqual(['SSO.bak']);
});

test('a cancelled copy leaves nothing behind', async () => {
	const {folder, original} = await prepare(3_000_000);
	const stop = new AbortController();
	const copy = await copyInto(folder, original, {
		signal: stop.signal,
		onProgress() {
			stop.abort();
		},
	});
	expect(copy).toEqual({state: 'failed', reason: 'The second copy was not made: it was cancelled.', id: 'copy-failed'});
	expect(await readdir(folder)).toEqual([]);
});

test.skipIf(!canMount).each([
	['size=64k', 'The second copy was not made: the disk is full.', 'copy-disk-full'],
	['ro', 'The second copy was not made: the disk is read-only.', 'copy-no-right-to-write'],
])('a disk mounted with %s says why, and keeps no part of the copy', async (options, reason, id) => {
	const {folder, original} = await prepare(300_000);
	const printed = await inMount(folder, options, `
		import {readdirSync} from 'node:fs';
		import {makeSecondCopy} from ${JSON.stringify(new URL('../../../source/core/run/second-copy.ts', import.meta.url).href)};
		import {systemClock} from ${JSON.stringify(new URL('../../../source/values/clock.ts', import.meta.url).href)};
		const copy = await makeSecondCopy(${JSON.stringify(original)}, ${JSON.stringify(folder)}, {clock: systemClock, signal: new AbortController().signal});
		console.log(JSON.stringify({copy, left: readdirSync(${JSON.stringify(folder)})}));
	`);
	expect(JSON.parse(printed)).toEqual({copy: {state: 'failed', reason, id}, left: []});
});

async function count(folder: string): Promise<number> {
	const names = await readdir(folder);
	return names.length;
}

describe('a place that does not answer', () => {
	/** A backup file that is a pipe: reading it waits until somebody writes. */
	async function prepareSilence() {
		const {home, folder} = await prepare();
		const file = path.join(home, 'pipe.bak');
		await run('mkfifo', [file]);
		return {
			folder, original: {file, sha256: 'ab'.repeat(32)}, async speak() {
				const pipe = await open(file, 'r+');
				await vi.waitUntil(async () => await count(folder) === 0, {timeout: 30_000});
				await pipe.close();
			},
		};
	}

	test('is waited for no longer than a minute, and what was begun there never gets its name', async () => {
		const {folder, original, speak} = await prepareSilence();
		const clock = new QuickClock(new Date());
		const before = clock.now().getTime();
		const copy = await copyInto(folder, original, {
			clock: {
				...systemClock, after: (milliseconds, callback) => (milliseconds < 60_000 ? systemClock : clock).after(milliseconds, callback),
			},
		});
		expect(copy).toEqual({state: 'failed', reason: 'The second copy was not made: the folder did not answer for a minute.', id: 'copy-no-answer'});
		expect(clock.now().getTime() - before).toBe(60_000);
		expect(clock.pending).toBe(0);
		// Whoever ends the program now leaves nothing behind, though the work there goes on.
		expect(await readdir(folder)).toEqual([]);
		await speak();
		expect(await readdir(folder)).toEqual([]);
	});

	test('is not waited for once the copy is cancelled', async () => {
		const {folder, original, speak} = await prepareSilence();
		const stop = new AbortController();
		const copying = copyInto(folder, original, {signal: stop.signal});
		await vi.waitUntil(async () => await count(folder) === 1, {timeout: 30_000});
		stop.abort();
		expect(reasonIn(await copying)).toContain('it was cancelled.');
		expect(await readdir(folder)).toEqual([]);
		await speak();
		expect(await readdir(folder)).toEqual([]);
	});
});
