import {execFileSync} from 'node:child_process';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {root} from '../../source/packaging/build.ts';
import {buildPackage} from '../../source/packaging/npm-package.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

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
}, 180_000);

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
