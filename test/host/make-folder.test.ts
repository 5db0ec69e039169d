import {existsSync} from 'node:fs';
import {
	mkdir,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {makeFolder} from '../../source/host/make-folder.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** Makes levels as the system does, and notes which were tried. */
function noting(make: (level: string) => Promise<unknown> = mkdir) {
	const tried: string[] = [];
	return {
		tried,
		async makeLevel(level: string) {
			tried.push(level);
			await make(level);
		},
	};
}

function refusing(code: string) {
	return async (): Promise<never> => {
		throw Object.assign(new Error(code), {code});
	};
}

describe('each missing level', () => {
	test('is made by itself, the first is given, and what is there is left', async () => {
		const home = await temporaryFolder();
		const folder = path.join(home, 'one', 'two', 'three');
		const {tried, makeLevel} = noting();
		expect(await makeFolder(`${folder}/../three/`, {makeLevel})).toBe(path.join(home, 'one'));
		expect(tried.slice(-3).map(level => path.basename(level))).toEqual(['one', 'two', 'three']);
		expect(await makeFolder(folder, {makeLevel})).toBeUndefined();
		expect(await makeFolder(path.join(folder, 'four'))).toBe(path.join(folder, 'four'));
	});

	test('gets what the one who makes it gives it', async () => {
		const home = await temporaryFolder();
		await makeFolder(path.join(home, 'one', 'two'), {makeLevel: async level => mkdir(level, 0o700)});
		for (const level of ['one', 'one/two']) {
			const {mode} = await stat(path.join(home, level));
			expect((mode % 0o1000).toString(8)).toBe('700');
		}
	});

	test('may be made by somebody else meanwhile', async () => {
		const folder = path.join(await temporaryFolder(), 'one', 'two');
		const results = await Promise.all(Array.from({length: 20}, async () => makeFolder(folder)));
		expect(existsSync(folder)).toBe(true);
		expect(results.filter(made => made !== undefined).length).toBeGreaterThan(0);
	});

	test('may be a link to a folder', async () => {
		const home = await temporaryFolder();
		await mkdir(path.join(home, 'there'));
		await symlink(path.join(home, 'there'), path.join(home, 'link'));
		await makeFolder(path.join(home, 'link', 'new'));
		expect(existsSync(path.join(home, 'there', 'new'))).toBe(true);
	});
});

describe('an end is come to, with an error', () => {
	test.each(['/proc/x', '/proc/x/y/z', '/proc/self/fd/x'])('in %s, where no folder can be made', async folder => {
		const {tried, makeLevel} = noting();
		await expect(makeFolder(folder, {makeLevel})).rejects.toMatchObject({code: 'EINVAL'});
		expect(tried.length).toBeLessThanOrEqual(2 * folder.split('/').length);
	});

	test('where a name cannot be, as Windows says it', async () => {
		const there = new Set(['C:\\', String.raw`C:\SSO`]);
		const {tried, makeLevel} = noting(async level => refusing(there.has(level) ? 'EEXIST' : 'ENOENT')());
		const options = {makeLevel, rules: path.win32, stat: async (level: string) => ({isDirectory: () => there.has(level)})};
		await expect(makeFolder(String.raw`C:\SSO\a<b\c`, options)).rejects.toMatchObject({code: 'EINVAL'});
		expect(tried.length).toBeLessThan(8);
	});

	test.each([String.raw`Q:\one\two`, String.raw`\\gone\share\one\two`])('where there is no such drive or share: %s', async folder => {
		const {tried, makeLevel} = noting(refusing('ENOENT'));
		await expect(makeFolder(folder, {makeLevel, rules: path.win32, stat: refusing('ENOENT')})).rejects.toMatchObject({code: 'ENOENT'});
		expect(tried).toHaveLength(3);
	});

	test('where a file is in the way, or a link that leads nowhere', async () => {
		const home = await temporaryFolder();
		await writeFile(path.join(home, 'file'), '');
		await symlink(path.join(home, 'nowhere'), path.join(home, 'link'));
		await expect(makeFolder(path.join(home, 'file'))).rejects.toMatchObject({code: 'EEXIST'});
		await expect(makeFolder(path.join(home, 'file', 'one', 'two'))).rejects.toMatchObject({code: 'ENOTDIR'});
		await expect(makeFolder(path.join(home, 'link'))).rejects.toMatchObject({code: 'EEXIST'});
	});

	test('where it is refused', async () => {
		await expect(makeFolder('/nowhere/x', {makeLevel: refusing('EACCES')})).rejects.toMatchObject({code: 'EACCES'});
	});
});
