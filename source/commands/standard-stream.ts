import {fstatSync, writeSync} from 'node:fs';
import {Writable} from 'node:stream';
import {errorCodeOf, reasonOf} from '../values/file-error.ts';

/** Standard output or standard error. */
export type StandardStream = {
	/** Of a terminal as it is now; undefined where it is none. */
	readonly columns: number | undefined;
	write(text: string): void;
	/** Waits until all is out, however slow the reader. Gives the first error where it is not. */
	written(): Promise<Error | undefined>;
};

/** Returns such a stream, which writes to one of Node.js. */
export function standardStream(
	stream: Writable & {readonly fd?: number; readonly isTTY?: boolean; readonly columns?: number},
): StandardStream {
	const {fd} = stream;
	const target = fd !== undefined && isFile(fd) ? wholeFile(fd) : stream;
	let all: Promise<unknown> = Promise.resolve();
	let failure: Error | undefined;
	const note = (error: Error | undefined): void => {
		// A terminal that is gone has no reader either.
		if (!(stream.isTTY === true && errorCodeOf(error) === 'EIO')) {
			failure ??= error;
		}
	};

	// An error is noted, and the work goes on.
	stream.on('error', note);
	target.on('error', note);

	return {
		get columns() {
			return stream.isTTY === true ? stream.columns : undefined;
		},
		write(text) {
			const {promise, resolve} = Promise.withResolvers<void>();
			all = Promise.all([all, promise]);
			target.write(text, error => {
				note(error ?? undefined);
				resolve();
			});
		},
		async written() {
			await all;
			return failure;
		},
	};
}

/** Returns what is said where standard output was not written; undefined where its reader has had enough. */
export function outputComplaint(error: Error): string | undefined {
	return readerIsGone.has(errorCodeOf(error))
		? undefined
		: `The result could not be written to standard output: ${reasonOf(error)}.`;
}

/** A pipe or a socket whose other end is closed, as by `head`. */
const readerIsGone: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ECONNRESET']);

function isFile(fd: number): boolean {
	try {
		return fstatSync(fd).isFile();
	} catch {
		return false;
	}
}

/** Node.js takes for written what the system took only a part of, as on a disk that is nearly full. */
function wholeFile(fd: number): Writable {
	return new Writable({
		write(chunk: Uint8Array, _encoding, done) {
			try {
				for (let rest = chunk; rest.length > 0;) {
					rest = rest.subarray(writeSync(fd, rest));
				}

				done();
			} catch (error) {
				done(error as Error);
			}
		},
	});
}
