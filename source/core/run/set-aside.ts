import type {Host} from '../../host/host.ts';
import {toldAfterSetAside, type SetAside} from '../proof/leftover-advice.ts';
import {lookAtFile} from '../proof/look.ts';
import type {Facts, FileFacts} from '../proof/facts.ts';
import type {BackupResult} from '../proof/result.ts';
import {isShownToBeOwn} from '../proof/own-file.ts';

/** Most leftovers of one backup file; more than that are no accident. */
const mostLeftovers = 99;

/**
Renames a file made by a failed run to `<backup file>.incomplete`, so that nobody takes it for a backup, and returns the
result with that name. A file that the run cannot be shown to have made is left alone, and so is one that has changed
since the first look, or that cannot be renamed without replacing another. Never rejects.
*/
export async function withLeftoverSetAside(
	result: BackupResult,
	facts: Facts,
	host: Pick<Host, 'renameFile'>,
): Promise<BackupResult> {
	if (result.verdict !== 'failed' || !isShownToBeOwn(facts)) {
		return result;
	}

	const fate = await moveAway(result.file, facts.file, host);
	return {
		...result,
		...(fate.state === 'renamed' && {leftover: fate.name}),
		...(fate.state !== 'renamed' && fate.state !== 'not-renamed' && {size: undefined}),
		...toldAfterSetAside(result, facts, fate),
	};
}

async function moveAway(
	file: string,
	seen: FileFacts | undefined,
	{renameFile}: Pick<Host, 'renameFile'>,
): Promise<SetAside> {
	const now = await lookAtFile(file);
	if (!isSame(now, seen)) {
		return {state: othersFates[now.state]};
	}

	for (let number = 1; number <= mostLeftovers; number++) {
		const name = `${file}.incomplete${number === 1 ? '' : `-${number}`}`;
		// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is taken
		const renaming = await renameFile(file, name);
		if (renaming === 'renamed') {
			return {state: 'renamed', name};
		}

		if (renaming === 'not-possible') {
			break;
		}
	}

	// Where it could not be renamed, it may be because it is gone.
	const after = await lookAtFile(file);
	return {state: isSame(after, seen) ? 'not-renamed' : othersFates[after.state]};
}

/** Fates of what is not the file that was looked at, by what is there in its place. */
const othersFates = {
	there: 'changed', missing: 'gone', 'not-a-file': 'not-a-file', unknown: 'unknown',
} as const;

/** Returns whether it is the same file. One that cannot be read is recognised by its time and size. */
function isSame(now: FileFacts, seen: FileFacts | undefined): boolean {
	return now.state === 'there' && seen?.state === 'there'
		&& now.modifiedAt.getTime() === seen.modifiedAt.getTime()
		&& now.size === seen.size
		&& now.sha256 === seen.sha256;
}
