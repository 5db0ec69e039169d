import {randomBytes} from 'node:crypto';
import {
	link,
	lstat,
	open,
	rename,
	unlink,
	type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import {fingerprint} from './checksum.ts';
import {errorCodeOf, reasonOf} from './file-error.ts';

export type SecondCopy =
	| {
		readonly state: 'ok';
		readonly file: string;
		/** Lower case hex. */
		readonly sha256: string;
	}
	| {
		readonly state: 'failed';
		/** A plain sentence. */
		readonly reason: string;
	};

export type CopyRequest = {
	readonly file: string;
	/** The folder to copy into; it must be there. */
	readonly folder: string;
	/** What the original is known to be, lower case hex; a file that has changed since is not copied. */
	readonly sha256: string;
	readonly signal?: AbortSignal;
	/** Told after each piece, in bytes. */
	readonly onProgress?: (copied: number, total: number) => void;
};

const pieceSize = 1_048_576;

/** A failure with a reason of its own, as the second half of a sentence. */
class CopyError extends Error {}

/**
Copies a file into a folder under the same name, and compares what can be read back there. Never rejects.

The bytes go to a temporary name first and get the final name only when they compare. An existing file is never
overwritten; on failure nothing but the temporary file is removed.
*/
export async function makeSecondCopy(request: CopyRequest): Promise<SecondCopy> {
	const name = path.basename(request.file);
	const copy = path.join(request.folder, name);
	const temporary = path.join(request.folder, `.${name}.${randomBytes(6).toString('hex')}.partial`);
	try {
		await refuseExisting(copy);
		const target = await open(temporary, 'wx', 0o600);
		try {
			await writeAndCompare(request, target, temporary);
			await giveName(temporary, copy);
		} finally {
			await removeTemporary(temporary);
		}

		return {state: 'ok', file: copy, sha256: request.sha256};
	} catch (error) {
		return {state: 'failed', reason: `The second copy was not made: ${request.signal?.aborted ? 'it was cancelled' : (error instanceof CopyError ? error.message : reasonOf(error))}.`};
	}
}

async function writeAndCompare({file, sha256, signal, onProgress}: CopyRequest, target: FileHandle, temporary: string): Promise<void> {
	try {
		await copyBytes(file, target, signal, onProgress);
		await target.sync();
	} finally {
		await target.close();
	}

	const readBack = await fingerprint(temporary, signal);
	if (readBack.sha256 !== sha256) {
		throw new CopyError('what was read back differs from the backup file');
	}
}

async function copyBytes(file: string, target: FileHandle, signal: AbortSignal | undefined, onProgress: CopyRequest['onProgress']): Promise<void> {
	const source = await openOriginal(file);
	try {
		const {size} = await source.stat();
		let copied = 0;
		for await (const piece of source.createReadStream({highWaterMark: pieceSize, autoClose: false, signal}) as AsyncIterable<Uint8Array>) {
			await target.writeFile(piece);
			copied += piece.length;
			onProgress?.(copied, size);
		}
	} finally {
		await source.close();
	}
}

async function openOriginal(file: string): Promise<FileHandle> {
	try {
		return await open(file);
	} catch {
		throw new CopyError('the backup file could not be read');
	}
}

/** A hard link refuses to replace a file; where the file system has none (FAT, many shares), looking first has to do. */
async function giveName(temporary: string, copy: string): Promise<void> {
	try {
		await link(temporary, copy);
	} catch {
		await refuseExisting(copy);
		await rename(temporary, copy);
	}
}

async function refuseExisting(copy: string): Promise<void> {
	try {
		await lstat(copy);
	} catch (error) {
		if (errorCodeOf(error) === 'ENOENT') {
			return;
		}

		throw error;
	}

	throw new CopyError('a file of this name is there already');
}

/** Gone after a rename; and where the whole target is gone, there is nothing left to tidy. */
async function removeTemporary(temporary: string): Promise<void> {
	try {
		await unlink(temporary);
	} catch {}
}
