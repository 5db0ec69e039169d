import {
	mkdtemp,
	rm,
	stat,
	symlink,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {build, root} from '../../source/packaging/build.ts';
import {type ChangedPackage, changedPackages} from '../../source/packaging/changed-packages.ts';
import {interleaved, median} from './figure.ts';
import {timeOfKeys} from './keys.ts';
import {peakOfJourney} from './memory.ts';
import {firstFrame, timeUntil, timeUntilHelp} from './start.ts';

const rounds = 15;
/** Each takes some seconds. */
const longRounds = 5;

/** Returns the changes but this one. Throws when there is none of the name. */
export function changesWithout(name: string, rows: readonly ChangedPackage[] = changedPackages): ChangedPackage[] {
	if (rows.every(row => row.name !== name)) {
		throw new Error(`There is no change "${name}"; there are ${rows.map(row => row.name).join(', ')}.`);
	}

	return rows.filter(row => row.name !== name);
}

/** Builds the program with all changes and without this one, and returns the figures of both as text. */
export async function worthOf(name: string): Promise<string> {
	const rows = changesWithout(name);
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-benchmark-'));
	try {
		// For the packages that are not in the bundle.
		await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
		const [all, without] = [path.join(folder, 'with'), path.join(folder, 'without')];
		const bytes = [await sizeOfBuild(all, changedPackages), await sizeOfBuild(without, rows)] as const;
		const programs = [path.join(all, 'cli.mjs'), path.join(without, 'cli.mjs')] as const;
		const lines = [
			line('bundle, kB', bytes.map(size => size / 1000)),
			line('first frame, ms', await both(rounds, programs, async command => timeUntil(firstFrame, {command, arguments: ['--practice']}))),
			line('a key is answered, ms', await both(rounds, programs, async command => timeUntilHelp({command, arguments: ['--practice']}))),
			line('key to screen, ms', await both(longRounds, programs, timeOfKeys)),
			line('peak memory, MiB', await both(longRounds, programs, peakOfJourney)),
		];
		return `${name.padEnd(26)}with      without   difference\n${lines.join('')}`;
	} catch (error) {
		return `${name}: without it there is nothing to measure: ${error instanceof Error ? error.message : String(error)}\n`;
	} finally {
		await rm(folder, {recursive: true});
	}
}

async function sizeOfBuild(folder: string, rows: readonly ChangedPackage[]): Promise<number> {
	const {files} = await build(folder, {rows});
	const sizes = await Promise.all(files.map(async file => stat(path.join(folder, file))));
	return sizes.reduce((sum, {size}) => sum + size, 0);
}

async function both(count: number, [all, without]: readonly [string, string], measure: (command: string) => Promise<number>): Promise<[number, number]> {
	const times = await interleaved(count, {all: async () => measure(all), without: async () => measure(without)});
	return [median(times.all), median(times.without)];
}

function line(name: string, [all = NaN, without = NaN]: readonly number[]): string {
	const figures = [all, without, without - all].map(value => value.toFixed(1).padEnd(10));
	return `  ${name.padEnd(24)}${figures.join('')}`.trimEnd() + '\n';
}
