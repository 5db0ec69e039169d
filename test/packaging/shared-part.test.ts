import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {promptWords} from '../../source/core/engines/console/prompt-words.ts';
import {explainCode} from '../../source/core/proof/codes.ts';
import {notAFileThere} from '../../source/core/proof/evidence.ts';
import {uncertainHistory} from '../../source/core/records/record-lines.ts';

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

/** Returns the files that are loaded with these, and these. */
async function loadedBy(files: readonly string[], loaded: readonly string[] = []): Promise<string[]> {
	const more = files.filter(file => !loaded.includes(file));
	const all = [...loaded, ...more];
	const imported = await Promise.all(more.map(async file => importsOf(file)));
	return more.length === 0 ? all : loadedBy([...new Set(imported.flat())], all);
}

/** Returns the files with these words, which may go on in the next line. */
async function filesWith(words: string, files: readonly string[]): Promise<string[]> {
	const texts = await Promise.all(files.map(async file => ({file, text: await readFile(path.join(dist, file), 'utf8')})));
	return texts.filter(({text}) => text.replaceAll('\\\n', '').includes(words)).map(({file}) => file);
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

test.each([
	['the words of prompts', promptWords[0]!.words.target!],
	['the meaning of error codes', explainCode('0x800706BE').meaning],
	['the evidence of a run', notAFileThere],
	['the state of the last backup', uncertainHistory.detail],
	['the text of help', 'Exit codes:'],
	['the completion of shells', 'COMP_WORDS'],
])('the first screen does not wait for %s', async (_, words) => {
	const start = await loadedBy(['cli.mjs', await partNamed('wizard'), await partNamed('windows-host'), await partNamed('practice-host')]);
	const parts = await readdir(path.join(dist, 'parts'));
	const others = parts.map(name => path.join('parts', name)).filter(file => !start.includes(file));
	expect(await filesWith(words, start)).toEqual([]);
	expect(await filesWith(words, others)).not.toEqual([]);
});

test('each file of the program is ASCII, which is compiled in half of the time', async () => {
	const files = await readdir(dist, {recursive: true, withFileTypes: true});
	const programs = files.filter(file => file.isFile() && (file.name.endsWith('.mjs') || file.parentPath.endsWith('practice')));
	expect(programs.length).toBeGreaterThan(40);
	const texts = await Promise.all(programs.map(async file => ({name: file.name, text: await readFile(path.join(file.parentPath, file.name), 'utf8')})));
	expect(texts.filter(({text}) => /\P{ASCII}/v.test(text)).map(({name}) => name)).toEqual([]);
});
