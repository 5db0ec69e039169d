import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

/** Files by path, with the files that each imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Returns what the sources and tests below a folder import of each other. */
export async function readImports(root: string): Promise<Imports> {
	const entries = await Promise.all(['source', 'test'].map(async top =>
		readdir(path.join(root, top), {recursive: true, withFileTypes: true})));
	const files = entries.flat()
		.filter(entry => entry.isFile() && /\.tsx?$/v.test(entry.name))
		.map(({parentPath, name}) => path.join(parentPath, name));
	return new Map(await Promise.all(files.map(async file => [file, await importsOf(file)] as const)));
}

async function importsOf(file: string): Promise<string[]> {
	const text = await readFile(file, 'utf8');
	const imported = ts.preProcessFile(text).importedFiles.map(({fileName}) => fileName);
	return [...imported, ...programsIn(text)]
		.filter(name => name.startsWith('.'))
		.map(name => path.resolve(path.dirname(file), name));
}

/** Returns the sources that are started as programs of their own, or loaded into one: they run as they are. */
export function programsIn(text: string): string[] {
	const found = text.matchAll(/new URL\('(?<name>[^']+\.tsx?)', import\.meta\.url\)/gv);
	return Array.from(found, ({groups}) => groups?.name ?? '');
}

/** Returns the tests that a file reaches, nearest first, with the number of imports between them. */
export function testsOf(file: string, imports: Imports): Array<{readonly test: string; readonly distance: number}> {
	const importers = new Map<string, string[]>();
	for (const [from, targets] of imports) {
		for (const target of targets) {
			importers.set(target, [...(importers.get(target) ?? []), from]);
		}
	}

	const distances = new Map([[file, 0]]);
	for (let ring = [file], distance = 1; ring.length > 0; distance++) {
		const next = new Set(ring.flatMap(current => importers.get(current) ?? []).filter(name => !distances.has(name)));
		for (const name of next) {
			distances.set(name, distance);
		}

		ring = [...next];
	}

	const tests = [...distances].filter(([name]) => /\.test\.tsx?$/v.test(name));
	return tests.map(([test, distance]) => ({test, distance}));
}
