import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(path.join(root, folder), {recursive: true, withFileTypes: true});
	return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
}

test('nothing in the program names what makes a new master secret', async () => {
	const files = [...await filesIn('source'), ...await filesIn('dist')].filter(file => !file.endsWith('.zip'));
	const texts = await Promise.all(files.map(async file => ({file, text: await readFile(file, 'utf8')})));
	expect(texts.length).toBeGreaterThan(100);
	expect(texts.filter(({text}) => /generate[\s\-_]*secret/iv.test(text)).map(({file}) => file)).toEqual([]);
});
