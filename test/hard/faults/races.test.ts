import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {
	link as hardLink,
	lstat,
	mkdir,
	open,
	readFile,
	readdir,
	rename,
	symlink,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import {lookAtFile} from '../../../source/core/proof/look.ts';
import {removeOwn} from '../../../source/host/remove-own.ts';
import type {SecondCopy} from '../../../source/core/proof/facts.ts';
import type {CopyServices} from '../../../source/core/run/copy-file.ts';
import {makeSecondCopy} from '../../../source/core/run/second-copy.ts';
import {writeNew} from '../../../source/core/paper/write-new.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {runWith} from '../../core/backup-rig.ts';
import {bareHost} from '../../core/bare-host.ts';
import {startRival, type Rival} from '../../core/rival.ts';
import {adviceOf} from '../../core/advice.ts';

/** A folder with a backup file, and the services of a copy that nobody stops. */
async function prepare(services: Partial<CopyServices> = {}) {
	const home = await temporaryFolder();
	const file = path.join(home, 'SSO.bak');
	await writeFile(file, 'a backup');
	const {sha256} = await fingerprint(file);
	const copyInto = async (folder: string): Promise<SecondCopy> =>
		makeSecondCopy({file, sha256}, folder, {clock: systemClock, signal: new AbortController().signal, ...services});
	return {home, copyInto};
}

/** As on a file system that has no hard links (FAT). */
async function noLink(): Promise<never> {
	throw Object.assign(new Error('EPERM'), {code: 'EPERM'});
}

const ways: ReadonlyArray<readonly [name: string, link: typeof hardLink]> = [['with hard links', hardLink], ['without hard links', noLink]];

describe.each(ways)('a second copy %s', (_, link) => {
	/** Makes copies into new folders; the rival tries for the name of each when it is about to be given. */
	async function copyInRace(rival: Rival) {
		const {home, copyInto} = await prepare({
			async link(temporary, copy) {
				rival.race(String(copy));
				await link(temporary, copy);
			},
		});
		const copies = new Map<string, SecondCopy>();
		for (const index of Array.from({length: 200}).keys()) {
			const folder = path.join(home, `share-${index}`);
			await mkdir(folder);
			copies.set(folder, await copyInto(folder));
		}

		return copies;
	}

	test('never takes the name of a file that somebody makes at the same time', async () => {
		const rival = await startRival();
		const copies = await copyInRace(rival);
		const lost = await rival.end();
		for (const [folder, copy] of copies) {
			const isLost = lost.has(path.join(folder, 'SSO.bak'));
			expect(copy.state).toBe(isLost ? 'failed' : 'ok');
			expect(await readFile(path.join(folder, 'SSO.bak'), 'utf8')).toBe(isLost ? 'precious' : 'a backup');
			expect(await readdir(folder)).toEqual(['SSO.bak']);
		}
	});

	test('is never written through a link that somebody makes at its name', async () => {
		const precious = path.join(await temporaryFolder(), 'precious');
		await writeFile(precious, 'precious');
		const rival = await startRival(precious);
		const copies = await copyInRace(rival);
		const lost = await rival.end();
		expect(await readFile(precious, 'utf8')).toBe('precious');
		for (const [folder, copy] of copies) {
			const stats = await lstat(path.join(folder, 'SSO.bak'));
			expect(stats.isSymbolicLink()).toBe(lost.has(path.join(folder, 'SSO.bak')));
			expect(copy.state).toBe(stats.isSymbolicLink() ? 'failed' : 'ok');
		}
	});

	test('is not written through a link that leads nowhere', async () => {
		const {home, copyInto} = await prepare({link});
		const folder = path.join(home, 'share');
		await mkdir(folder);
		await symlink(path.join(home, 'made'), path.join(folder, 'SSO.bak'));
		expect(await copyInto(folder)).toEqual({state: 'failed', reason: 'The second copy was not made: a file of this name is there already.', id: 'copy-file-exists'});
		expect(existsSync(path.join(home, 'made'))).toBe(false);
	});
});

test('a second copy without hard links is made, and leaves nothing else behind', async () => {
	const {home, copyInto} = await prepare({link: noLink});
	const folder = path.join(home, 'stick');
	await mkdir(folder);
	expect(await copyInto(folder)).toMatchObject({state: 'ok', file: path.join(folder, 'SSO.bak')});
	expect(await readdir(folder)).toEqual(['SSO.bak']);
	expect(await readFile(path.join(folder, 'SSO.bak'), 'utf8')).toBe('a backup');
});

test('a second copy whose temporary file somebody exchanges is no copy', async () => {
	const {home, copyInto} = await prepare({
		async link(temporary, copy) {
			await writeFile(path.join(home, 'theirs'), 'theirs');
			await rename(path.join(home, 'theirs'), temporary);
			await hardLink(temporary, copy);
		},
	});
	const folder = path.join(home, 'share');
	await mkdir(folder);
	expect(await copyInto(folder)).toEqual({state: 'failed', reason: 'The second copy was not made: another program put another file in its place.', id: 'copy-failed'});
	// Both names are of a file that is not ours, so both stay.
	expect(await readdir(folder)).toHaveLength(2);
});

describe('what a failed run left', () => {
	const cancelled = {ending: 'cancelled', exitCode: undefined} as const;

	test('replaces nothing that somebody makes at its new names meanwhile', async () => {
		const home = await temporaryFolder();
		const rival = await startRival();
		const leftovers: string[] = [];
		for (const index of Array.from({length: 60}).keys()) {
			const file = path.join(home, `SSO-${index}.bak`);
			const {result} = await runWith({
				file,
				outcome: cancelled,
				async work() {
					await writeFile(file, 'half a ba');
					for (const end of ['', '-2', '-3', '-4']) {
						rival.race(`${file}.incomplete${end}`);
					}
				},
			});
			leftovers.push(result.leftover ?? '');
		}

		const lost = await rival.end();
		for (const leftover of leftovers) {
			expect(await readFile(leftover, 'utf8')).toBe('half a ba');
		}

		for (const name of lost) {
			expect(await readFile(name, 'utf8')).toBe('precious');
		}

		expect(lost.size).toBeGreaterThan(0);
	});

	test('keeps its name where it cannot get another one in one step, and that is said', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const {result} = await runWith({
			file, outcome: cancelled, work: async () => writeFile(file, 'half a ba'), services: {host: bareHost({renameFile: async () => 'not-possible'})},
		});
		expect(result.leftover).toBeUndefined();
		expect(adviceOf(result).join(' ')).toContain(`Do not rely on ${file}: it is not a proven backup. Nothing was deleted. It could not be renamed`);
		expect(await readdir(path.dirname(file))).toEqual(['SSO.bak']);
	});
});

test('a recovery sheet takes the next name where somebody makes a file at its own', async () => {
	const home = await temporaryFolder();
	const rival = await startRival();
	const names = Array.from({length: 300}, (_, index) => path.join(home, `sheet-${index}.txt`));
	const refused = new Set<string>();
	for (const name of names) {
		const writing = writeNew(name, 'a sheet');
		rival.race(name);
		try {
			await writing;
		} catch {
			refused.add(name);
		}
	}

	const lost = await rival.end();
	expect(refused).toEqual(lost);
	for (const name of names) {
		expect(await readFile(name, 'utf8')).toBe(lost.has(name) ? 'precious' : 'a sheet');
	}
});

test('what is taken away is what was made here, and not what stands at its name by then', async () => {
	const home = await temporaryFolder();
	const file = path.join(home, 'mine');
	const handle = await open(file, 'wx');
	await writeFile(path.join(home, 'theirs'), 'theirs');
	await rename(path.join(home, 'theirs'), file);
	await removeOwn(file, handle);
	await handle.close();
	expect(await readFile(file, 'utf8')).toBe('theirs');
	const own = await open(path.join(home, 'own'), 'wx');
	await removeOwn(path.join(home, 'own'), own);
	await own.close();
	expect(existsSync(path.join(home, 'own'))).toBe(false);
});

test('a file that is exchanged for another and back while it is looked at is never told with the fingerprint of the other', async () => {
	const home = await temporaryFolder();
	const [file, one, other] = ['SSO.bak', 'one', 'other'].map(name => path.join(home, name)) as [string, string, string];
	const known = new Map<string, string>();
	for (const [index, name] of [one, other].entries()) {
		await writeFile(name, String(index).repeat(100_000));
		await utimes(name, 1000, 1000 + index);
		const {sha256} = await fingerprint(name);
		known.set(sha256, new Date((1000 + index) * 1000).toISOString());
	}

	const child = spawn(process.execPath, [fileURLToPath(new URL('../../core/exchange.mjs', import.meta.url)), file, one, other], {timeout: 60_000});
	const ended = once(child, 'exit');
	await once(child.stdout, 'data');
	let isTold = false;
	try {
		for (let round = 0; round < 600; round++) {
			const facts = await lookAtFile(file);
			const {modifiedAt, sha256} = facts.state === 'there' ? facts : {};
			isTold ||= sha256 !== undefined;
			expect(sha256 === undefined ? undefined : modifiedAt?.toISOString()).toBe(known.get(sha256 ?? ''));
		}
	} finally {
		child.stdin.end();
		await ended;
	}

	expect(isTold).toBe(true);
});
