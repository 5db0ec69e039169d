import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

async function importsOf(file: string): Promise<string[]> {
	const text = await readFile(path.join(dist, file), 'utf8');
	return Array.from(text.matchAll(/(?:from|import)"(?<name>\.[^"]+\.mjs)"/gv), ({groups}) => path.join(path.dirname(file), groups?.name ?? ''));
}

async function partNamed(name: string): Promise<string> {
	const names = await readdir(path.join(dist, 'parts'));
	const found = names.filter(each => each.startsWith(`${name}-`));
	expect(found).toHaveLength(1);
	return path.join('parts', found[0]!);
}

test('what the start shares with other parts is one file', async () => {
	const shared = await importsOf(await partNamed('practice-host'));
	expect(shared).toHaveLength(1);
	expect(await importsOf(await partNamed('windows-host'))).toEqual(shared);
	const imported = await importsOf('cli.mjs');
	// Besides it, package.json.
	expect(imported.length).toBeLessThan(3);
	expect(imported).toContain(shared[0]);
	expect(await readFile(path.join(dist, shared[0]!), 'utf8')).toContain('Check this computer');
});

test('each file of the program is ASCII, which is compiled in half of the time', async () => {
	const files = await readdir(dist, {recursive: true, withFileTypes: true});
	const programs = files.filter(file => file.isFile() && (file.name.endsWith('.mjs') || file.parentPath.endsWith('practice')));
	expect(programs.length).toBeGreaterThan(40);
	const texts = await Promise.all(programs.map(async file => ({name: file.name, text: await readFile(path.join(file.parentPath, file.name), 'utf8')})));
	expect(texts.filter(({text}) => /\P{ASCII}/v.test(text)).map(({name}) => name)).toEqual([]);
});
