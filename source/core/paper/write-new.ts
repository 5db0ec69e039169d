import {open} from 'node:fs/promises';
import {removeOwn} from '../../host/remove-own.ts';

/**
Writes a new file for this user alone (on Windows, with the rights of its folder), and removes it again if it could not
be completed. Throws the file system's error, `EEXIST` when the file is there already.
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
