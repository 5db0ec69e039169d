import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';

export type Fingerprint = {
	/** Bytes read. */
	readonly size: number;
	/** Lower case hex. */
	readonly sha256: string;
};

/** Size and SHA-256 of a file, read as a stream from its start to its end. Throws the file system's error. */
export async function fingerprint(file: string, signal?: AbortSignal): Promise<Fingerprint> {
	const hash = createHash('sha256');
	let size = 0;
	for await (const chunk of createReadStream(file, {signal}) as AsyncIterable<Uint8Array>) {
		hash.update(chunk);
		size += chunk.length;
	}

	return {size, sha256: hash.digest('hex')};
}
