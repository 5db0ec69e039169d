import {Buffer} from 'node:buffer';
import {readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {systemClock, type Clock} from '../../../source/values/clock.ts';
import {createNative} from '../../../source/host/windows/native.ts';
import {createRun} from '../../../source/host/windows/run-program.ts';
import {temporaryFolder} from '../temporary-folder.ts';

const run = createRun(systemClock);
const mostAtOnce = Math.max(4, 2 * os.availableParallelism());
const node = async (script: string, timeout = 20_000) => run(process.execPath, ['-e', script], {timeout});

describe('a program', () => {
	test('prints bytes and ends with a code', async () => {
		const result = await node('process.stdout.write(Buffer.of(0x84, 0)); console.error("no"); process.exitCode = 5');
		expect(result).toEqual({exitCode: 5, output: Buffer.of(0x84, 0)});
	});

	test('gets its arguments as they are', async () => {
		const argument = '/q:*[System[Provider[@Name=\'ENTSSO\'] and (EventID=1)]] "$HOME" %PATH%';
		const result = await run(process.execPath, ['-p', 'process.argv[1]', argument], {timeout: 20_000});
		expect(result).toEqual({exitCode: 0, output: Buffer.from(`${argument}\n`)});
	});

	test('that asks something gets no answer', async () => {
		await expect(node('process.stdin.resume().on("end", () => console.log("end"))')).resolves.toEqual({exitCode: 0, output: Buffer.from('end\n')});
	});

	test('that is not there is missing', async () => {
		await expect(run(path.join(await temporaryFolder(), 'missing'), [], {timeout: 20_000})).resolves.toBe('missing');
	});

	test('that may not be started is refused', async () => {
		const file = path.join(await temporaryFolder(), 'tool');
		await writeFile(file, 'no program', {mode: 0o644});
		await expect(run(file, [], {timeout: 20_000})).resolves.toBe('refused');
		await expect(run(process.execPath, ['-e', '\0'], {timeout: 20_000})).resolves.toBe('refused');
	});

	test('that prints without end is cut off', async () => {
		const result = await node('const piece = "x".repeat(65536); const more = () => { while (process.stdout.write(piece)); process.stdout.once("drain", more); }; more();');
		expect(result).toMatchObject({exitCode: -1});
		expect(typeof result === 'string' ? 0 : result.output.length).toBeLessThanOrEqual(4 * 1024 * 1024);
	});

	test('of many waits for others, and its time counts from its own start', async () => {
		let running = 0;
		let most = 0;
		const clock: Clock = {
			...systemClock,
			after(milliseconds, callback) {
				const cancel = systemClock.after(milliseconds, callback);
				if (milliseconds !== 20_000) {
					return cancel;
				}

				running++;
				most = Math.max(most, running);
				return () => {
					running--;
					cancel();
				};
			},
		};
		const runClocked = createRun(clock);
		const results = await Promise.all(Array.from({length: 3 * mostAtOnce}, async () => runClocked(process.execPath, ['--version'], {timeout: 20_000})));
		expect(new Set(results.map(result => typeof result === 'string' ? result : result.exitCode))).toEqual(new Set([0]));
		expect(running).toBe(0);
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThan(results.length);
	});

	test('that hangs keeps the next from its turn for a second only', async () => {
		const {promise: over, resolve: end} = Promise.withResolvers<void>();
		const clock: Clock = {
			...systemClock,
			after(milliseconds, callback) {
				if (milliseconds === 1000) {
					return systemClock.after(milliseconds, callback);
				}

				void over.then(callback);
				return () => undefined;
			},
		};
		const runClocked = createRun(clock);
		const hanging = Array.from({length: 2 * mostAtOnce}, async () => runClocked(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {timeout: 5000}));
		await expect(runClocked(process.execPath, ['-e', '0'], {timeout: 5000})).resolves.toMatchObject({exitCode: 0});
		end();
		await expect(Promise.all(hanging)).resolves.toEqual(hanging.map(() => 'timed-out'));
	});

	test('that crashes has no code', async () => {
		await expect(node('process.kill(process.pid, "SIGKILL")')).resolves.toMatchObject({exitCode: -1});
	});

	test('that hangs is ended, even where a process of its own holds its output', async () => {
		const file = path.join(await temporaryFolder(), 'pids');
		const script = `const child = require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 20000)"], {stdio: "inherit"}); require("node:fs").writeFileSync(${JSON.stringify(file)}, process.pid + " " + child.pid)`;
		// The limit is over as soon as both processes are there.
		const {promise: over, resolve: end} = Promise.withResolvers<void>();
		const clock: Clock = {
			...systemClock,
			after(_milliseconds, callback) {
				void over.then(callback);
				return () => undefined;
			},
		};
		const result = createRun(clock)(process.execPath, ['-e', script], {timeout: 5000});
		let pids: number[] = [];
		await expect.poll(async () => {
			const text = await readFile(file, 'utf8').catch(() => '');
			pids = text.split(' ').map(Number).filter(pid => pid > 0);
			return pids.length;
		}).toBe(2);
		end();
		await expect(result).resolves.toBe('timed-out');
		const [tool = 0, child = 0] = pids;
		process.kill(child);
		await expect.poll(() => isAlive(tool)).toBe(false);
	});
});

describe.skipIf(process.platform === 'win32')('calls to Windows, on a system that is none', () => {
	const native = createNative();

	test('tell nothing', async () => {
		await expect(native.volumeOf('C:\\')).resolves.toBeUndefined();
		await expect(native.accountOf(String.raw`BUILTIN\Administrators`)).resolves.toBeUndefined();
		await expect(native.fixedDrives()).resolves.toEqual([]);
		await expect(native.canAddFilesTo('C:\\')).resolves.toBe('unknown');
	});
});

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
