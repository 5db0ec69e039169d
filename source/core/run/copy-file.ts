import {randomBytes} from 'node:crypto';
import {
	link,
	lstat,
	open,
	stat,
	type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import type {Clock} from '../../values/clock.ts';
import {withTimeout, untilAborted, watchStall} from '../../values/waiting.ts';
import {fingerprint} from '../proof/checksum.ts';
import {errorCodeOf, reasonOf} from '../../values/file-error.ts';
import type {Reason} from '../../values/reasons.ts';
import {isAt, removeNumbered, removeOwn} from '../../host/remove-own.ts';

/** Progress of a copy: bytes of the file, first written, then read back. */
export type CopyProgress = {
	readonly step: 'copying' | 'comparing';
	readonly bytes: number;
	readonly total: number;
};

export type Original = {
	readonly file: string;
	/**
	SHA-256 of the original, lower case hex; a file that has changed since is not copied. Undefined when it could not be
	read.
	*/
	readonly sha256: string | undefined;
};

export type CopyServices = {
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
	/** Makes a hard link; the system's own when left out. */
	readonly link?: typeof link;
};

const pieceSize = 262_144;
const temporaryEnd = '.partial';
/** Milliseconds without progress after which the folder counts as gone. */
const stallLimit = 60_000;
/** Milliseconds that cancelled work has to tidy up, and as many to remove what it has made if it does not. */
const grace = 1000;

/** A failure whose message is the second half of a sentence. */
class CopyError extends Error {
	readonly id: Reason;

	constructor(message: string, id: Reason = 'copy-failed') {
		super(message);
		this.id = id;
	}
}

/** Outcome of a copy; `why` is the second half of a sentence. */
export type FileCopy =
	| {readonly state: 'ok'; readonly file: string; readonly sha256: string}
	| {readonly state: 'failed'; readonly why: string; readonly id: Reason};

/**
Copies a file into a folder under the same name, and compares it when read back there. Never rejects.

The bytes go to a temporary name first and get the final name only when they are the same; where the file system has no
hard links (FAT, some shares) they are written once more, under that name. An existing file is never overwritten, a link
never followed, and on failure the files made here are removed, and no others. A folder that does not answer is given up
after a minute.
*/
export async function copyFile(
	original: Original,
	folder: string,
	{clock, signal, onProgress, link: makeLink = link}: CopyServices,
): Promise<FileCopy> {
	const stall = watchStall(clock, stallLimit);
	const over = AbortSignal.any([signal, stall.signal]);
	let made: MadeFile | undefined;
	const work = copyAndCompare(original, folder, {
		signal: over,
		link: makeLink,
		onMade(file) {
			made = file;
		},
		onProgress(progress) {
			stall.moved();
			onProgress?.(progress);
		},
	});
	const outcome = await untilAborted(over, work, undefined) ?? await withTimeout(clock, grace, work, undefined);
	stall.end();
	if (outcome?.state === 'ok') {
		return outcome;
	}

	// What hangs may be as little as the writing of the last bytes: the name can be gone before that ends.
	const isGone = made === undefined
		? outcome !== undefined
		: await withTimeout(clock, grace, removeNumbered(made.file, made.ino), false);
	const name = path.basename(original.file);
	const part = made !== undefined && path.basename(made.file) === name
		? `a part of it as ${name}`
		: `a file that ends in ${temporaryEnd}`;
	const leftover = isGone ? '' : `; ${part} may be left there`;
	if (outcome !== undefined && !over.aborted) {
		return {...outcome, why: outcome.why + leftover};
	}

	return signal.aborted
		? {state: 'failed', why: `it was cancelled${leftover}`, id: 'copy-failed'}
		: {state: 'failed', why: `the folder did not answer for a minute${leftover}`, id: 'copy-no-answer'};
}

/** Reasons for the file system's error codes about the folder of a copy. */
const idsOfCodes: Readonly<Record<string, Reason>> = {
	ENOENT: 'copy-folder-missing',
	ENOTDIR: 'copy-folder-missing',
	ENODEV: 'copy-folder-missing',
	ENXIO: 'copy-folder-missing',
	ESTALE: 'copy-folder-missing',
	EHOSTDOWN: 'copy-no-answer',
	EHOSTUNREACH: 'copy-no-answer',
	ENETUNREACH: 'copy-no-answer',
	ETIMEDOUT: 'copy-no-answer',
	EACCES: 'copy-no-right-to-write',
	EPERM: 'copy-no-right-to-write',
	EROFS: 'copy-no-right-to-write',
	ENOSPC: 'copy-disk-full',
	EDQUOT: 'copy-disk-full',
	EEXIST: 'copy-file-exists',
};

/** Returns the reason for what went wrong in the folder of a copy. */
export function idOf(error: unknown): Reason {
	return error instanceof CopyError ? error.id : idsOfCodes[errorCodeOf(error)] ?? 'copy-failed';
}

type Progress = {
	readonly signal: AbortSignal;
	readonly onProgress: (progress: CopyProgress) => void;
	readonly link: typeof link;
	/** Called when a file was made, and before anything is written to it. */
	readonly onMade: (file: MadeFile) => void;
};

type MadeFile = {
	readonly file: string;
	/** Its number in the file system. */
	readonly ino: bigint;
};

async function copyAndCompare({file, sha256}: Original, folder: string, progress: Progress): Promise<FileCopy> {
	const name = path.basename(file);
	const copy = path.join(folder, name);
	const temporary = path.join(folder, `.${name}.${randomBytes(6).toString('hex')}${temporaryEnd}`);
	try {
		if (sha256 === undefined) {
			throw unreadable();
		}

		await refuseExisting(copy, file);
		const hasName = await withNewFile(temporary, progress, async target => {
			await writeAndCompare({file, sha256}, target, progress);
			progress.signal.throwIfAborted();
			const isLinked = await giveName(temporary, copy, target, progress);
			await removeOwn(temporary, target);
			return isLinked;
		});
		if (!hasName) {
			await withNewFile(copy, progress, async target => writeAndCompare({file, sha256}, target, progress));
		}

		return {state: 'ok', file: copy, sha256};
	} catch (error) {
		return {state: 'failed', why: error instanceof CopyError ? error.message : reasonOf(error), id: idOf(error)};
	}
}

/** Makes a new file, follows no link to it, and removes it again if the work on it fails. */
async function withNewFile<Value>(
	file: string,
	{signal, onMade}: Progress,
	work: (target: FileHandle) => Promise<Value>,
): Promise<Value> {
	signal.throwIfAborted();
	const target = await open(file, 'wx+', 0o600);
	try {
		const {ino} = await target.stat({bigint: true});
		onMade({file, ino});
		return await work(target);
	} catch (error) {
		await removeOwn(file, target);
		throw error;
	} finally {
		await target.close();
	}
}

/**
Copies the file and compares. The bytes read back come from the file that was written, whatever has its name by then.
*/
async function writeAndCompare(
	{file, sha256}: Original,
	target: FileHandle,
	{signal, onProgress}: Progress,
): Promise<void> {
	const total = await copyBytes(file, target, {signal, onProgress});
	await target.sync();
	const readBack = await fingerprint(target, {
		signal,
		onProgress(bytes) {
			onProgress({step: 'comparing', bytes, total});
		},
	});
	if (readBack.sha256 !== sha256) {
		throw new CopyError('what was read back differs from the backup file');
	}
}

/** Returns the number of bytes of the file. */
async function copyBytes(
	file: string,
	target: FileHandle,
	{signal, onProgress}: Pick<Progress, 'onProgress' | 'signal'>,
): Promise<number> {
	const source = await openOriginal(file);
	try {
		const {size: total} = await source.stat();
		let bytes = 0;
		// A stream that begins with its signal aborted fails before anybody can listen.
		signal.throwIfAborted();
		for await (const piece of source.createReadStream({
			highWaterMark: pieceSize,
			autoClose: false,
			signal,
		}) as AsyncIterable<Uint8Array>) {
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

/** Makes the hard link, in one step and without replacing anything. Returns false where the file system has none. */
async function giveName(
	temporary: string,
	copy: string,
	target: FileHandle,
	{link: makeLink}: Progress,
): Promise<boolean> {
	try {
		await makeLink(temporary, copy);
	} catch (error) {
		if (errorCodeOf(error) === 'EEXIST') {
			throw taken();
		}

		return false;
	}

	if (!await isAt(copy, target)) {
		throw new CopyError('another program put another file in its place');
	}

	return true;
}

async function refuseExisting(copy: string, file: string): Promise<void> {
	try {
		await lstat(copy);
	} catch (error) {
		if (errorCodeOf(error) === 'ENOENT') {
			return;
		}

		throw error;
	}

	throw await areInOneFolder(copy, file)
		? new CopyError('this is the folder of the backup file itself, by another path', 'copy-same-folder')
		: taken();
}

/** A link may lead to the folder of the backup file, or a share be of it. */
async function areInOneFolder(...files: readonly string[]): Promise<boolean> {
	const [one, other] = await Promise.all(files.map(async file => stat(path.dirname(file), {bigint: true})));
	// Some shares number nothing.
	return one?.ino !== 0n && one?.ino === other?.ino && one?.dev === other?.dev;
}

function taken(): CopyError {
	return new CopyError('a file of this name is there already', 'copy-file-exists');
}
