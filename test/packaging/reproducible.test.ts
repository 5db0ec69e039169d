import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, existsSync} from 'node:fs';
import {mkdir, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {root} from '../../source/packaging/build.ts';
import {buildPackage} from '../../source/packaging/npm-package.ts';
import {writeWindowsZip} from '../../source/packaging/windows-zip.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

/** Copies what building needs of the checkout: not what is for tests and style, which is much. */
async function copyCheckout(folder: string): Promise<void> {
	const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, {dev?: boolean}>};
	const packages = Object.entries(lock.packages).filter(([name, {dev = false}]) => name.startsWith('node_modules/') && (!dev || /\/(?:@?esbuild|fflate)(?:$|\/)/v.test(name)));
	const names = ['package.json', 'package-lock.json', 'tsconfig.json', 'license', 'changelog.md', '.npmrc', 'source', ...packages.map(([name]) => name)];
	for (const name of names) {
		// Packages for other systems are not there.
		if (existsSync(path.join(root, name))) {
			cpSync(path.join(root, name), path.join(folder, name), {recursive: true});
		}
	}
}

/** Runs a script of the copy as somebody else has it who can read nothing that is not his: another language, time zone, home, and options of Node.js. */
async function runElsewhere(folder: string, script: string): Promise<void> {
	const ofNpm = (name: string): string => execFileSync('npm', ['config', 'get', name], {cwd: root, encoding: 'utf8'}).trim();
	execFileSync('sh', ['-c', 'umask 077; exec "$0" "$@"', process.execPath, script], {
		cwd: folder,
		stdio: 'pipe',
		env: {
			PATH: process.env.PATH,
			HOME: await temporaryFolder(),
			// Where packages come from, and what is there of them, may be the same.
			npm_config_cache: ofNpm('cache'),
			npm_config_userconfig: ofNpm('userconfig'),
			LANG: 'tr_TR.UTF-8',
			LC_ALL: 'tr_TR.UTF-8',
			NODE_ENV: 'production',
			NODE_OPTIONS: '--no-warnings --no-deprecation --trace-warnings --experimental-vm-modules --expose-gc',
			TZ: 'Pacific/Auckland',
		},
	});
}

/** The files of a folder with their SHA-256, without zips. */
async function digests(folder: string): Promise<Record<string, string>> {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true});
	const files = entries.filter(entry => entry.isFile() && !entry.name.endsWith('.zip')).map(({parentPath, name}) => path.join(parentPath, name));
	return Object.fromEntries(await Promise.all(files.toSorted().map(async file => [path.relative(folder, file), await digest(file)] as const)));
}

async function digest(file: string): Promise<string> {
	return createHash('sha256').update(await readFile(file)).digest('hex');
}

test('whoever builds it, from whatever folder, gets the same zip and the same npm package', async () => {
	const here = await temporaryFolder();
	const zip = await writeWindowsZip(here);
	await buildPackage(path.join(here, 'dist'));
	const there = path.join(await temporaryFolder(), 'another folder');
	await mkdir(there);
	await copyCheckout(there);
	await runElsewhere(there, 'source/packaging/windows-zip.ts');
	await runElsewhere(there, 'source/packaging/npm-package.ts');
	const dist = await digests(path.join(there, 'dist'));
	expect(Object.keys(dist)).toContain('cli.mjs');
	expect(dist).toEqual(await digests(path.join(here, 'dist')));
	expect(await digest(path.join(there, 'dist', path.basename(zip)))).toBe(await digest(zip));
});
