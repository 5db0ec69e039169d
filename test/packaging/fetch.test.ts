import {readdir} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {fetchPackages} from '../../source/packaging/fetch.ts';
import {pinOf} from '../../source/packaging/locked.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

test('a package that is not what its pin says is refused', async () => {
	const pin = await pinOf('fflate');
	const {integrity} = await pinOf('esbuild');
	const folder = await temporaryFolder();
	await fetchPackages([pin], folder);
	expect(await readdir(folder)).toContain('node_modules');
	await expect(fetchPackages([{...pin, integrity}], await temporaryFolder())).rejects.toMatchObject({
		cause: {message: expect.stringContaining('EINTEGRITY') as string},
	});
});
