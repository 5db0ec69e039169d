import {mkdtemp, realpath, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterAll} from 'vitest';

/** Makes folders that are removed when all tests of the file have ended, so that tests running beside each other can have one each. */
export function makeHomes(): () => Promise<string> {
	const homes: string[] = [];
	afterAll(async () => {
		await Promise.all(homes.map(async home => rm(home, {recursive: true})));
	});
	return async () => {
		const home = await mkdtemp(path.join(await realpath(os.tmpdir()), 'entsso-home-'));
		homes.push(home);
		return home;
	};
}
