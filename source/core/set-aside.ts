import type {Host} from '../host/host.ts';
import {adviceAfterSetAside} from './advice.ts';
import type {BackupResult} from './result.ts';

/** Leftovers of one backup file; more than that are no accident. */
const mostLeftovers = 99;

/**
Returns a file that a failed run made another name (`<backup file>.incomplete`), so that nobody takes it for a
backup, and gives the result with that name. A file that carries a time before the run is left alone, and so is one
that cannot be renamed without replacing another. Where times cannot be compared, it counts that nothing stood there
when the run began. Never rejects.
*/
export async function withLeftoverSetAside(result: BackupResult, host: Pick<Host, 'renameFile'>): Promise<BackupResult> {
	const {verdict, evidence, file} = result;
	if (verdict !== 'failed' || evidence.every(({id, state}) => id !== 'new' || state === 'bad')) {
		return result;
	}

	const leftover = await moveAway(file, host);
	return {...result, ...(leftover !== undefined && {leftover}), advice: adviceAfterSetAside(result.advice, file, leftover)};
}

/** Where the file is now; undefined when it stayed. */
async function moveAway(file: string, {renameFile}: Pick<Host, 'renameFile'>): Promise<string | undefined> {
	for (let number = 1; number <= mostLeftovers; number++) {
		const name = `${file}.incomplete${number === 1 ? '' : `-${number}`}`;
		// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is taken
		const renaming = await renameFile(file, name);
		if (renaming !== 'taken') {
			return renaming === 'renamed' ? name : undefined;
		}
	}

	return undefined;
}
