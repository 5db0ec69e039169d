import {spawn} from 'node:child_process';
import {
	cp,
	mkdir,
	readdir,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {isLostFile} from '../../source/commands/unexpected.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {withTerminal} from '../pty/terminal.ts';
import {bundle, runProgram} from './program.ts';

const lost = 'entsso-backup has ended: a file of its own is gone, unreadable or changed:';

/** Prints what is said of the error of `import()` of a module. */
const loader = String.raw`
const {unexpectedLines} = await import(process.argv[1]);
try {
	await import(process.argv[2]);
} catch (error) {
	const program = {version: '1', command: ['wizard'], privateWords: [], system: '', node: '', folder: ''};
	console.log(unexpectedLines(error, program).join('\n'));
}`;

async function toldOfLoading(file: string): Promise<string> {
	const unexpected = fileURLToPath(new URL('../../source/commands/unexpected.ts', import.meta.url));
	const {stdout} = spawn(process.execPath, ['--input-type=module', '--eval', loader, '--', unexpected, file], {stdio: ['ignore', 'pipe', 'inherit']});
	return text(stdout);
}

/** Copies the program to a folder of its own, which may lose files. */
async function copyProgram(): Promise<string> {
	const folder = path.join(await temporaryFolder(), 'dist');
	await cp(path.dirname(bundle), folder, {recursive: true});
	return folder;
}

async function removeParts(folder: string, names: RegExp): Promise<void> {
	const parts = path.join(folder, 'parts');
	const removed = await readdir(parts).then(all => all.filter(name => names.test(name)));
	expect(removed).not.toEqual([]);
	await Promise.all(removed.map(async name => rm(path.join(parts, name))));
}

describe('a module that', () => {
	test.each([
		['is gone', async () => {/* It never was there. */}],
		['is a folder', async (file: string) => mkdir(file)],
		['was cut off', async (file: string) => writeFile(file, 'export const one = ')],
		['needs what another one does not have', async (file: string) => {
			await writeFile(path.join(path.dirname(file), 'other.mjs'), 'export const one = 1;');
			await writeFile(file, 'import {two} from \'./other.mjs\'; export default two;');
		}],
		['needs one that is gone', async (file: string) => writeFile(file, 'import \'./gone.mjs\';')],
	])('%s is a file that was lost', async (_, make) => {
		const file = path.join(await temporaryFolder(), 'part.mjs');
		await make(file);
		expect(await toldOfLoading(file)).toContain(lost);
	});

	test('may not be read is a file that was lost', () => {
		const error = Object.defineProperty(new Error('EACCES: permission denied, open \'/opt/x.mjs\''), 'stack', {
			value: `Error: EACCES: permission denied, open '/opt/x.mjs'
    at Object.openSync (node:fs:560:18)
    at getSourceSync (node:internal/modules/esm/load:45:17)
    at ModuleLoader.load (node:internal/modules/esm/loader:831:12)`,
		});
		expect(isLostFile(error)).toBe(true);
	});

	test.each([
		['throws', 'throw new TypeError(\'a bug\');'],
		['reads a file that is not there', 'import fs from \'node:fs\'; fs.readFileSync(\'/not/there\');'],
		['waits for a file that is not there', 'import fs from \'node:fs/promises\'; await fs.readFile(\'/not/there\');'],
		['reads a text that is no JSON', 'JSON.parse(\'{\');'],
	])('%s is an error of the program', async (_, content) => {
		const file = path.join(await temporaryFolder(), 'part.mjs');
		await writeFile(file, content);
		expect(await toldOfLoading(file)).toContain('Please report this');
	});
});

describe('a program whose files are gone says so, and ends', () => {
	test('in the wizard, when a part is needed', async () => {
		const folder = await copyProgram();
		await withTerminal({command: path.join(folder, 'cli.mjs'), arguments: ['--practice', 'ok'], rows: 40}, async terminal => {
			await terminal.waitFor('Enter goes on.');
			await rm(path.join(folder, 'parts'), {recursive: true});
			terminal.press('enter');
			await terminal.waitFor('ssoconfig is here.');
			terminal.press('enter');
			await terminal.waitFor('Backup file');
			terminal.press('enter');
			await terminal.waitFor('Make it?');
			terminal.press('enter');
			await terminal.waitFor('Ctrl+G make one');
			terminal.press('ctrl-g');
			expect(await terminal.exited).toMatchObject({exitCode: 1});
			const told = terminal.text();
			expect(told.split(lost)).toHaveLength(2);
			expect(told).toContain('Nothing of it is running any more. Start it again;');
			expect(told).not.toContain('report');
		});
	}, 30_000);

	test('in a command, whose object cannot be made then', async () => {
		const folder = await copyProgram();
		await removeParts(folder, /^(?:check|refused-call)-/v);
		const {exitCode, said, complained} = await runProgram(['check', '--json', '--practice', 'ok'], {program: path.join(folder, 'cli.mjs')});
		expect({exitCode, said}).toEqual({exitCode: 1, said: ''});
		expect(complained.split(lost)).toHaveLength(2);
		expect(complained).not.toContain('running, it is not known');
	}, 30_000);

	test('in a wrong call', async () => {
		const folder = await copyProgram();
		await removeParts(folder, /^refused-call-/v);
		const {exitCode, complained} = await runProgram(['check', '--jsonn'], {program: path.join(folder, 'cli.mjs')});
		expect(exitCode).toBe(1);
		expect(complained).toContain('Did you mean --json?');
		expect(complained.split(lost)).toHaveLength(2);
	}, 30_000);
});
