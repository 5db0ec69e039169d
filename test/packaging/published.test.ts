import {execFileSync} from 'node:child_process';
import {
	cp,
	readdir,
	readFile,
	realpath,
	symlink,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {root} from '../../source/packaging/build.ts';
import {buildPackage} from '../../source/packaging/npm-package.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {expectToBackUp} from './back-up.ts';
import {makeWritable, unpackReadOnly} from './unpack.ts';

function packedFiles(): string {
	return execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {cwd: root, encoding: 'utf8', stdio: 'pipe'});
}

test('the npm package holds the program, and the licenses of all that is bundled with it', async () => {
	const folder = await temporaryFolder();
	await buildPackage(folder);
	expect(await readdir(folder)).toEqual(expect.arrayContaining(['cli.mjs', 'administration.mjs', 'pseudo-terminal.mjs', 'practice', 'parts']));
	const packed = packedFiles();
	expect(packed).toContain('"dist/cli.mjs"');
	for (const document of ['changelog.md', 'readme.md', 'source/documents/reference.md', 'source/documents/schedule.md', 'security.md']) {
		expect(packed).toContain(`"${document}"`);
	}

	expect(packed).not.toMatch(/source-maps|\.map"/v);
	const licenses = await readFile(path.join(folder, 'licenses.txt'), 'utf8');
	expect(licenses).toMatch(/^ink \d/mv);
	expect(licenses).toMatch(/^@xterm\/headless \d/mv);
});

test('packed, unpacked and read-only, in a folder with blanks and letters of other languages, it backs up', async () => {
	const folder = await realpath(await temporaryFolder());
	const made = path.join(folder, 'made');
	for (const name of ['package.json', ...packageJson.files.filter(file => !/^!|^dist$/v.test(file))]) {
		await cp(path.join(root, name), path.join(made, name), {recursive: true});
	}

	await buildPackage(path.join(made, 'dist'));
	const npm = (...words: readonly string[]): string => execFileSync('npm', words, {cwd: made, encoding: 'utf8', stdio: 'pipe'});
	const [{filename}] = JSON.parse(npm('pack', '--json', '--ignore-scripts')) as [{filename: string}];
	execFileSync('tar', ['-xzf', filename], {cwd: made});
	const files = await readFiles(path.join(made, 'package'));
	expect(Object.keys(files)).toContain('dist/cli.mjs');
	const unpacked = await unpackReadOnly(files, folder);
	// As npm puts them: what the package depends on.
	await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
	await expectToBackUp(unpacked, 'dist/cli.mjs', path.join(folder, 'home'));
	await makeWritable(unpacked);
});

async function readFiles(folder: string): Promise<Record<string, Uint8Array>> {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true});
	const paths = entries.filter(entry => entry.isFile()).map(({parentPath, name}) => path.join(parentPath, name));
	return Object.fromEntries(await Promise.all(paths.map(async file =>
		[path.relative(folder, file), await readFile(file)] as const)));
}

test('the npm package holds the schemas, and reference.md links to each', async () => {
	const schemas = await readdir(path.join(root, 'source/schemas'));
	expect(schemas).toHaveLength(7);
	const listed = packedFiles();
	const reference = await readFile(path.join(root, 'source/documents/reference.md'), 'utf8');
	for (const schema of schemas) {
		expect(listed).toContain(`source/schemas/${schema}`);
		expect(reference).toContain(`(../schemas/${schema})`);
	}
});
