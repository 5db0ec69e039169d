import {existsSync} from 'node:fs';
import {writeNew} from '../core/paper/write-new.ts';
import {makeFolder} from '../host/make-folder.ts';
import {errorCodeOf, reasonOf} from '../values/file-error.ts';
import type {Reason} from '../values/reasons.ts';

const list = new Intl.ListFormat('en-GB');

/** A text file to be written; `file` is its full path. */
export type Paper = {readonly file: string; readonly text: string};

/** Files that were written, and why not all were. */
export type WrittenPapers = {
	readonly written: readonly string[];
	readonly refusal?: {readonly reason: Reason; readonly message: string};
};

/**
Writes new files into the folder, which is made; none where one of them is there already. Nothing is overwritten. Never
rejects.
*/
export async function writePapers(folder: string, papers: readonly Paper[]): Promise<WrittenPapers> {
	const taken = papers.filter(({file}) => existsSync(file)).map(({file}) => file);
	if (taken.length > 0) {
		const areThere = `${list.format(taken)} ${taken.length === 1 ? 'is' : 'are'} there already`;
		const message = `${areThere}, and nothing is overwritten. Choose another folder.`;
		return {written: [], refusal: {reason: 'file-exists', message}};
	}

	const written: string[] = [];
	for (const {file, text} of papers) {
		try {
			// eslint-disable-next-line no-await-in-loop -- as below
			await makeFolder(folder);
			// eslint-disable-next-line no-await-in-loop -- what comes after a failure is not to be written
			await writeNew(file, text);
			written.push(file);
		} catch (error) {
			return {
				written,
				refusal: {reason: reasonFor(error), message: `${file} could not be written: ${reasonOf(error)}.`},
			};
		}
	}

	return {written};
}

/** Why a file could not be written, by the code of the file system. */
function reasonFor(error: unknown): Reason {
	const reasons: Readonly<Record<string, Reason>> = {
		EEXIST: 'file-exists',
		EACCES: 'no-right-to-write',
		EPERM: 'no-right-to-write',
		EROFS: 'no-right-to-write',
		ENOSPC: 'disk-full',
		EDQUOT: 'disk-full',
	};
	return reasons[errorCodeOf(error)] ?? 'not-written';
}
