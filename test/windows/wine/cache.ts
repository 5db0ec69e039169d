import {existsSync} from 'node:fs';
import {
	mkdir,
	mkdtemp,
	rename,
	rm,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const folder = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'entsso-backup-windows');

/**
A folder that is kept from one run to the next, made by `fill` when it is missing. `key` names all it was made from.
It is there whole or not at all, also when several runs make it at once.
*/
export async function cached(key: string, fill: (folder: string) => Promise<void>): Promise<string> {
	const wanted = path.join(folder, key);
	if (existsSync(wanted)) {
		return wanted;
	}

	await mkdir(folder, {recursive: true});
	const made = await mkdtemp(path.join(folder, 'new-'));
	try {
		await fill(made);
		await rename(made, wanted).catch((error: unknown) => {
			if (!existsSync(wanted)) {
				throw error;
			}
		});
	} finally {
		await rm(made, {recursive: true, force: true});
	}

	return wanted;
}
