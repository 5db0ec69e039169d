import {mkdtemp, realpath, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
	const parent = await realpath(os.tmpdir());
	const folder = await mkdtemp(path.join(parent, 'entsso-host-test-'));
	onTestFinished(async () => {
		await rm(folder, {recursive: true, force: true});
	});
	return folder;
}
