import {
	chmod,
	copyFile,
	mkdtemp,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll} from 'vitest';

/** Makes an install directory with the stand-in for ssoconfig in it; the caller removes it. */
export async function makeInstallDirectory(): Promise<string> {
	const directory = await mkdtemp(path.join(os.tmpdir(), 'entsso-install-'));
	const tool = path.join(directory, 'ssoconfig');
	await copyFile(new URL('ssoconfig-stand-in.mjs', import.meta.url), tool);
	await chmod(tool, 0o755);
	// Without an ending in its name the program is a module only where this says so.
	await writeFile(path.join(directory, 'package.json'), '{"type": "module"}');
	return directory;
}

/** An install directory for all tests of a suite, removed when they have ended. What it gives tells where it is, once they run. */
export function lendInstallDirectory(): () => string {
	let directory = '';
	beforeAll(async () => {
		directory = await makeInstallDirectory();
	});
	afterAll(async () => {
		await rm(directory, {recursive: true});
	});
	return () => directory;
}
