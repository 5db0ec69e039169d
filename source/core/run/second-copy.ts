import type {Clock} from '../../values/clock.ts';
import {reasonOf} from '../../values/file-error.ts';
import type {Reason} from '../../values/reasons.ts';
import {untilAborted, withTimeout} from '../../values/waiting.ts';
import type {FolderRights, Host} from '../../host/host.ts';
import type {SecondCopy} from '../proof/facts.ts';
import {
	copyFile,
	idOf,
	type CopyServices,
	type Original,
} from './copy-file.ts';

/** Milliseconds that a share has to make a folder. */
const timeLimit = 60_000;

export type CopyIntoServices = CopyServices & {
	/** Makes the folder first, as the user agreed to; left out where it is to be there. */
	readonly makeFolder?: Host['createFolder'] | undefined;
};

export type CopyInto = {readonly copy: SecondCopy; readonly folderRights: FolderRights | undefined};

/** Makes the second copy, and before that its folder where that was agreed to. Never rejects. */
export async function copyInto(
	original: Original,
	folder: string,
	{makeFolder, ...services}: CopyIntoServices,
): Promise<CopyInto> {
	const made = makeFolder === undefined ? {} : await makeCopyFolder(folder, makeFolder, services);
	return made.failure === undefined
		? {copy: await makeSecondCopy(original, folder, services), folderRights: made.rights}
		: {copy: made.failure, folderRights: undefined};
}

/** Makes the second copy, as `copyFile` does. Never rejects. */
export async function makeSecondCopy(
	original: Original,
	folder: string,
	services: CopyServices,
): Promise<SecondCopy> {
	const copied = await copyFile(original, folder, services);
	return copied.state === 'ok' ? copied : notMade(copied.why, copied.id);
}

type Made = {readonly failure?: SecondCopy; readonly rights?: FolderRights | undefined};

async function makeCopyFolder(
	folder: string,
	makeFolder: Host['createFolder'],
	{clock, signal}: {readonly clock: Clock; readonly signal: AbortSignal},
): Promise<Made> {
	if (signal.aborted) {
		return {failure: notMade('it was cancelled', 'copy-failed')};
	}

	const work = (async (): Promise<Made> => {
		try {
			return {rights: await makeFolder(folder)};
		} catch (error) {
			return {failure: notMade(`its folder ${folder} could not be made (${reasonOf(error)})`, idOf(error))};
		}
	})();
	const noAnswer: Made = {failure: notMade('its folder was not made within a minute', 'copy-no-answer')};
	const cancelled: Made = {failure: notMade('it was cancelled while its folder was made', 'copy-failed')};
	return untilAborted(signal, withTimeout(clock, timeLimit, work, noAnswer), cancelled);
}

/** Returns the failure of a copy; `reason` is the second half of a sentence. */
export function notMade(reason: string, id: Reason): SecondCopy {
	return {state: 'failed', reason: `The second copy was not made: ${reason}.`, id};
}
