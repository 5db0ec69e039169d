import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readSync,
	statSync,
	type Stats,
} from 'node:fs';
import {open, stat} from 'node:fs/promises';

/** What the program keeps is small; a file beyond this is none of its own. Bytes. */
const mostBytes = 1024 * 1024;

/** Opening a pipe waits for its writer otherwise; on Windows there is no such flag, and no pipe in a folder. */
// eslint-disable-next-line no-bitwise -- open takes a set of flags
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
Returns the text of a small file, and never waits for one that has no end, such as a pipe or a device. Throws the file
system's error, `EISDIR` for a folder, and one with the code `EFTYPE` for what else is no regular file, or larger than a
megabyte.
*/
export function readSmallFile(file: string): string {
	// Opening a device may do something by itself.
	refuseOther(statSync(file));
	const descriptor = openSync(file, flags);
	try {
		// Another one may stand there by now.
		const {size} = refuseOther(fstatSync(descriptor));
		const bytes = new Uint8Array(size);
		let length = 0;
		for (let count = -1; count !== 0 && length < size; length += count) {
			count = readSync(descriptor, bytes, length, size - length, null);
		}

		return textOf(bytes.subarray(0, length));
	} finally {
		closeSync(descriptor);
	}
}

/** As `readSmallFile`, but others get their turn meanwhile. */
export async function readSmallFileLater(file: string): Promise<string> {
	refuseOther(await stat(file));
	const handle = await open(file, flags);
	try {
		const {size} = refuseOther(await handle.stat());
		const bytes = new Uint8Array(size);
		let length = 0;
		for (let count = -1; count !== 0 && length < size; length += count) {
			// eslint-disable-next-line no-await-in-loop -- each piece stands behind the one before
			({bytesRead: count} = await handle.read(bytes, length, size - length, null));
		}

		return textOf(bytes.subarray(0, length));
	} finally {
		await handle.close();
	}
}

function refuseOther(stats: Stats): Stats {
	if (stats.isFile() && stats.size <= mostBytes) {
		return stats;
	}

	const code = stats.isDirectory() ? 'EISDIR' : 'EFTYPE';
	throw Object.assign(new Error(`${code}: not a small regular file`), {code});
}

function textOf(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}
