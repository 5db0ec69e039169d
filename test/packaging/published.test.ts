import {execFileSync} from 'node:child_process';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {root} from '../../source/packaging/build.ts';

test('the npm package holds the schemas, and the readme links to each', async () => {
	const schemas = await readdir(path.join(root, 'source/schemas'));
	expect(schemas).toHaveLength(4);
	const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {cwd: root, encoding: 'utf8', stdio: 'pipe'});
	const readme = await readFile(path.join(root, 'readme.md'), 'utf8');
	for (const schema of schemas) {
		expect(listed).toContain(`source/schemas/${schema}`);
		expect(readme).toContain(`(source/schemas/${schema})`);
	}
});
