import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	writeSync,
} from 'node:fs';
import {isAscii} from 'node:buffer';

/** Word of this program, a number, or yes or no: never a text from outside. */
type DebugWord = string | number | boolean | undefined;

/** One line of the debug file. */
export type DebugEntry = Readonly<Record<string, DebugWord | readonly string[] | Readonly<Record<string, DebugWord>>>>;

export type DebugFile = {
	readonly write: (entry: DebugEntry) => void;
	/** Returns whether all was written. */
	readonly close: () => boolean;
};

/** For a new file alone. No link is followed at its name; Windows has no such flag, and follows none either. */
// eslint-disable-next-line no-bitwise -- open takes a set of flags
const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL
	| (constants.O_NOFOLLOW ?? 0);

/** A word of the program is no longer than this. */
const longest = 60;

/**
Makes the file, for this user alone (on Windows, with the rights of its folder), and writes to it and to no other.
Throws the file system's error, `EEXIST` where something is there already.
*/
export function openDebugFile(file: string, now: () => Date): DebugFile {
	const descriptor = openSync(file, flags, 0o600);
	let isWhole = fstatSync(descriptor).isFile();
	let isOpen = true;
	return {
		write(entry) {
			// After a line that is not whole none can be told from its rest.
			if (!isWhole || !isOpen) {
				return;
			}

			const line = `${JSON.stringify({time: now().toISOString(), ...entry}, short)}\n`;
			try {
				isWhole = writeSync(descriptor, line) === line.length;
			} catch {
				isWhole = false;
			}
		},
		close() {
			isOpen = false;
			closeSync(descriptor);
			return isWhole;
		},
	};
}

/** Leaves out what cannot be a word of the program. */
function short(_key: string, value: unknown): unknown {
	return typeof value === 'string' && (value.length > longest || !isAscii(new TextEncoder().encode(value)))
		? '[left out]'
		: value;
}
