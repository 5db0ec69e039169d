import {
	mkdir,
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {unzipSync} from 'fflate';
import {writeWindowsZip} from '../../source/packaging/windows-zip.ts';

/** Makes the Windows zip and unpacks it, so that what is tested is what is given to users. */
export async function unpackProgram(): Promise<{folder: string; remove: () => Promise<void>}> {
	const parent = await mkdtemp(path.join(os.tmpdir(), 'entsso-windows-zip-'));
	const folder = path.join(parent, 'program');
	const zip = await readFile(await writeWindowsZip(parent));
	for (const [name, content] of Object.entries(unzipSync(zip))) {
		const file = path.join(folder, name);
		await mkdir(path.dirname(file), {recursive: true});
		await writeFile(file, content);
	}

	return {folder, remove: async () => rm(parent, {recursive: true})};
}
