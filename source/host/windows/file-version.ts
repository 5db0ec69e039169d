import type {FileSystem} from '../file-system.ts';

/** Signature and version of the structure (VS_FIXEDFILEINFO in the Windows documentation), as they stand in a file. */
const signature = Uint8Array.of(0xBD, 0x04, 0xEF, 0xFE, 0x00, 0x00, 0x01, 0x00);

/** Bytes of a file that is read. */
const mostBytes = 32 * 1024 * 1024;

/** Returns the file version among the bytes of a program or library; undefined where there is none. Pure. */
export function fileVersionIn(bytes: Uint8Array): string | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = bytes.indexOf(signature[0]!); at !== -1; at = bytes.indexOf(signature[0]!, at + 1)) {
		if (at + 16 > bytes.length) {
			return undefined;
		}

		const isHere = signature.every((byte, index) => bytes[at + index] === byte);
		if (isHere) {
			// Each half is a little-endian number with its upper part behind the lower one.
			return [10, 8, 14, 12].map(offset => view.getUint16(at + offset, true)).join('.');
		}
	}

	return undefined;
}

/** Returns the version of a file; undefined where it has none, or cannot be read. Never rejects. */
export async function readFileVersion(file: string, {open}: Pick<FileSystem, 'open'>): Promise<string | undefined> {
	try {
		const handle = await open(file, 'r');
		try {
			const {size} = await handle.stat();
			if (size > mostBytes) {
				return undefined;
			}

			const bytes = new Uint8Array(size);
			const {bytesRead} = await handle.read(bytes, 0, size, 0);
			return fileVersionIn(bytes.subarray(0, bytesRead));
		} finally {
			await handle.close();
		}
	} catch {
		return undefined;
	}
}
