import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const source = fileURLToPath(new URL('../../source', import.meta.url));

/** Returns the files of the program in which this stands, apart from the packaging and the practice program, which have ends of their own. */
async function filesWith(pattern: RegExp): Promise<string[]> {
	const entries = await readdir(source, {recursive: true});
	const files = entries.filter(name => /\.tsx?$/v.test(name) && !/^(?:packaging|host[\/\\]practice)[\/\\]/v.test(name));
	expect(files.length).toBeGreaterThan(150);
	const texts = await Promise.all(files.map(async name => ({name: name.replaceAll('\\', '/'), text: await readFile(path.join(source, name), 'utf8')})));
	return texts.filter(({text}) => pattern.test(text)).map(({name}) => name).toSorted();
}

test('only these write to a terminal, and each makes its text visible before or has only its own', async () => {
	// The version that is needed; the commands' own output, and what it and Commander write to; the terminal that is given to the tool; plain lines and prompts; the painter. The screen of the tool is in memory.
	await expect(filesWith(/\b(?:stdout|stderr|output|stream|target|terminal)\.write\(/v)).resolves.toEqual([
		'cli.tsx',
		'commands/output.ts',
		'commands/standard-stream.ts',
		'core/engines/console/screen.ts',
		'core/engines/console/take-over.ts',
		'plain/plain-wizard.ts',
		'terminal/painter.ts',
	]);
	await expect(filesWith(/\bconsole\.(?:log|error|warn|info)\(/v)).resolves.toEqual([]);
	// The commander of the command line writes by itself, and is told how.
	await expect(filesWith(/writeOut|writeErr/v)).resolves.toEqual(['command-line/program.ts']);
});

test('only these hand text to Ink', async () => {
	await expect(filesWith(/\bText\b[^;]+from 'ink'/v)).resolves.toEqual(['ink/rows.tsx']);
});

test('only one prints JSON', async () => {
	// The others compare states and events, tell records apart, keep the debug file, and ask a process of this program.
	await expect(filesWith(/JSON\.stringify\(/v)).resolves.toEqual([
		'commands/debug.ts',
		'core/proof/look.ts',
		'core/records/record.ts',
		'host/debug-file.ts',
		'host/json-line.ts',
		'host/windows/administration/caller.ts',
	]);
});
