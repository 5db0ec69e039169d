import {readFile} from 'node:fs/promises';
import {describe, expect, test} from 'vitest';
import {nativePackages} from '../../source/packaging/build.ts';
import {pinsForWindows} from '../../source/packaging/locked.ts';

describe.concurrent('packages for the Windows zip', () => {
	test('are the native ones with their binaries for 64-bit Windows, as the lock file pins them', async () => {
		const pins = await pinsForWindows(nativePackages);
		expect(pins.map(({name}) => name)).toEqual([
			'@lydell/node-pty', '@lydell/node-pty-win32-x64', 'koffi', '@koromix/koffi-win32-x64',
		]);
		const lock = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
		for (const {integrity} of pins) {
			expect(integrity).toMatch(/^sha512-/v);
			expect(lock).toContain(integrity);
		}
	});

	test('a package that is not in the lock file stops the packaging', async () => {
		await expect(pinsForWindows(['not-there'])).rejects.toThrow('package-lock.json has no not-there.');
	});
});
