import type {FileFacts} from './facts.ts';
import type {History, HistoryRecord} from './history.ts';
import {lookAtFiles, type InspectServices} from './inspect-record.ts';

/** A backup that newer ones have taken the place of. */
export type OlderBackup = Pick<HistoryRecord, 'secretId' | 'time' | 'verdict'> & {
	/** The backup file and its second copy, as far as they are still there and unchanged. */
	readonly files: readonly string[];
};

/**
Returns the backups of this computer that are older than its `keep` newest good ones, newest first. Good is what was
verified and whose file is still as recorded. A record from the future was made by a clock that was wrong, so its
place among the others is not known: it is left out. Files that are gone, changed or cannot be read are left out:
what stands there may be another backup. Never rejects.
*/
export async function findOlderBackups(history: History, services: InspectServices, keep: number): Promise<readonly OlderBackup[]> {
	const {computer, practice} = services.host;
	const older: OlderBackup[] = [];
	const now = services.clock.now().toISOString();
	let kept = 0;
	for (const record of history.list().records) {
		if (record.verdict === 'failed' || record.time > now || record.computer !== computer || (record.practice === undefined) !== (practice === undefined)) {
			continue;
		}

		// eslint-disable-next-line no-await-in-loop -- a share that hangs is not asked many times at once
		const {file, copy} = await lookAtFiles(record, services);
		const {time, verdict, secretId, sha256} = record;
		if (kept < keep) {
			kept += verdict === 'verified' && isUnchanged(file, sha256) ? 1 : 0;
			continue;
		}

		const files = [...(isUnchanged(file, sha256) ? [record.file] : []), ...(record.copy !== undefined && isUnchanged(copy, sha256) ? [record.copy] : [])];
		if (files.length > 0) {
			older.push({
				time, verdict, secretId, files,
			});
		}
	}

	return older;
}

function isUnchanged(file: FileFacts | undefined, sha256: string | undefined): boolean {
	return file?.state === 'there' && file.sha256 !== undefined && file.sha256 === sha256;
}
