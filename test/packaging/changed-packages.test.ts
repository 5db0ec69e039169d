import {readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import {adjacencyGraphs, dictionary} from '@zxcvbn-ts/language-common';
import {describe, expect, test} from 'vitest';
import {type Built, build, root} from '../../source/packaging/build.ts';
import {lateBuiltin} from '../../source/packaging/changed-builtins.ts';
import {type Change, changedPackages} from '../../source/packaging/changed-packages.ts';
import {importedNames} from '../../source/packaging/imported-names.ts';
import {PackageChanges} from '../../source/packaging/package-changes.ts';
import {edited} from '../../source/packaging/patches.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {changesWithout} from '../benchmark/without.ts';

const rowOf = (file: string, change: Change) => ({
	name: 'some row', files: [file], change, why: 'works', worth: 'none',
} as const);

/** Builds with one row more. */
async function buildWith(file: string, change: Change): Promise<Built> {
	return build(await temporaryFolder(), {rows: [...changedPackages, rowOf(file, change)]});
}

async function textOf(folder: string, {files}: Built): Promise<string> {
	const texts = await Promise.all(files.map(async file => readFile(path.join(folder, file), 'utf8')));
	return texts.join('\n');
}

test('each change has a name of its own, and its worth', () => {
	const names = changedPackages.map(({name}) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(changedPackages.filter(({worth}) => worth === '')).toEqual([]);
});

describe('a change that no longer fits its package ends the build', () => {
	test('its file is not there', () => {
		expect(() => new PackageChanges([rowOf('node_modules/ink/build/gone.js', {kind: 'patched', patch: String})])).toThrow('The change "some row" is of node_modules/ink/build/gone.js, which is not there.');
	});

	test('the file that stands for it is not there', () => {
		expect(() => new PackageChanges([rowOf('node_modules/ink/build/dom.js', {kind: 'replaced', by: 'gone.ts'})])).toThrow('lighter/gone.ts');
	});

	test.each([
		['node_modules/ink/build/devtools-window-polyfill.js', {kind: 'patched', patch: String}],
		['node_modules/ink/build/devtools-window-polyfill.js', {kind: 'replaced', by: 'nothing.ts'}],
		['node_modules/ink/build/devtools-window-polyfill.js', {
			kind: 'given', global: 'Intl.Segmenter', by: 'late-segmenter.ts', name: 'LateSegmenter',
		}],
		['node:http2', {kind: 'late'}],
	] as const)('nothing imports it: %s, %o', async (file, change) => {
		await expect(buildWith(file, change)).rejects.toThrow(`is of ${file}, which nothing imports.`);
	});

	test('the text that it changes is not there', async () => {
		await expect(buildWith('node_modules/ink/build/dom.js', {kind: 'patched', patch: edited({before: 'no such line', after: ''})})).rejects.toThrow('no longer has this place, once: no such line');
	});

	test('the text that it changes is there twice', () => {
		expect(() => edited({before: 'a', after: 'b'})('a a')).toThrow('once: a');
	});

	test('what is imported of a module of Node.js is no function', () => {
		expect(() => lateBuiltin('node:fs/promises', ['readFile', 'constants'])).toThrow('constants of node:fs/promises is no function');
	});
});

test('a name that is no change has no worth', () => {
	expect(() => changesWithout('some row')).toThrow('There is no change "some row"; there are quick-lru, ajv,');
	expect(changesWithout('ajv')).toHaveLength(changedPackages.length - 1);
});

test('the imports from Node.js are read from what esbuild writes', () => {
	const names = importedNames([
		'import {\n  chmod,\n  readFile as readFile2\n} from "node:fs/promises";\nimport process2, { env } from "node:process";\nimport os from "node:os";',
		'import { stat } from "node:fs/promises";\nimport * as fs$ from "fs";\nfs$.statSync(a.fs$.b); fs$.openSync;\nimport { other } from "./part.mjs";',
		'import { readFile } from "node:fs/promises";',
	]);
	expect(Object.fromEntries(names)).toEqual({
		'node:fs/promises': ['chmod', 'readFile', 'stat'], 'node:process': ['env'], 'node:os': [], fs: ['openSync', 'statSync'],
	});
});

test('each common password is weak by the list that is shipped', async () => {
	const {files, change} = changedPackages.find(({name}) => name === 'passwords')!;
	const [file = ''] = files;
	const whole = path.join(root, file);
	const kept = path.join(await temporaryFolder(), 'passwords.cjs');
	await writeFile(kept, (change as {patch: (source: string) => string}).patch(await readFile(whole, 'utf8')));
	const load = createRequire(import.meta.url);
	const shipped = load(kept) as string[];
	const published = load(whole) as string[];
	expect(shipped.length).toBeLessThan(published.length / 4);
	expect(shipped.slice(0, 1000)).toEqual(published.slice(0, 1000));
	const zxcvbn = new ZxcvbnFactory({dictionary: {...dictionary, 'passwords-common': shipped}, graphs: adjacencyGraphs});
	// ENTSSO takes no password below seven characters, and below so many powers of ten of guesses one is weak.
	expect(published.filter(word => word.length >= 7 && zxcvbn.check(word).guessesLog10 >= 13)).toEqual([]);
});

describe('what is in the bundle for security', () => {
	/** What a row keeps out: files of packages, and text of theirs. */
	const keptOut: Readonly<Record<string, {readonly source: string; readonly text: RegExp}>> = {
		'quick-lru': {source: 'node_modules/quick-lru/', text: /`maxSize` must be/v},
		ajv: {source: 'node_modules/ajv/', text: /new Function|(?<![\w$.])(?:Function|eval)\(/v},
	};
	test('each change for security is looked for', () => {
		expect(Object.keys(keptOut)).toEqual(changedPackages.filter(({why}) => why === 'security').map(({name}) => name));
	});

	test.each(Object.entries(keptOut))('%s', async (name, {source, text: unwanted}) => {
		const [folder, otherFolder] = await Promise.all([temporaryFolder(), temporaryFolder()]);
		const built = await build(folder);
		expect(built.sources.filter(file => file.startsWith(source))).toEqual([]);
		expect(await textOf(folder, built)).not.toMatch(unwanted);
		const without = await build(otherFolder, {rows: changesWithout(name)});
		expect(without.sources.filter(file => file.startsWith(source))).not.toEqual([]);
		expect(await textOf(otherFolder, without)).toMatch(unwanted);
	});
});
