/*
A second window, started elevated. Wine (10) knows no question before that and no user with fewer rights, so what is seen
here is the call itself: what is started, with what, and what is said where it cannot be.
*/
import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {
	afterAll,
	beforeAll,
	expect,
	inject,
	test,
	vi,
} from 'vitest';
import {nativePackages} from '../../source/packaging/build.ts';
import {patience} from '../limits.ts';
import {type TestTerminal, withTerminal} from '../pty/terminal.ts';
import {healthy, installEntsso} from './entsso.ts';
import {Computer, programFolder, systemFolder} from './wine/computer.ts';

const driver = String.raw`${programFolder}\start.mjs`;

/** Where cmd.exe could take a part of the path for a command. */
const folder = String.raw`C:\tools & (more)`;
const told = String.raw`C:\told.txt`;

/** Stands in for the program: it keeps what it was given, and waits for nothing. */
const telling = String.raw`
import {writeFileSync, renameSync} from 'node:fs';
const {argv, execArgv, execPath, env} = process;
writeFileSync('C:\\told.new', JSON.stringify({given: argv.slice(2), flags: execArgv, program: execPath, directory: process.cwd(), names: Object.keys(env)}));
renameSync('C:\\told.new', 'C:\\told.txt');
`;

type Told = {readonly given: readonly string[]; readonly flags: readonly string[]; readonly program: string; readonly directory: string; readonly names: readonly string[]};

const own = {node: String.raw`${folder}\node.exe`, file: String.raw`${folder}\cli.mjs`};
const launcher = {file: String.raw`${folder}\entsso-backup.cmd`, shell: String.raw`${systemFolder}\cmd.exe`};

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await build({
		entryPoints: [fileURLToPath(new URL('elevation/start.ts', import.meta.url))],
		outfile: computer.file(driver),
		bundle: true,
		platform: 'node',
		format: 'esm',
		external: nativePackages,
		banner: {js: 'import {createRequire as requireFrom} from "node:module"; const require = requireFrom(import.meta.url);'},
		logLevel: 'warning',
	});
	for (const name of ['node.exe', 'entsso-backup.cmd']) {
		await computer.copyIn(path.join(inject('program'), name), `${folder}\\${name}`);
	}

	await computer.write(String.raw`${folder}\cli.mjs`, telling);
});

afterAll(async () => {
	await computer.close();
});

/** Returns what Windows answered to each of these. */
async function start(starts: readonly unknown[], environment: Readonly<Record<string, string>> = {}): Promise<unknown> {
	await computer.write(String.raw`C:\starts.json`, JSON.stringify(starts));
	const {output, errors} = await computer.run(String.raw`${programFolder}\node.exe`, [driver, String.raw`C:\starts.json`], {environment, limit: 120_000});
	expect(errors).toBe('');
	return JSON.parse(output);
}

/** Returns what the program that was started tells of itself. */
async function whatItTells(): Promise<Told> {
	await vi.waitFor(() => {
		expect(existsSync(computer.file(told))).toBe(true);
	}, {timeout: patience, interval: 100});
	const text = await computer.read(told);
	await computer.remove(told);
	return JSON.parse(text) as Told;
}

const awkward = ['--backup-file', String.raw`D:\a & b ^ (c) ! d | e\f.bak`, '', '--copy-to', 'E:\\x y\\', '^', '&', '!PATH!', 'Ü 備份'];

test('by its launcher, with all that it was given, in its own folder and without what Node.js goes by', async () => {
	expect(await start([{...own, given: awkward, launcher}], {NODE_PATH: String.raw`C:\not there`})).toEqual([0]);
	const {given, flags, program, directory, names} = await whatItTells();
	expect({
		given, flags, program, directory,
	}).toEqual({
		given: awkward, flags: ['--disable-sigusr1', '--max-semi-space-size=2', '--no-turbofan'], program: own.node, directory: folder,
	});
	expect(names).not.toContain('NODE_PATH');
});

test('by its launcher where it was given nothing', async () => {
	expect(await start([{...own, given: [], launcher}])).toEqual([0]);
	expect(await whatItTells()).toMatchObject({given: [], program: own.node, directory: folder});
});

test.each([['no launcher', undefined], ['a launcher that would change them', launcher]])('by Node.js where there is %s', async (_, by) => {
	const given = [...awkward, '%SystemDrive%', '100%', 'say "hi" & go', String.raw`a\"b & c`, 'x\\'];
	expect(await start([{...own, given, launcher: by}])).toEqual([0]);
	expect(await whatItTells()).toMatchObject({
		given, flags: ['--disable-sigusr1', '--max-semi-space-size=2', '--no-turbofan'], program: own.node, directory: folder,
	});
});

test('what is not there is not started, and the error of Windows is told', async () => {
	expect(await start([{node: String.raw`C:\nothing\node.exe`, file: String.raw`C:\nothing\cli.mjs`, given: []}])).toEqual([expect.toBeOneOf([2, 3])]);
});

/** Waits for this text; where the screen says that something was not found out in time, a key tries again. */
async function waitInSpiteOfLoad(terminal: TestTerminal, wanted: string, tooSlow: RegExp, key: string): Promise<void> {
	const limit = {timeout: patience};
	const either = (text: string) => text.includes(wanted) || tooSlow.test(text);
	await terminal.waitUntil(either, wanted, limit);
	while (!terminal.text().includes(wanted)) {
		terminal.type(key);
		await terminal.waitForGone(tooSlow, limit);
		await terminal.waitUntil(either, wanted, limit);
	}
}

test('the key on the Check screen starts it, and this window says where it goes on', async () => {
	await installEntsso(computer, {...healthy, isElevated: false});
	await computer.write(String.raw`${programFolder}\entsso-backup.cmd`, String.raw`@echo [%*]>C:\launched.txt`);
	const [command, ...rest] = await computer.wizard([]);
	await withTerminal({command, arguments: rest}, async terminal => {
		await waitInSpiteOfLoad(terminal, 'start as administrator', /could not be found out|did not answer within/v, 'c');
		terminal.type('e');
		await waitInSpiteOfLoad(terminal, 'was started as administrator', /It was not started/v, 'e');
		await expect.poll(async () => computer.read(String.raw`C:\launched.txt`).catch(() => undefined)).toBe('[]\r\n');
		terminal.press('enter');
		expect(await terminal.exited).toMatchObject({exitCode: 130});
		expect(terminal.scrollback().join('\n')).toContain('Go on in the window that was opened as administrator.');
	});
}, 240_000);
