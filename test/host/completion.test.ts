import type {Dirent} from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import {createFiles} from '../../source/host/files.ts';
import type {FileSystem} from '../../source/host/file-system.ts';
import {temporaryFolder} from './temporary-folder.ts';

describe.runIf(path.sep === '/')('real folders', () => {
	const {completePath} = createFiles({pathStyle: 'posix', clock: systemClock});

	async function someFolder(): Promise<string> {
		const folder = await temporaryFolder();
		await Promise.all(['backup', 'Backup', '.hidden'].map(async name => fs.mkdir(path.join(folder, name))));
		await Promise.all(['backup.bak', 'bad', 'notes'].map(async name => fs.writeFile(path.join(folder, name), '')));
		await fs.symlink(path.join(folder, 'backup'), path.join(folder, 'balink'));
		await fs.symlink(path.join(folder, 'missing'), path.join(folder, 'babroken'));
		return folder;
	}

	test('files and folders, sorted, folders with a separator', async () => {
		const folder = await someFolder();
		await expect(completePath(`${folder}/ba`, 'file')).resolves.toEqual(['babroken', 'backup/', 'backup.bak', 'bad', 'balink/'].map(name => `${folder}/${name}`));
	});

	test('folders alone', async () => {
		const folder = await someFolder();
		await expect(completePath(`${folder}/ba`, 'folder')).resolves.toEqual([`${folder}/backup/`, `${folder}/balink/`]);
	});

	test('everything in a folder but the hidden', async () => {
		const folder = await someFolder();
		await expect(completePath(`${folder}/`, 'folder')).resolves.toEqual(['backup/', 'Backup/', 'balink/'].map(name => `${folder}/${name}`));
	});

	test('hidden names after a dot', async () => {
		const folder = await someFolder();
		await expect(completePath(`${folder}/.`, 'file')).resolves.toEqual([`${folder}/.hidden/`]);
	});

	test.each(['', 'backup', 'relative/path', '~/'])('nothing for %j', async text => {
		await expect(completePath(text, 'file')).resolves.toEqual([]);
	});

	test('nothing in a folder that is missing', async () => {
		const folder = await someFolder();
		await expect(completePath(`${folder}/missing/a`, 'file')).resolves.toEqual([]);
	});

	test('no more than 200', async () => {
		const folder = await temporaryFolder();
		await Promise.all(Array.from({length: 205}, async (_, index) => fs.writeFile(path.join(folder, `name${String(index).padStart(3, '0')}`), '')));
		const names = await completePath(`${folder}/name`, 'file');
		expect(names).toHaveLength(200);
		expect(names.at(-1)).toBe(`${folder}/name199`);
	});
});

describe('Windows paths', () => {
	const entry = (name: string, isFolder: boolean) => ({name, isDirectory: () => isFolder, isSymbolicLink: () => false}) as unknown as Dirent;
	const folders: Record<string, Dirent[]> = {
		'C:\\': [entry('Windows', true), entry('WinPE', true), entry('win.ini', false), entry('Users', true)],
		'C:/': [entry('Windows', true)],
		'\\\\server\\share\\': [entry('Safe', true)],
	};
	const fileSystem = {
		...fs,
		async readdir(folder: string) {
			const entries = folders[folder];
			if (entries === undefined) {
				throw new Error('EACCES');
			}

			return entries;
		},
		async stat(target: string) {
			if (target !== 'C:\\') {
				throw new Error('ENOENT');
			}
		},
	} as unknown as FileSystem;
	const {completePath} = createFiles({pathStyle: 'windows', clock: systemClock, fileSystem});

	test.each([
		[String.raw`C:\win`, [String.raw`C:\win.ini`, 'C:\\Windows\\', 'C:\\WinPE\\']],
		['C:/W', ['C:/Windows/']],
		['c', ['C:\\']],
		['c:', ['C:\\']],
		['d:', []],
		[String.raw`\\server\share\s`, [String.raw`\\server\share\Safe` + '\\']],
		[String.raw`\\server\share2\s`, []],
		[String.raw`\\server\sh`, []],
		[String.raw`\\ser`, []],
		[String.raw`\win`, []],
		[String.raw`win\x`, []],
	])('%s', async (text, names) => {
		await expect(completePath(text, 'file')).resolves.toEqual(names);
	});
});
