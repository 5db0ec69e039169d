import {open} from 'node:fs/promises';
import {removeOwn} from '../run/remove-own.ts';

/**
Writes a file for this user alone (on Windows, with the rights of its folder) that must not be there yet; what could not be written to its end is taken away. Throws the file
system's error.
*/
export async function writeNew(file: string, text: string): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(text);
		await handle.sync();
	} catch (error) {
		await removeOwn(file, handle);
		throw error;
	} finally {
		await handle.close();
	}
}
