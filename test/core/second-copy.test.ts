import {randomBytes} from 'node:crypto';
import {
	mkdir,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {fingerprint} from '../../source/core/checksum.ts';
import {makeSecondCopy, type SecondCopy} from '../../source/core/second-copy.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {canMount, inMount} from './in-mount.ts';

/** A backup file of so many bytes, and a folder to copy it into. */
async function prepare(size = 800) {
	const home = await temporaryFolder();
	const folder = path.join(home, 'share');
	await mkdir(folder);
	const file = path.join(home, 'SSO.bak');
	await writeFile(file, randomBytes(size));
	const {sha256} = await fingerprint(file);
	return {home, folder, request: {file, folder, sha256}};
}

/** Why a copy failed; an empty text when it did not. */
function reasonIn(copy: SecondCopy): string {
	return copy.state === 'failed' ? copy.reason : '';
}

test('the copy has the same name and the same bytes, and nothing else is left', async () => {
	const {folder, request} = await prepare(3_000_000);
	const progress: Array<[number, number]> = [];
	const copy = await makeSecondCopy({
		...request,
		onProgress(copied, total) {
			progress.push([copied, total]);
		},
	});
	expect(copy).toEqual({state: 'ok', file: path.join(folder, 'SSO.bak'), sha256: request.sha256});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await readFile(path.join(folder, 'SSO.bak'))).toEqual(await readFile(request.file));
	expect(progress.length).toBeGreaterThan(2);
	expect(progress.at(-1)).toEqual([3_000_000, 3_000_000]);
});

test('a file of this name is left as it is', async () => {
	const {folder, request} = await prepare();
	await writeFile(path.join(folder, 'SSO.bak'), 'precious');
	expect(await makeSecondCopy(request)).toEqual({state: 'failed', reason: 'The second copy was not made: a file of this name is there already.'});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await readFile(path.join(folder, 'SSO.bak'), 'utf8')).toBe('precious');
});

test('a file of this name that turns up while copying is left as it is', async () => {
	const {folder, request} = await prepare(3_000_000);
	let other: Promise<void> | undefined;
	const copy = await makeSecondCopy({
		...request,
		onProgress() {
			other ??= writeFile(path.join(folder, 'SSO.bak'), 'precious');
		},
	});
	await other;
	expect(copy).toEqual({state: 'failed', reason: 'The second copy was not made: a file of this name is there already.'});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await readFile(path.join(folder, 'SSO.bak'), 'utf8')).toBe('precious');
});

test('a backup file that has changed since is not passed off as its copy', async () => {
	const {folder, request} = await prepare();
	await writeFile(request.file, 'something else');
	expect(reasonIn(await makeSecondCopy(request))).toContain('differs from the backup file');
	expect(await readdir(folder)).toEqual([]);
});

test('a backup file that is gone is told apart from a folder that is gone', async () => {
	const {folder, request} = await prepare();
	await rm(request.file);
	expect(reasonIn(await makeSecondCopy(request))).toContain('backup file could not be read');
	await rm(folder, {recursive: true});
	expect(reasonIn(await makeSecondCopy(request))).toContain('folder or drive is not there');
});

test('a folder that vanishes while copying fails the copy', async () => {
	const {home, folder, request} = await prepare(3_000_000);
	let removal: Promise<void> | undefined;
	const copy = await makeSecondCopy({
		...request,
		onProgress() {
			removal ??= rm(folder, {recursive: true});
		},
	});
	await removal;
	expect(reasonIn(copy)).toContain('folder or drive is not there');
	expect(await readdir(home)).toEqual(['SSO.bak']);
});

test('a cancelled copy leaves nothing behind', async () => {
	const {folder, request} = await prepare(3_000_000);
	const stop = new AbortController();
	const copy = await makeSecondCopy({
		...request,
		signal: stop.signal,
		onProgress() {
			stop.abort();
		},
	});
	expect(copy).toEqual({state: 'failed', reason: 'The second copy was not made: it was cancelled.'});
	expect(await readdir(folder)).toEqual([]);
});

test.skipIf(!canMount).each([
	['size=64k', 'The second copy was not made: the disk is full.'],
	['ro', 'The second copy was not made: the disk is read-only.'],
])('a disk mounted with %s says why, and keeps no part of the copy', async (options, reason) => {
	const {folder, request} = await prepare(300_000);
	const printed = await inMount(folder, options, `
		import {readdirSync} from 'node:fs';
		import {makeSecondCopy} from ${JSON.stringify(new URL('../../source/core/second-copy.ts', import.meta.url).href)};
		const copy = await makeSecondCopy(${JSON.stringify(request)});
		console.log(JSON.stringify({copy, left: readdirSync(${JSON.stringify(folder)})}));
	`);
	expect(JSON.parse(printed)).toEqual({copy: {state: 'failed', reason}, left: []});
});
