import type {PathStyle} from '../../values/path-text.ts';
import {addToSheet} from './add-to-sheet.ts';
import {copiedLine} from './recovery-sheet.ts';

/** A second copy that was made after the sheet of its backup. */
export type LaterCopy = {
	readonly file: string;
	/** Lower case hex, of the backup file. */
	readonly sha256: string | undefined;
	readonly copy: string;
	readonly copiedAt: Date;
};

/**
Adds to the recovery sheet beside a backup file where its second copy is, and returns what is wrong with that: plain
sentences. Never rejects.
*/
export async function noteCopy({file, sha256, copy, copiedAt}: LaterCopy, pathStyle: PathStyle): Promise<string[]> {
	if (sha256 === undefined) {
		return [];
	}

	const {problem, left} = await addToSheet(file, {sha256, line: copiedLine(copy, copiedAt, pathStyle)}, pathStyle);
	return [
		...(problem === undefined ? [] : [problem]),
		...(left === undefined ? [] : [`${left} does not name the second copy: write it there by hand.`]),
	];
}
