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

const sources = async () => {
	const all = await filesIn('source');
	const files = all.filter(file => /\.(?:ts|tsx)$/v.test(file) && !file.includes(`${path.sep}packaging${path.sep}`));
	expect(files.length).toBeGreaterThan(100);
	return Promise.all(files.map(async file => ({file: path.relative(root, file).replaceAll(path.sep, '/'), text: await readFile(file, 'utf8')})));
};

test('no variable says where a program or a library of the system is', async () => {
	const texts = await sources();
	const byVariable = /system_?root|\bwindir\b|comspec|\b(?:env|environment)\??\.path\b|\[["']path["']\]/iv;
	// Event Viewer looks there for the messages of events; this program does not.
	const forOthers = String.raw`%SystemRoot%\System32\EventCreate.exe`;
	expect(texts.filter(({text}) => byVariable.test(text.replace(forOthers, ''))).map(({file}) => file)).toEqual([]);
});

// Without a name it is the process itself.
test('libraries of Windows are loaded in one place, by their full path', async () => {
	const texts = await sources();
	expect(texts.filter(({text}) => /\b(?:koffi|library)\.load\((?!null\))/v.test(text)).map(({file}) => file)).toEqual(['source/host/windows/system-folder.ts']);
});

test('whatever starts a program gives it an environment of its own, and its full path', async () => {
	const texts = await sources();
	const starts = /\b(?:spawn|execFile|exec|fork)(?:Sync)?\(/v;
	const starting = texts.filter(({text}) => /node:child_process|node-pty/v.test(text) && starts.test(text));
	expect(starting.map(({file}) => file).toSorted()).toEqual([
		'source/core/engines/console/pty-holder.ts',
		'source/core/engines/console/pty-program.ts',
		'source/core/engines/hand-over.ts',
		'source/core/engines/process-tree/windows.ts',
		'source/host/windows/administration/caller.ts',
		'source/host/windows/run-program.ts',
	]);
	for (const {file, text} of starting) {
		expect(text, file).toContain('childEnvironment()');
		expect(text, file).not.toMatch(/\b(?:spawn|execFile|exec|fork)(?:Sync)?\(\s*["'`]/v);
	}
});

test('native modules are loaded in one place, from the folder of the program and not from beside a part of it', async () => {
	const texts = await sources();
	const loading = /(?:import|require|loadPackage)\(\s*["'](?:koffi|@lydell\/node-pty)["']|^import (?!type )[^;]*["'](?:koffi|@lydell\/node-pty)["']/mv;
	expect(texts.filter(({text}) => loading.test(text)).map(({file}) => file)).toEqual(['source/host/native-modules.ts']);
	const built = await filesIn('dist');
	const bundled = await Promise.all(built.filter(file => file.endsWith('.mjs')).map(async file => readFile(file, 'utf8')));
	expect(bundled.length).toBeGreaterThan(20);
	expect(bundled.filter(text => /import\(["'](?:koffi|@lydell\/node-pty)["']\)|from["'](?:koffi|@lydell\/node-pty)["']/v.test(text))).toEqual([]);
});

test('no placeholder is text because of a backslash of a raw template before it', async () => {
	const files = [...await filesIn('source'), ...await filesIn('test')].filter(file => /\.tsx?$/v.test(file));
	expect(files.length).toBeGreaterThan(500);
	const texts = await Promise.all(files.map(async file => ({file, text: await readFile(file, 'utf8')})));
	expect(texts.filter(({text}) => /\braw`[^`]*\\\$\{/v.test(text)).map(({file}) => file)).toEqual([]);
});
