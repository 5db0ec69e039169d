import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {cleanEnvironment, program} from '../../pty/launch.ts';
import type {Figure} from '../figure.ts';

/** Time in milliseconds, and peak memory in MiB. */
export type Cost = {readonly time: number; readonly memory: number};

export type Case = {
	readonly name: string;
	/** How many times as large the big case is. */
	readonly factor: number;
	readonly small: () => Promise<Cost>;
	readonly big: () => Promise<Cost>;
	readonly rounds?: number;
	/** Ratios that are wanted at most. */
	readonly most: Cost;
};

/**
Measures the small case and the big one in turn. Returns how many times as much time and memory the big one takes, each at its least:
what else the computer does only adds.
*/
export async function growth({
	name, factor, small, big, rounds = 5, most,
}: Case): Promise<Figure[]> {
	const costs: Array<readonly [small: Cost, big: Cost]> = [];
	for (let round = 0; round < rounds; round++) {
		costs.push([await small(), await big()]);
	}

	const figure = (of: keyof Cost, unit: string): Figure => {
		const [few, many] = [Math.min(...costs.map(([cost]) => cost[of])), Math.min(...costs.map(([, cost]) => cost[of]))];
		return {
			name: `${name}, ${of}`, value: many / few, unit: 'times', beside: `${few.toFixed(1)} ${unit} and ${many.toFixed(1)} ${unit}, ${factor} times as large`, target: most[of],
		};
	};

	return [figure('time', 'ms'), figure('memory', 'MiB')];
}

type Run = {
	readonly input?: string;
	/** Code that it has to end with. */
	readonly exitCode: number;
	readonly environment?: Readonly<Record<string, string>>;
	/** Milliseconds; a minute unless told. */
	readonly timeout?: number;
	/** Another program than `entsso-backup`, with arguments that come first. */
	readonly command?: readonly [string, ...string[]];
};

/** Runs the program to its end, without a terminal, and returns what that cost. Throws when it does not end as it should. */
export async function costOf(flags: readonly string[], {
	input = '', exitCode, environment, timeout = 60_000, command = [program],
}: Run): Promise<Cost> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-benchmark-'));
	const peakFile = path.join(folder, 'peak');
	const [file, ...first] = command;
	try {
		const begin = performance.now();
		const child = spawn(file, [...first, ...flags], {
			stdio: ['pipe', 'ignore', 'ignore'],
			timeout,
			env: {
				...cleanEnvironment(folder, folder), NODE_OPTIONS: `--require ${fileURLToPath(new URL('note-peak.cjs', import.meta.url))}`, PEAK_FILE: peakFile, ...environment,
			},
		});
		child.stdin.on('error', () => undefined);
		child.stdin.end(input);
		const [code] = await once(child, 'close') as [unknown];
		const time = performance.now() - begin;
		if (code === exitCode) {
			return {time, memory: Number(await readFile(peakFile, 'utf8'))};
		}

		throw new Error(`${[file, ...first, ...flags].join(' ')} ended with ${String(code)}, not with ${exitCode}.`);
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

/** Lends a folder that is removed whatever happens: what is put into it is large. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-benchmark-'));
	const remove = (): void => {
		rmSync(folder, {recursive: true, force: true, maxRetries: 3});
	};

	// Also when the benchmark is stopped.
	process.once('exit', remove);
	try {
		return await use(folder);
	} finally {
		process.off('exit', remove);
		remove();
	}
}
