import {
	appendFile,
	mkdir,
	readdir,
	readFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {lacksCopy} from '../../../source/journeys/copy/journey.ts';
import {copyAgain} from '../../../source/core/run/copy-again.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {runWith} from '../backup-rig.ts';
import {bareHost} from '../bare-host.ts';
import {adviceOf} from '../advice.ts';

const services = {host: bareHost(), clock: systemClock, signal: new AbortController().signal} as const;

/** A backup whose second copy failed, since its folder is gone. */
async function withoutCopy() {
	const folder = await temporaryFolder();
	const {result} = await runWith({file: path.join(folder, 'SSO.bak'), request: {copyFolder: path.join(folder, 'gone')}});
	const share = path.join(folder, 'share');
	await mkdir(share);
	return {folder, share, result};
}

test('a copy that succeeds is evidence, has its sheet, and takes the old advice away', async () => {
	const {folder, share, result} = await withoutCopy();
	expect(adviceOf(result)[0]).toContain('The second copy was not made');
	const copied = await copyAgain(result, share, services);
	expect(copied).toMatchObject({verdict: 'verified', copy: path.join(share, 'SSO.bak'), recoverySheet: result.recoverySheet});
	expect(copied.evidence.filter(({id}) => id === 'copy')).toEqual([{id: 'copy', state: 'ok', detail: 'The second copy is the same, byte for byte.'}]);
	expect(adviceOf(copied).join('\n')).not.toContain('was not made');
	expect(adviceOf(copied)[0]).toContain('on the same drive');
	expect(await readdir(share)).toEqual(['SSO.bak', 'SSO.bak.recovery.txt']);
	expect(await readFile(path.join(share, 'SSO.bak.recovery.txt'), 'utf8')).toContain(path.join(share, 'SSO.bak'));
	expect(await readdir(folder)).toEqual(['SSO.bak', 'SSO.bak.recovery.txt', 'share']);
});

test('a folder that others can change is evidence and advice, not before there is a copy in it', async () => {
	const {folder, share, result} = await withoutCopy();
	const open = {...services, host: bareHost({inspectFolder: async inspected => ({...await bareHost().inspectFolder(inspected), exposures: [{kind: 'writable', path: inspected, who: 'everyone'}]})})};
	const failed = await copyAgain(result, path.join(folder, 'SSO.bak'), open);
	expect(failed.evidence.some(({id}) => id === 'copy-folder')).toBe(false);
	const copied = await copyAgain(failed, share, open);
	expect(copied.evidence.slice(-2)).toMatchObject([{id: 'copy', state: 'ok'}, {id: 'copy-folder', state: 'bad', detail: 'The folder of the second copy can be changed by everyone.'}]);
	expect(adviceOf(copied).join('\n')).toContain('Others may replace the second copy');
	expect(copied.verdict).toBe('verified');
});

test('one that fails again says why, and changes nothing else', async () => {
	const {folder, result} = await withoutCopy();
	const again = await copyAgain(result, path.join(folder, 'SSO.bak'), services);
	expect(again).toMatchObject({verdict: 'verified', copy: undefined, sha256: result.sha256});
	expect(again.evidence.find(({id}) => id === 'copy')).toEqual({id: 'copy', state: 'bad', detail: 'The second copy was not made: part of the path is a file, not a folder.'});
	expect(adviceOf(again)).toHaveLength(adviceOf(result).length);
	expect(adviceOf(again)[0]).toContain('part of the path is a file');
});

test('the sheet beside the backup file names the copy that was made later, once', async () => {
	const {share, result} = await withoutCopy();
	const sheet = `${result.file}.recovery.txt`;
	const before = await readFile(sheet, 'utf8');
	const copied = await copyAgain(result, share, services);
	const day = new Date().toISOString().slice(0, 10);
	expect(await readFile(sheet, 'utf8')).toBe(`${before}Copied on ${day} to ${path.join(share, 'SSO.bak')}\n`);
	expect(copied.advice.map(({id}) => id)).not.toContain('sheet-not-written');
});

test('a sheet that somebody wrote on stays as it is, and what it lacks is said', async () => {
	const {share, result} = await withoutCopy();
	const sheet = `${result.file}.recovery.txt`;
	await appendFile(sheet, 'Mine.\n');
	const before = await readFile(sheet, 'utf8');
	const copied = await copyAgain(result, share, services);
	expect(await readFile(sheet, 'utf8')).toBe(before);
	expect(adviceOf(copied).at(-1)).toBe(`${sheet} does not name the second copy: write it there by hand.`);
});

test('where the copy is on the drive of the file, another can be made; one that fails leaves what is known', async () => {
	const {folder, share, result} = await withoutCopy();
	const copied = await copyAgain(result, share, services);
	expect(lacksCopy(copied)).toBe(true);
	const failed = await copyAgain(copied, path.join(folder, 'SSO.bak'), services);
	expect(failed).toMatchObject({
		copy: copied.copy, copyFolder: copied.copyFolder, evidence: copied.evidence, reason: copied.reason,
	});
	expect(adviceOf(failed)[0]).toContain('The second copy was not made');
	expect(lacksCopy(failed)).toBe(true);
	const other = path.join(folder, 'other');
	await mkdir(other);
	expect(await copyAgain(failed, other, services)).toMatchObject({copy: path.join(other, 'SSO.bak'), verdict: 'verified'});
	expect(await readdir(share)).toContain('SSO.bak');
});

test('a file that has changed since is not copied', async () => {
	const {share, result} = await withoutCopy();
	const again = await copyAgain({...result, sha256: 'ab'.repeat(32)}, share, services);
	expect(again.copy).toBeUndefined();
	expect(await readdir(share)).toEqual([]);
});

test('while another run is at work on the file none is made, and that is said', async () => {
	const {share, result} = await withoutCopy();
	const again = await copyAgain(result, share, {...services, lock: {state: 'taken', holder: undefined}});
	expect(again).toMatchObject({verdict: 'verified', copy: undefined});
	expect(adviceOf(again)[0]).toContain('another run is at work on this backup file; try again when it has ended');
	expect(await readdir(share)).toEqual([]);
});
