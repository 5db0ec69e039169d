import * as fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {othersCanChangeByMode} from '../../source/host/changeable-by-mode.ts';
import {temporaryFolder} from './temporary-folder.ts';

const me = process.getuid?.();

/** A tool in a folder in a folder, each with this mode. */
async function toolWith({parent = 0o755, folder = 0o755, file = 0o755}): Promise<string> {
	const above = path.join(await temporaryFolder(), 'above');
	const within = path.join(above, 'folder');
	const tool = path.join(within, 'ssoconfig');
	await fs.mkdir(within, {recursive: true});
	await fs.writeFile(tool, '');
	await Promise.all([fs.chmod(tool, file), fs.chmod(within, folder), fs.chmod(above, parent)]);
	return tool;
}

describe.runIf(path.sep === '/')('whether others can change a tool', () => {
	test.each([
		['no', 'only its owner may', {}],
		['yes', 'all may write to it', {file: 0o757}],
		['yes', 'its group may', {file: 0o775}],
		['yes', 'all may add to its folder', {folder: 0o777}],
		['yes', 'all may add to its folder, which keeps what is there', {folder: 0o1777}],
		['yes', 'all may put another folder in the place of its own', {parent: 0o777}],
		['no', 'all may add to what that is in, which keeps what is there', {parent: 0o1777}],
	])('%s, where %s', async (expected, _, modes) => {
		await expect(othersCanChangeByMode(await toolWith(modes), me, fs)).resolves.toBe(expected);
	});

	test('yes, where another user owns it or what it is in', async () => {
		const tool = await toolWith({});
		for (const foreign of [tool, path.dirname(tool), path.dirname(path.dirname(tool))]) {
			const lstat = (async (target: string) => {
				const stats = await fs.lstat(target);
				return target === foreign ? Object.assign(Object.create(stats) as typeof stats, {uid: 12_345}) : stats;
			}) as typeof fs.lstat;
			await expect(othersCanChangeByMode(tool, me, {lstat, realpath: fs.realpath})).resolves.toBe('yes');
		}
	});

	test('yes, where it is a link to one that they can change, or in a linked folder', async () => {
		const open = await toolWith({file: 0o757});
		const folder = await temporaryFolder();
		await fs.symlink(open, path.join(folder, 'ssoconfig'));
		await expect(othersCanChangeByMode(path.join(folder, 'ssoconfig'), me, fs)).resolves.toBe('yes');
		await fs.symlink(path.dirname(open), path.join(folder, 'linked'));
		await expect(othersCanChangeByMode(path.join(folder, 'linked/ssoconfig'), me, fs)).resolves.toBe('yes');
	});

	test('no, where it is a link to one that they cannot change', async () => {
		const tool = await toolWith({});
		const link = path.join(await temporaryFolder(), 'ssoconfig');
		await fs.symlink(tool, link);
		await expect(othersCanChangeByMode(link, me, fs)).resolves.toBe('no');
	});

	test('unknown, where it is not there', async () => {
		await expect(othersCanChangeByMode('/not/there/ssoconfig', me, fs)).resolves.toBe('unknown');
	});
});
