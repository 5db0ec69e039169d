import {open, unlink} from 'node:fs/promises';

/** Writes a file that must not be there yet; what could not be written to its end is taken away. Throws the file system's error. */
export async function writeNew(file: string, text: string): Promise<void> {
	const handle = await open(file, 'wx');
	try {
		await handle.writeFile(text);
		await handle.sync();
	} catch (error) {
		await handle.close();
		await unlink(file);
		throw error;
	}

	await handle.close();
}
