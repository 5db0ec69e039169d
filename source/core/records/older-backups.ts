import {isSamePath} from '../../values/path-text.ts';
import type {FileFacts} from '../proof/facts.ts';
import type {History} from './history.ts';
import {lookAtFiles, type InspectServices} from './inspect-record.ts';
import {
	hasBackup,
	isOf,
	type RunRecord,
	withoutRepeats,
} from './record.ts';

/** A backup that newer ones have replaced. */
export type OlderBackup = Pick<RunRecord, 'secretId' | 'time' | 'verdict'> & {
	/** Backup file and second copy, as far as they are still there and unchanged. */
	readonly files: readonly string[];
};

export type OlderBackups = {
	/** Newest first. */
	readonly backups: readonly OlderBackup[];
	/** Plain sentences on which backups counted as good, and which did not. */
	readonly detail: string;
};

/**
Returns the backups of this computer that are older than its `keep` newest good ones. A good one was verified, and its
file still matches the record. Others, such as unproven ones, replace none: those newer than the last good one are left
out, older ones are listed too. A record from the future was made with a wrong clock, so its place in the order is
unknown, and it is left out. Files that are gone, changed or unreadable are left out, because they may be another
backup. A file that also belongs to a newer backup, by its path or its SHA-256, is left out too. Never rejects.
*/
export async function findOlderBackups(
	history: History,
	services: InspectServices,
	keep: number,
): Promise<OlderBackups> {
	const backups: OlderBackup[] = [];
	const now = services.clock.now().toISOString();
	const {records, notice} = history.list();
	const ours = withoutRepeats(records.filter(record => hasBackup(record)))
		.filter(record => record.time <= now && isOf(services.host, record));
	const newer: Newer = {hashes: new Set(), places: []};
	/** SHA-256 of each kept backup: it counts once, however many records have it. */
	const kept = new Set<string>();
	let unproven = 0;
	for (const record of ours) {
		// eslint-disable-next-line no-await-in-loop -- a share that hangs is not asked many times at once
		const {file, copy} = await lookAtFiles(record, services);
		const {time, verdict, secretId, sha256} = record;
		if (kept.size < keep) {
			if (verdict === 'verified' && sha256 !== undefined && isUnchanged(file, sha256)) {
				kept.add(sha256);
			}

			unproven += verdict === 'unproven' ? 1 : 0;
			addTo(newer, record);
			continue;
		}

		const isNewer = (place: string): boolean => newer.places.some(
			known => isSamePath(known, place, services.host.pathStyle),
		);
		const unchanged = [
			...(isUnchanged(file, sha256) ? [record.file] : []),
			...(record.copy !== undefined && isUnchanged(copy, sha256) ? [record.copy] : []),
		];
		const files = newer.hashes.has(sha256) ? [] : unchanged.filter(place => !isNewer(place));
		if (files.length === 0) {
			continue;
		}

		backups.push({
			time, verdict, secretId, files,
		});
		addTo(newer, record);
	}

	const sentences = [aboutKept(kept.size, keep), ...aboutUnproven(unproven), notice].filter(
		sentence => sentence !== undefined,
	);
	return {backups, detail: sentences.join(' ')};
}

/** What belongs to backups that are newer than those which are listed. */
type Newer = {readonly hashes: Set<string | undefined>; readonly places: string[]};

function addTo({hashes, places}: Newer, {file, copy, sha256}: RunRecord): void {
	places.push(file, ...(copy === undefined ? [] : [copy]));
	hashes.add(sha256);
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
