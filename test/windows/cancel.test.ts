import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {
	afterAll,
	beforeAll,
	expect,
	test,
	vi,
} from 'vitest';
import {nativePackages} from '../../source/packaging/build.ts';
import {patience} from '../limits.ts';
import {installTool} from './backup.ts';
import {Computer, programFolder} from './wine/computer.ts';

const driver = String.raw`${programFolder}\cancel.mjs`;

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await build({
		entryPoints: [fileURLToPath(new URL('engine/cancel.ts', import.meta.url))],
		outfile: computer.file(driver),
		bundle: true,
		platform: 'node',
		format: 'esm',
		external: nativePackages,
		banner: {js: 'import {createRequire as requireFrom} from "node:module"; const require = requireFrom(import.meta.url);'},
		logLevel: 'warning',
	});
});

afterAll(async () => {
	await computer.close();
});

/** The processes of the tool; the driver has its path among its arguments. */
async function tools(): Promise<string[]> {
	const lines = await computer.processes('ssoconfig.exe');
	return lines.filter(line => !line.includes('node.exe'));
}

test.each([['waits for ENTSSO, with a process of its own', 'hang', 2], ['has not said a word', 'silent', 1]])('a tool that %s is ended on cancel, with all it started', async (_, behaviour, processes) => {
	const tool = `C:\\${behaviour}`;
	const signalFile = String.raw`${tool}\cancel.txt`;
	await installTool(computer, tool, behaviour);
	const running = computer.run(path.win32.join(programFolder, 'node.exe'), [driver, String.raw`${tool}\ssoconfig.exe`, String.raw`${tool}\a.bak`, signalFile]);
	await vi.waitFor(async () => {
		expect(await tools()).toHaveLength(processes);
	}, patience);
	await computer.write(signalFile, '');
	const {exitCode, output, errors} = await running;
	expect({exitCode, errors}).toEqual({exitCode: 0, errors: ''});
	expect(JSON.parse(output)).toMatchObject({engine: 'console', ending: 'cancelled', leftBehind: false});
	// Wine takes a moment to take away a process that was ended.
	await vi.waitFor(async () => {
		expect(await tools()).toEqual([]);
	}, patience);
});
