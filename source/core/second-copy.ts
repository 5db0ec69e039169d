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
import type {Clock} from '../host/clock.ts';
import {inTime} from '../host/in-time.ts';
import {fingerprint} from './checksum.ts';
import {errorCodeOf, reasonOf} from './file-error.ts';
import {unless} from './patience.ts';
import {watchStall} from './stall.ts';

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

/** How far a copy is: bytes of the file, first written, then read back. */
export type CopyProgress = {
	readonly step: 'copying' | 'comparing';
	readonly bytes: number;
	readonly total: number;
};

export type Original = {
	readonly file: string;
	/** What the original is known to be, lower case hex; a file that has changed since is not copied. Undefined when it could not be read. */
	readonly sha256: string | undefined;
};

export type CopyServices = {
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
};

const pieceSize = 262_144;
const temporaryEnd = '.partial';
/** Milliseconds without progress after which the folder counts as gone. */
const stallLimit = 60_000;
/** Milliseconds in which a work that was called off may still tidy up. */
const grace = 1000;

/** A failure with a reason of its own, as the second half of a sentence. */
class CopyError extends Error {}

/**
Copies a file into a folder under the same name, and compares what can be read back there. Never rejects.

The bytes go to a temporary name first and get the final name only when they compare. An existing file is never overwritten; on
failure nothing but the temporary file is removed. A folder that does not answer is not waited for longer than a minute; what was
begun there then never gets the final name.
*/
export async function makeSecondCopy(original: Original, folder: string, {clock, signal, onProgress}: CopyServices): Promise<SecondCopy> {
	const stall = watchStall(clock, stallLimit);
	const over = AbortSignal.any([signal, stall.signal]);
	const work = copyAndCompare(original, folder, {
		signal: over,
		onProgress(progress) {
			stall.moved();
			onProgress?.(progress);
		},
	});
	const outcome = await unless(over, work, undefined) ?? await inTime(clock, grace, work, undefined);
	stall.end();
	if (outcome !== undefined && (outcome.state === 'ok' || !over.aborted)) {
		return outcome;
	}

	const leftover = outcome === undefined ? `; a file that ends in ${temporaryEnd} may be left there` : '';
	return failed(`${signal.aborted ? 'it was cancelled' : 'the folder did not answer for a minute'}${leftover}`);
}

function failed(reason: string): SecondCopy {
	return {state: 'failed', reason: `The second copy was not made: ${reason}.`};
}

type Progress = {readonly signal: AbortSignal; readonly onProgress: (progress: CopyProgress) => void};

async function copyAndCompare({file, sha256}: Original, folder: string, progress: Progress): Promise<SecondCopy> {
	const name = path.basename(file);
	const copy = path.join(folder, name);
	const temporary = path.join(folder, `.${name}.${randomBytes(6).toString('hex')}${temporaryEnd}`);
	try {
		if (sha256 === undefined) {
			throw unreadable();
		}

		await refuseExisting(copy);
		const target = await open(temporary, 'wx', 0o600);
		try {
			await writeAndCompare({file, sha256, temporary}, target, progress);
			progress.signal.throwIfAborted();
			await giveName(temporary, copy);
		} finally {
			await removeTemporary(temporary);
		}

		return {state: 'ok', file: copy, sha256};
	} catch (error) {
		return failed(error instanceof CopyError ? error.message : reasonOf(error));
	}
}

type Copying = {readonly file: string; readonly sha256: string; readonly temporary: string};

async function writeAndCompare({file, sha256, temporary}: Copying, target: FileHandle, {signal, onProgress}: Progress): Promise<void> {
	let total = 0;
	try {
		total = await copyBytes(file, target, {signal, onProgress});
		await target.sync();
	} finally {
		await target.close();
	}

	const readBack = await fingerprint(temporary, {
		signal,
		onProgress(bytes) {
			onProgress({step: 'comparing', bytes, total});
		},
	});
	if (readBack.sha256 !== sha256) {
		throw new CopyError('what was read back differs from the backup file');
	}
}

/** Gives how many bytes the file has. */
async function copyBytes(file: string, target: FileHandle, {signal, onProgress}: Progress): Promise<number> {
	const source = await openOriginal(file);
	try {
		const {size: total} = await source.stat();
		let bytes = 0;
		// A stream that begins with its signal aborted fails before anybody can listen.
		signal.throwIfAborted();
		for await (const piece of source.createReadStream({highWaterMark: pieceSize, autoClose: false, signal}) as AsyncIterable<Uint8Array>) {
			await target.writeFile(piece);
			bytes += piece.length;
			onProgress({step: 'copying', bytes, total});
		}

		return total;
	} finally {
		await source.close();
	}
}

async function openOriginal(file: string): Promise<FileHandle> {
	try {
		return await open(file);
	} catch {
		throw unreadable();
	}
}

function unreadable(): CopyError {
	return new CopyError('the backup file could not be read');
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
