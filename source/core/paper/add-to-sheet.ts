import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {isAt} from '../../host/remove-own.ts';
import type {PathStyle} from '../../values/path-text.ts';
import {errorCodeOf, reasonOf} from '../../values/file-error.ts';
import {isOwnSheet} from './recovery-sheet.ts';
import {sheetNames} from './write-sheet.ts';

/** A sheet has some thousand characters; a file beyond this is none. Bytes. */
const mostBytes = 65_536;

/** Fate of a line for a sheet. */
export type SheetNote = {
	/** Page that the line is on. */
	readonly sheet?: string;
	/** Plain sentence on why it could not be written. */
	readonly problem?: string;
	/** Page of that name that is not the sheet as it was written; it was left as it is. */
	readonly left?: string;
};

/** A line, with its line end, for the sheet of a backup file with this SHA-256. */
export type SheetLine = {readonly sha256: string; readonly line: string};

/**
Adds a line to the recovery sheet beside a backup file. A page that is not the sheet of this file as this program writes
it stays as it is, and nothing in it is ever changed: the line goes below. Never rejects.
*/
export async function addToSheet(file: string, added: SheetLine, pathStyle: PathStyle): Promise<SheetNote> {
	let left: string | undefined;
	for (const sheet of sheetNames(file)) {
		try {
			// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is no sheet of the file
			if (await addLine(sheet, added, pathStyle)) {
				return {sheet};
			}

			left ??= sheet;
		} catch (error) {
			const code = errorCodeOf(error);
			if (['ENAMETOOLONG', 'ENOTDIR'].includes(code)) {
				break;
			}

			// A link or a folder is no sheet, and one may have been taken away from before others.
			if (!['ELOOP', 'EISDIR', 'ENOENT'].includes(code)) {
				return {problem: `The recovery sheet ${sheet} could not be added to: ${reasonOf(error)}.`};
			}
		}
	}

	return left === undefined ? {} : {left};
}

/** Returns whether this is the sheet, and has the line now. Throws the file system's error. */
async function addLine(sheet: string, {sha256, line}: SheetLine, pathStyle: PathStyle): Promise<boolean> {
	// Windows knows neither of the last two, and ignores them.
	// eslint-disable-next-line no-bitwise -- that is how the flags are given
	const flags = constants.O_RDWR | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
	const handle = await open(sheet, flags);
	try {
		const stats = await handle.stat();
		if (!stats.isFile() || stats.size > mostBytes) {
			return false;
		}

		const text = await handle.readFile('latin1');
		if (!isOwnSheet(text, {sha256}, pathStyle) || !await isAt(sheet, handle)) {
			return false;
		}

		// Whoever looks again at the same restore learns nothing new from a second line.
		if (!text.endsWith(line)) {
			await handle.appendFile(line);
			await handle.sync();
		}

		return true;
	} finally {
		await handle.close();
	}
}
