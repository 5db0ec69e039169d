import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {drawScreens} from './scenes.ts';

const folder = import.meta.dirname;

test('the pictures of the readme show the screens as they are; npm run screens draws them anew', async () => {
	const drawn = await drawScreens();
	const names = await readdir(folder);
	expect(names.filter(name => name.endsWith('.svg'))).toHaveLength(drawn.size);
	for (const [name, svg] of drawn) {
		expect(await readFile(path.join(folder, name), 'utf8'), name).toBe(svg);
	}
});
