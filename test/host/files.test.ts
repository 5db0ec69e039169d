import * as fs from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {systemClock, type Clock} from '../../source/values/clock.ts';
import {createFiles, type Files} from '../../source/host/files.ts';
import type {FileSystem} from '../../source/host/file-system.ts';
import {temporaryFolder} from './temporary-folder.ts';

const pathStyle = path.sep === '\\' ? 'windows' : 'posix';
const files = createFiles({pathStyle, clock: systemClock});

/** The real file system but for these calls. */
function filesWith(calls: Partial<FileSystem>, clock: Clock = systemClock, style: 'windows' | 'posix' = 'posix'): Files {
	return createFiles({pathStyle: style, clock, fileSystem: {...fs, ...calls}});
}

function failing(code: string): () => Promise<never> {
	return async () => {
		throw Object.assign(new Error(code), {code});
	};
}

async function never(): Promise<never> {
	return new Promise(() => {
		// Nothing settles it.
	});
}

/** A clock whose time limits are over at once. */
const hurriedClock: Clock = {
	now: () => new Date(0),
	after(_milliseconds, callback) {
		const timer = setImmediate(callback);
		return () => {
			clearImmediate(timer);
		};
	},
};

describe('a file to be written', () => {
	test('in a folder that is there', async () => {
		const folder = await temporaryFolder();
		const facts = await files.inspectFile(path.join(folder, 'a.bak'));
		expect(facts).toMatchObject({target: 'nothing', folder: 'there', root: 'there'});
		expect(facts.volume).toMatchObject({kind: 'unknown', system: 'unknown'});
		expect(facts.volume.freeBytes).toBeGreaterThan(0);
	});

	test.runIf(pathStyle === 'posix')('in a folder that can be written to', async () => {
		const folder = await temporaryFolder();
		await expect(files.inspectFile(path.join(folder, 'a.bak'))).resolves.toMatchObject({writable: 'yes'});
	});

	test('that is there', async () => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'a.bak');
		await fs.writeFile(file, '');
		await expect(files.inspectFile(file)).resolves.toMatchObject({target: 'file', folder: 'there', freeName: path.join(folder, 'a-2.bak')});
		await fs.writeFile(path.join(folder, 'a-2.bak'), '');
		await fs.mkdir(path.join(folder, 'a-3.bak'));
		await expect(files.inspectFile(file)).resolves.toMatchObject({freeName: path.join(folder, 'a-4.bak')});
		expect(await files.inspectFile(path.join(folder, 'b.bak'))).not.toHaveProperty('freeName');
	});

	test('that is a folder', async () => {
		const folder = await temporaryFolder();
		await fs.mkdir(path.join(folder, 'a.bak'));
		await expect(files.inspectFile(path.join(folder, 'a.bak'))).resolves.toMatchObject({target: 'folder', folder: 'there'});
	});

	test.runIf(pathStyle === 'posix')('that is a link to nothing', async () => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'a.bak');
		await fs.symlink(path.join(folder, 'missing'), file);
		await expect(files.inspectFile(file)).resolves.toMatchObject({target: 'file', folder: 'there'});
	});

	test('in folders that are missing', async () => {
		const folder = await temporaryFolder();
		const facts = await files.inspectFile(path.join(folder, 'one', 'two', 'a.bak'));
		expect(facts).toMatchObject({target: 'nothing', folder: 'missing', root: 'there'});
		expect(facts.volume.freeBytes).toBeGreaterThan(0);
	});

	test.each([['a.bak'], ['one', 'a.bak'], ['one', 'two', 'a.bak']])('below a file: %s %s %s', async (...parts) => {
		const folder = await temporaryFolder();
		await fs.writeFile(path.join(folder, 'file'), '');
		await expect(files.inspectFile(path.join(folder, 'file', ...parts))).resolves.toMatchObject({target: 'nothing', folder: 'not-a-folder'});
	});

	test('in a root that is missing', async () => {
		const {inspectFile} = filesWith({stat: failing('ENOENT'), lstat: failing('ENOENT')}, systemClock, 'windows');
		await expect(inspectFile(String.raw`Q:\SSO-Backup\a.bak`)).resolves.toEqual({
			target: 'nothing', folder: 'missing', root: 'missing', volume: {kind: 'unknown', system: 'unknown'}, writable: 'unknown',
		});
	});
});

describe('a folder to copy into', () => {
	test('that is there', async () => {
		const folder = await temporaryFolder();
		await expect(files.inspectFolder(folder)).resolves.toMatchObject({target: 'folder', folder: 'there'});
	});

	test('that is missing', async () => {
		const folder = await temporaryFolder();
		await expect(files.inspectFolder(path.join(folder, 'missing'))).resolves.toMatchObject({target: 'nothing', folder: 'missing'});
	});

	test('that is a file', async () => {
		const folder = await temporaryFolder();
		await fs.writeFile(path.join(folder, 'file'), '');
		await expect(files.inspectFolder(path.join(folder, 'file'))).resolves.toMatchObject({target: 'file', folder: 'not-a-folder'});
	});
});

describe('what cannot be found out', () => {
	const unknown = {
		target: 'unknown', folder: 'unknown', root: 'unknown', volume: {kind: 'unknown', system: 'unknown'}, writable: 'unknown',
	};

	test.each(['EACCES', 'EIO', 'EHOSTDOWN', 'UNKNOWN'])('%s is unknown', async code => {
		await expect(filesWith({stat: failing(code)}).inspectFile('/some/a.bak')).resolves.toEqual(unknown);
	});

	test('a root that hangs is unknown, and nothing else is asked', async () => {
		const asked: string[] = [];
		const stat = (async (target: string) => {
			asked.push(target);
			return never();
		}) as FileSystem['stat'];
		await expect(filesWith({stat}, hurriedClock).inspectFolder('/share/folder')).resolves.toEqual(unknown);
		expect(asked).toEqual(['/']);
	});

	test('a folder that hangs below a good root is unknown', async () => {
		const stat = (async (target: string) => target === '/' ? fs.stat('/') : never()) as FileSystem['stat'];
		let limits = 0;
		// The limit of the root is never reached, those of target and folder at once.
		const clock: Clock = {...hurriedClock, after: (milliseconds, callback) => ++limits === 1 ? () => undefined : hurriedClock.after(milliseconds, callback)};
		await expect(filesWith({stat}, clock).inspectFolder('/share/folder')).resolves.toEqual({...unknown, root: 'there'});
	});

	test('a failing question about room leaves the rest', async () => {
		const folder = await temporaryFolder();
		const facts = await filesWith({statfs: failing('EIO')}).inspectFolder(folder);
		expect(facts).toMatchObject({folder: 'there', writable: 'yes'});
		expect(facts.volume).not.toHaveProperty('freeBytes');
	});

	test.each([
		['EACCES', 'no'],
		['EPERM', 'no'],
		['EROFS', 'no'],
		['EIO', 'unknown'],
	])('the right to write, refused with %s: %s', async (code, writable) => {
		const folder = await temporaryFolder();
		await expect(filesWith({access: failing(code)}).inspectFolder(folder)).resolves.toMatchObject({writable});
	});

	test('the right to write on Windows', async () => {
		const stat = (async () => fs.stat('/')) as unknown as FileSystem['stat'];
		await expect(filesWith({stat}, systemClock, 'windows').inspectFolder('C:\\')).resolves.toMatchObject({folder: 'there', writable: 'unknown'});
	});
});

describe('making a folder', () => {
	test('makes its parents, and tells that one was there already', async () => {
		const folder = path.join(await temporaryFolder(), 'one', 'two');
		await files.createFolder(folder);
		await expect(files.createFolder(folder)).resolves.toEqual({state: 'not-limited', detail: `${folder} was there when it was to be made, so its rights were left as they are.`});
		await expect(files.inspectFolder(folder)).resolves.toMatchObject({folder: 'there'});
	});

	test.runIf(pathStyle === 'posix').each([0o000, 0o022, 0o277, 0o777])('each level is for this user alone, with the umask %o', async mask => {
		const home = await temporaryFolder();
		const masked = filesWith({
			async mkdir(place: string, {mode}: {mode: number}) {
				// eslint-disable-next-line no-bitwise -- as the system does
				await fs.mkdir(place, {mode: mode & ~mask});
			},
		} as unknown as Partial<FileSystem>);
		await expect(masked.createFolder(path.join(home, 'one', 'two'))).resolves.toEqual({state: 'limited', detail: 'Only this user has rights on the new folder.'});
		for (const place of ['one', 'one/two']) {
			const {mode} = await fs.stat(path.join(home, place));
			expect(mode % 0o1000).toBe(0o700);
		}
	});

	test.runIf(pathStyle === 'posix').each(['one', 'one/two'])('notices that somebody makes %s meanwhile', async early => {
		const home = await temporaryFolder();
		const raced = filesWith({
			async mkdir(place: string, options: {mode: number}) {
				if (place === path.join(home, early)) {
					await fs.mkdir(place, 0o777);
				}

				await fs.mkdir(place, options);
			},
		} as unknown as Partial<FileSystem>);
		await expect(raced.createFolder(path.join(home, 'one', 'two'))).resolves.toEqual({
			state: 'not-limited', detail: `${path.join(home, early)} was there when it was to be made, so its rights were left as they are.`,
		});
	});

	test.runIf(pathStyle === 'posix')('goes no further where somebody puts a link meanwhile', async () => {
		const home = await temporaryFolder();
		const elsewhere = await temporaryFolder();
		const raced = filesWith({
			async mkdir(place: string, options: {mode: number}) {
				if (place === path.join(home, 'one')) {
					await fs.symlink(elsewhere, place);
				}

				await fs.mkdir(place, options);
			},
		} as unknown as Partial<FileSystem>);
		await expect(raced.createFolder(path.join(home, 'one', 'two'))).rejects.toThrow('EEXIST');
		await expect(fs.readdir(elsewhere)).resolves.toEqual([]);
	});

	test('throws the error of the file system', async () => {
		const folder = await temporaryFolder();
		await fs.writeFile(path.join(folder, 'file'), '');
		await expect(files.createFolder(path.join(folder, 'file', 'one'))).rejects.toThrow('ENOTDIR');
	});

	test.runIf(pathStyle === 'posix')('comes to an end where the system can make none', async () => {
		await expect(files.createFolder('/proc/x/y')).rejects.toThrow('ENOENT');
	});
});
