import {readdir} from 'node:fs/promises';
import path from 'node:path';

/** Returns the paths of the record files of backups in the folder of a history, wherever they are in it. */
export async function recordFiles(history: string): Promise<string[]> {
	const entries = await readdir(history, {recursive: true});
	return entries
		.filter(name => name.endsWith('.json') && !name.startsWith('restores'))
		.toSorted()
		.map(name => path.join(history, name));
}
