import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test, vi} from 'vitest';
import {rebuildOnChange} from '../../source/packaging/dev.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

test('what is watched is built at once, on each change, and again after a fault', async () => {
	vi.spyOn(console, 'error').mockReturnValue();
	const folder = await temporaryFolder();
	let built = 0;
	let running = 0;
	const over = new AbortController();
	const watching = rebuildOnChange(folder, async () => {
		running++;
		expect(running).toBe(1);
		built++;
		await Promise.resolve();
		running--;
		if (built === 2) {
			throw new Error('It does not compile.');
		}
	}, over.signal);
	const isBuilt = async (times: number): Promise<boolean> => vi.waitUntil(() => built >= times, {timeout: 10_000});
	await isBuilt(1);
	for (const count of [2, 3, 4]) {
		await writeFile(path.join(folder, 'a.ts'), String(count));
		await isBuilt(count);
	}

	expect(console.error).toHaveBeenCalledExactlyOnceWith('It does not compile.');
	over.abort();
	await expect(watching).rejects.toThrow('aborted');
});
