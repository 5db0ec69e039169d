import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect} from 'vitest';
import {lockFile} from '../../../source/host/file-lock.ts';
import {runProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';

type Restores = ReadonlyArray<{readonly level: string; readonly file: string}>;

/** Records of restores in this home folder, newest first. */
export async function restoresIn(home: string): Promise<Restores> {
	const {exitCode, said} = await runProgram(['history', '--json'], {home});
	expect(exitCode).toBe(0);
	return (parseJson('history', said) as {restores: Restores}).restores;
}

/**
After the program was ended in a restore the record of it is there and true, or not there; each backup file is whole, none is
left elsewhere, and nobody holds its lock.
*/
export async function expectRestoreLeft(home: string, levels: readonly string[]): Promise<void> {
	const restores = await restoresIn(home);
	expect(restores.map(({level}) => level)).toEqual(levels);
	const entries = await readdir(home, {recursive: true, withFileTypes: true});
	const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
	expect(files.filter(file => /SSO-Restore-|\.partial$|\.incomplete$/v.test(file))).toEqual([]);
	const backups = files.filter(file => file.endsWith('.bak'));
	for (const file of backups) {
		expect(await readFile(file, 'utf8')).toMatch(/^Practice file of entsso-backup\.[\s\S]*\r\nChecksum: [\da-f]{64}\r\n$/v);
		const lock = await lockFile(file, {now: new Date()});
		expect(lock.state).toBe('held');
		await lock.release();
	}
}
