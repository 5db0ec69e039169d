import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';

export type Fingerprint = {
	/** Bytes read. */
	readonly size: number;
	/** Lower case hex. */
	readonly sha256: string;
};

type Reading = {
	readonly signal?: AbortSignal;
	/** Called after each piece with the number of bytes read so far. */
	readonly onProgress?: (bytes: number) => void;
};

/**
Returns the size and SHA-256 of a file, read as a stream from its start to its end; an open file stays open. A name
means whatever file stands there at that moment. Throws the file system's error.
*/
export async function fingerprint(file: string | FileHandle, {signal, onProgress}: Reading = {}): Promise<Fingerprint> {
	const hash = createHash('sha256');
	let size = 0;
	// A stream that begins with its signal aborted fails before anybody can listen.
	signal?.throwIfAborted();
	const options = signal === undefined ? {} : {signal};
	const stream =
		typeof file === 'string'
			? createReadStream(file, options)
			: file.createReadStream({...options, start: 0, autoClose: false});
	for await (const chunk of stream as AsyncIterable<Uint8Array>) {
		hash.update(chunk);
		size += chunk.length;
		onProgress?.(size);
	}

	return {size, sha256: hash.digest('hex')};
}
