import {existsSync} from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {renameWithoutReplacing, type RenamingCalls} from '../../source/host/rename.ts';
import {startRival} from '../core/rival.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** A file named `from` in a folder of its own, and the name it is to get. */
async function prepare() {
	const folder = await temporaryFolder();
	const from = path.join(folder, 'from');
	await fs.writeFile(from, 'mine');
	return {folder, from, to: path.join(folder, 'to')};
}

async function textsIn(folder: string): Promise<Record<string, string>> {
	const names = await fs.readdir(folder);
	return Object.fromEntries(await Promise.all(names.map(async name => [name, await fs.readFile(path.join(folder, name), 'utf8')] as const)));
}

function refusing(code: string) {
	return async (): Promise<never> => {
		throw Object.assign(new Error(code), {code});
	};
}

const withCalls = (calls: Partial<RenamingCalls>): RenamingCalls => ({...fs, ...calls});

test('a file gets its new name', async () => {
	const {folder, from, to} = await prepare();
	expect(await renameWithoutReplacing(from, to)).toBe('renamed');
	expect(await textsIn(folder)).toEqual({to: 'mine'});
});

test.each([
	['a file', async (to: string) => fs.writeFile(to, 'theirs')],
	['a folder', async (to: string) => fs.mkdir(to)],
	['a link that leads nowhere', async (to: string) => fs.symlink('/no/such/file', to)],
])('%s at the new name stays', async (_, make) => {
	const {from, to} = await prepare();
	await make(to);
	const before = await fs.lstat(to);
	expect(await renameWithoutReplacing(from, to)).toBe('taken');
	expect(await fs.readFile(from, 'utf8')).toBe('mine');
	expect(await fs.lstat(to)).toMatchObject({ino: before.ino, mode: before.mode});
});

test('without hard links the file stays as it is', async () => {
	for (const code of ['EPERM', 'ENOTSUP', 'EISDIR', 'ENOSYS']) {
		const {folder, from, to} = await prepare();
		expect(await renameWithoutReplacing(from, to, withCalls({link: refusing(code)}))).toBe('not-possible');
		expect(await textsIn(folder)).toEqual({from: 'mine'});
	}
});

test('a file that is gone, or whose old name cannot be taken away, is not renamed by half', async () => {
	const {folder, from, to} = await prepare();
	const unlink = async (name: string): Promise<void> => name === from ? refusing('EBUSY')() : fs.unlink(name);
	expect(await renameWithoutReplacing(from, to, withCalls({unlink: unlink as typeof fs.unlink}))).toBe('not-possible');
	expect(await textsIn(folder)).toEqual({from: 'mine'});
	expect(await renameWithoutReplacing(path.join(folder, 'gone'), to)).toBe('not-possible');
});

describe('what somebody does between two steps loses no file', () => {
	test('who puts another file at the old name keeps it', async () => {
		const {folder, from, to} = await prepare();
		await fs.writeFile(path.join(folder, 'theirs'), 'theirs');
		const link = async (one: string, other: string): Promise<void> => {
			await fs.link(one, other);
			await fs.rename(path.join(folder, 'theirs'), from);
		};

		expect(await renameWithoutReplacing(from, to, withCalls({link: link as typeof fs.link}))).toBe('renamed');
		expect(await textsIn(folder)).toEqual({from: 'theirs', to: 'mine'});
	});

	test('who takes the old name away leaves the new one', async () => {
		const {folder, from, to} = await prepare();
		const link = async (one: string, other: string): Promise<void> => {
			await fs.link(one, other);
			await fs.unlink(from);
		};

		expect(await renameWithoutReplacing(from, to, withCalls({link: link as typeof fs.link}))).toBe('renamed');
		expect(await textsIn(folder)).toEqual({to: 'mine'});
	});

	test('who makes a file at the new name at the same time keeps it, each time', async () => {
		const folder = await temporaryFolder();
		const rival = await startRival();
		const won = new Set<string>();
		const rounds = Array.from({length: 500}, (_, index) => ({from: path.join(folder, `from-${index}`), to: path.join(folder, `to-${index}`)}));
		for (const {from, to} of rounds) {
			await fs.writeFile(from, 'mine');
			rival.race(to);
			const renaming = await renameWithoutReplacing(from, to);
			expect(renaming).not.toBe('not-possible');
			if (renaming === 'renamed') {
				won.add(to);
			}
		}

		const lost = await rival.end();
		expect(won.size + lost.size).toBe(rounds.length);
		for (const {from, to} of rounds) {
			expect(await fs.readFile(to, 'utf8')).toBe(lost.has(to) ? 'precious' : 'mine');
			expect(won.has(to)).toBe(!lost.has(to));
			expect(existsSync(from)).toBe(lost.has(to));
		}
	});
});
