import type {BackupEvent, Host} from '../../host/host.ts';
import {lookAtFile, readEvents} from '../proof/look.ts';
import type {Facts, LeftoverFacts} from '../proof/facts.ts';
import type {Patience} from '../proof/patience.ts';

type LeftoverServices = Patience & {
	readonly host: Host;
	/** Resolves to whether a record of an earlier run has this SHA-256; left out where there is no history. */
	readonly isRecorded?: ((sha256: string) => Promise<boolean>) | undefined;
};

/** Finds out whose the file may be that is there after a failed run; undefined when there is none. Never rejects. */
export async function lookAtLeftover(
	{backupFile, startedAt}: Pick<Facts, 'backupFile' | 'startedAt'>,
	earlier: readonly BackupEvent[],
	services: LeftoverServices,
): Promise<LeftoverFacts | undefined> {
	const file = await lookAtFile(backupFile);
	if (file.state !== 'there') {
		return undefined;
	}

	const events = await readEvents(backupFile, startedAt, earlier, services);
	return {events, isRecorded: file.sha256 !== undefined && await services.isRecorded?.(file.sha256) === true};
}
