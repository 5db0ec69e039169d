import * as fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {findExposures, type Role} from '../../source/host/exposure.ts';
import {createPosixLook, posixExposures} from '../../source/host/posix-rights.ts';
import {temporaryFolder} from './temporary-folder.ts';

const userId = process.getuid?.();
const lookAt = createPosixLook(fs, userId);
const find = async (place: string, role: Role = 'folder') => findExposures(place, role, {rules: path.posix, fileSystem: fs, lookAt});

describe('a place on a posix system', () => {
	test.each<[string, number, number, number, Role, readonly string[]]>([
		['for its user alone', 0o700, 1000, 1000, 'folder', []],
		['of root', 0o755, 0, 0, 'folder', []],
		['for everyone', 0o777, 1000, 1000, 'folder', ['writable everyone']],
		['for a group', 0o775, 1000, 100, 'folder', ['writable the group 100']],
		['for a group of this user alone', 0o775, 1000, 1000, 'folder', []],
		['for the group of root', 0o775, 0, 0, 'folder', []],
		['sticky, to add files to', 0o1777, 0, 0, 'folder', ['writable everyone']],
		['sticky, above another', 0o1777, 0, 0, 'parent', []],
		['of somebody else', 0o755, 1001, 1001, 'parent', ['foreign-owner user 1001']],
		['of somebody else and for everyone', 0o777, 1001, 1001, 'file', ['writable everyone', 'foreign-owner user 1001']],
	])('%s', (_name, mode, uid, gid, role, expected) => {
		expect(posixExposures('/x', role, {uid, gid, mode: 0o4_0000 + mode}, 1000).map(({kind, who}) => `${kind} ${who}`)).toEqual(expected);
	});
});

describe.runIf(path.sep === '/')('a folder, and those above it', () => {
	test('that only this user may change', async () => {
		const folder = await temporaryFolder();
		await expect(find(folder)).resolves.toEqual([]);
		await expect(find(path.join(folder, 'missing', 'too'))).resolves.toEqual([]);
	});

	test('that everyone may change, itself first', async () => {
		const home = await temporaryFolder();
		const folder = path.join(home, 'open', 'below');
		await fs.mkdir(folder, {recursive: true});
		await fs.chmod(path.join(home, 'open'), 0o777);
		await expect(find(folder)).resolves.toEqual([{kind: 'writable', path: path.join(home, 'open'), who: 'everyone'}]);
		await fs.chmod(folder, 0o777);
		await expect(find(folder)).resolves.toMatchObject([{path: folder}, {path: path.join(home, 'open')}]);
		await expect(find(path.join(folder, 'missing'))).resolves.toMatchObject([{path: folder}, {path: path.join(home, 'open')}]);
	});

	test('reached by a link, which is told of, and where it leads is looked at', async () => {
		const home = await temporaryFolder();
		await fs.mkdir(path.join(home, 'real', 'inner'), {recursive: true});
		await fs.chmod(path.join(home, 'real'), 0o777);
		await fs.symlink('real', path.join(home, 'link'));
		const notOfRoot = createPosixLook({
			async lstat(place: string) {
				const stats = await fs.lstat(place);
				return stats.isSymbolicLink() ? Object.assign(stats, {uid: 1001}) : stats;
			},
		} as unknown as typeof fs, userId);
		const found = await findExposures(path.join(home, 'link', 'inner'), 'folder', {rules: path.posix, fileSystem: fs, lookAt: notOfRoot});
		expect(found).toEqual([
			{kind: 'writable', path: path.join(home, 'real'), who: 'everyone'},
			{kind: 'foreign-owner', path: path.join(home, 'link'), who: 'user 1001'},
			{kind: 'link', path: path.join(home, 'link'), target: path.join(home, 'real')},
		]);
	});

	test('behind links in a circle cannot be told', async () => {
		const home = await temporaryFolder();
		await fs.symlink('two', path.join(home, 'one'));
		await fs.symlink('one', path.join(home, 'two'));
		const found = await find(path.join(home, 'one'));
		expect(found.map(({kind}) => kind)).toContain('unknown');
	});

	test.runIf(userId === 0)('that belongs to another user', async () => {
		const folder = await temporaryFolder();
		await fs.chown(folder, 1001, 1001);
		await expect(find(folder)).resolves.toEqual([{kind: 'foreign-owner', path: folder, who: 'user 1001'}]);
	});
});
