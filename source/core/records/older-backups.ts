import type {FileFacts} from '../proof/facts.ts';
import type {History} from './history.ts';
import {lookAtFiles, type InspectServices} from './inspect-record.ts';
import {isOf} from './newest-backup.ts';
import {hasBackup, type RunRecord} from './record.ts';

/** A backup that newer ones have taken the place of. */
export type OlderBackup = Pick<RunRecord, 'secretId' | 'time' | 'verdict'> & {
	/** The backup file and its second copy, as far as they are still there and unchanged. */
	readonly files: readonly string[];
};

export type OlderBackups = {
	/** Newest first. */
	readonly backups: readonly OlderBackup[];
	/** What was counted as good and what was not, in plain sentences. */
	readonly detail: string;
};

/**
Returns the backups of this computer that are older than its `keep` newest good ones. Good is what was verified and
whose file is still as recorded. Those that are not good, such as unproven ones, take the place of none: newer than the
last of the good ones they are left out, older than it they are listed with the others. A record from the future was
made by a clock that was wrong, so its place among the others is not known: it is left out. Files that are gone, changed
or cannot be read are left out: what stands there may be another backup. Never rejects.
*/
export async function findOlderBackups(
	history: History,
	services: InspectServices,
	keep: number,
): Promise<OlderBackups> {
	const backups: OlderBackup[] = [];
	const now = services.clock.now().toISOString();
	const {records, notice} = history.list();
	const ours = records
		.filter(record => hasBackup(record))
		.filter(record => record.time <= now && isOf(services.host, record));
	let kept = 0;
	let unproven = 0;
	for (const record of ours) {
		// eslint-disable-next-line no-await-in-loop -- a share that hangs is not asked many times at once
		const {file, copy} = await lookAtFiles(record, services);
		const {time, verdict, secretId, sha256} = record;
		if (kept < keep) {
			kept += verdict === 'verified' && isUnchanged(file, sha256) ? 1 : 0;
			unproven += verdict === 'unproven' ? 1 : 0;
			continue;
		}

		const files = [
			...(isUnchanged(file, sha256) ? [record.file] : []),
			...(record.copy !== undefined && isUnchanged(copy, sha256) ? [record.copy] : []),
		];
		if (files.length > 0) {
			backups.push({
				time, verdict, secretId, files,
			});
		}
	}

	const sentences = [aboutKept(kept, keep), ...aboutUnproven(unproven), notice].filter(
		sentence => sentence !== undefined,
	);
	return {backups, detail: sentences.join(' ')};
}

function aboutKept(kept: number, keep: number): string {
	return `${kept} of ${keep} backups to keep ${keep === 1 ? 'is' : 'are'} there, verified and unchanged.`;
}

function aboutUnproven(count: number): string[] {
	const are = count === 1 ? 'is' : 'are';
	return count === 0 ? [] : [`Unproven backups do not count as such; ${count} ${are} newer and not listed.`];
}

function isUnchanged(file: FileFacts | undefined, sha256: string | undefined): boolean {
	return file?.state === 'there' && file.sha256 !== undefined && file.sha256 === sha256;
}
