import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {build} from '../../source/packaging/build.ts';
import {licensesOf, packageFolders} from '../../source/packaging/licenses.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

/** A package in a folder of its own; `files` besides its package.json. */
async function makePackage(files: Readonly<Record<string, string>>): Promise<string> {
	const folder = await temporaryFolder();
	const all = {'package.json': JSON.stringify({name: 'some-package', version: '1.2.3', license: 'MIT'}), ...files};
	for (const [name, content] of Object.entries(all)) {
		await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
		await writeFile(path.join(folder, name), content);
	}

	return folder;
}

describe('licenses', () => {
	test('a file belongs to the innermost package; files of our own to none', () => {
		expect(packageFolders([
			'source/cli.tsx',
			'node_modules/b/index.js',
			'node_modules/a/node_modules/@scope/c/lib/index.js',
			'node_modules/a/lib/one.js',
			'node_modules/a/lib/two.js',
		])).toEqual(['node_modules/a', 'node_modules/a/node_modules/@scope/c', 'node_modules/b']);
	});

	test('the terms of every package in the bundle are known', async () => {
		const {sources} = await build(await temporaryFolder());
		const folders = packageFolders(sources);
		const licenses = await licensesOf(folders);
		expect(folders).toEqual(expect.arrayContaining(['node_modules/ink', 'node_modules/react']));
		expect(folders.map(folder => folder.replace(/^.*node_modules\//v, '')).filter(name => !licenses.includes(`\n${name} `))).toEqual([]);
	});

	test('every license text of a package is given, and none of a package inside it', async () => {
		const folder = await makePackage({
			'LICENSE.md': 'first terms', 'vendor/part/COPYING': 'second terms', 'node_modules/other/LICENSE': 'other terms', 'license-check.js': 'no terms',
		});
		const licenses = await licensesOf([folder]);
		expect(licenses).toContain('some-package 1.2.3 (MIT)');
		expect(licenses).toContain('first terms\n\nsecond terms\n');
		expect(licenses).not.toContain('other terms');
		expect(licenses).not.toContain('no terms');
	});

	test('a package whose terms are not known stops the packaging', async () => {
		await expect(licensesOf([await makePackage({})])).rejects.toThrow('some-package has no license text');
	});
});
