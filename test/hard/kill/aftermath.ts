import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {expect} from 'vitest';
import {runProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';

/** What is in the home folder when the end comes. */
export type Stock = {
	/** A whole backup, and whether its record is kept already. */
	readonly backup?: 'recorded' | 'not recorded';
	/** A file the tool has begun. */
	readonly half?: true;
	/** A second copy that is begun. */
	readonly copying?: true;
};

/** The processes that were started by the program in this folder and still run. */
export async function processesOf(folder: string): Promise<string[]> {
	const names = await readdir('/proc');
	const found = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async id => {
		const [environment, words] = await Promise.all(['environ', 'cmdline'].map(async file => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '')));
		return environment?.includes(`HOME=${folder}\0`) ? [words?.replaceAll('\0', ' ') ?? ''] : [];
	}));
	return found.flat();
}

/** Resolves when none of them is left; how long that may take is for the test's own limit to say. */
export async function untilNoneIsLeft(folder: string): Promise<void> {
	let left = await processesOf(folder);
	while (left.length > 0) {
		await pause(100);
		left = await processesOf(folder);
	}
}

/** The names the product gives files that are no backup: those a failed run has made, and second copies that are not whole. */
const names = {
	backup: /^[^.].*\.bak$/v, incomplete: /^[^.].*\.bak\.incomplete$/v, partial: /^\..+\.bak\.[\da-f]{12}\.partial$/v, sheet: /^[^.].*\.bak\.recovery\.txt$/v,
};

/**
Every file with the name of a backup has a record that says so, and nothing half done lies about under such a name. After SIGKILL nobody is
left to tidy up: what the tool has written stays as it is, but no record calls it a backup, and what is half copied has a name that says so.
*/
export async function expectGoodFiles(home: string, stock: Stock, wasKilled: boolean): Promise<void> {
	const {exitCode, said} = await runProgram(['history', '--json'], {home});
	expect(exitCode).toBe(0);
	const {records} = parseJson('history', said) as {records: ReadonlyArray<{file: string; verdict: string}>};
	const recorded = records.filter(({verdict}) => verdict !== 'failed').map(({file}) => file);
	const files = await filesUnder(home);
	const called = (name: RegExp): string[] => files.filter(file => name.test(path.basename(file)));
	const backups = called(names.backup);
	const hasBackup = stock.backup !== undefined;
	expect(files).toHaveLength(Object.values(names).flatMap(name => called(name)).length);
	expect(backups).toHaveLength(hasBackup || (wasKilled && stock.half) ? 1 : 0);
	expect(recorded).toEqual(wasKilled && stock.backup !== 'recorded' ? [] : backups);
	expect(called(names.incomplete)).toHaveLength(!wasKilled && stock.half ? 1 : 0);
	expect(called(names.partial)).toHaveLength(wasKilled && stock.copying ? 1 : 0);
}

/** Absolute paths, without those of settings and history. */
async function filesUnder(folder: string): Promise<string[]> {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true});
	const preferences = path.join(folder, '.config');
	return entries.filter(entry => !entry.isDirectory() && !entry.parentPath.startsWith(preferences)).map(entry => path.join(entry.parentPath, entry.name));
}
