import {folderOf, isSamePath} from '../values/path-text.ts';
import {findCopyFacts, validateCopyFolder} from '../journeys/shared/second-copy.ts';
import {inspectRecord} from '../core/records/inspect-record.ts';
import {withoutCopy} from '../core/proof/copy-advice.ts';
import {copyIsMissing} from '../core/proof/missing-copy.ts';
import {enough, type RecentBackup} from '../core/records/recent-backup.ts';
import type {RunRecord} from '../core/records/record.ts';
import type {Preferences} from '../core/records/preferences.ts';
import {systemClock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import {copyRecorded} from '../journeys/backup/perform.ts';
import {refused, type Refused, type Skipped} from './run-ending.ts';

/** A backup that needs no other one. */
export type EnoughBackup = RecentBackup & {readonly isEnough: true};

type TendServices = {
	readonly host: Host;
	readonly signal: AbortSignal;
	readonly preferences: Preferences;
	/** Change nothing, and tell what would be done. */
	readonly isDryRun: boolean;
};

/**
Sees to the second copy of a backup that is recent enough: one that was asked for, now or in the run that made it, and
is not there is made from the backup file. One that has changed is left as it is, and told. Gives the ending of the
run, and how the backup stands then. Never rejects.
*/
export async function tendCopy(
	recent: EnoughBackup,
	asked: string | undefined,
	services: TendServices,
): Promise<{readonly ending: Refused | Skipped; readonly recent: EnoughBackup}> {
	const {host, signal, preferences, isDryRun} = services;
	const {record, lines} = recent;
	const {pathStyle} = host;
	const folder = asked
		?? record.copyFolder
		?? (record.copy === undefined ? undefined : folderOf(record.copy, pathStyle));
	if (folder === undefined) {
		return {ending: skipped(recent), recent};
	}

	const {refusal, refusalOfFlag = refusal, reason: reasonOfText} = validateCopyFolder(
		folder,
		{style: pathStyle, backupFile: record.file},
		undefined,
	);
	if (refusalOfFlag !== undefined && reasonOfText !== undefined) {
		return {ending: refused(reasonOfText, [`--copy-to: ${refusalOfFlag}`]), recent};
	}

	const file = lines.find(({id}) => id === 'file')?.foundAt ?? record.file;
	const standing = isCopyIn(record, folder, host) ? lines.find(({id}) => id === 'copy') : undefined;
	if (standing?.state === 'ok') {
		return {ending: skipped(recent), recent};
	}

	if (standing?.state === 'unknown') {
		return {ending: {...skipped(recent), reason: 'copy-not-seen'}, recent};
	}

	if (isDryRun) {
		return {ending: await foretold(recent, {file, folder, isThere: standing !== undefined}, host), recent};
	}

	const tended = await copyRecorded({record, file}, folder, {host, signal}, preferences);
	const {record: copied, advice, notRecorded} = tended;
	if (copied.reason === undefined) {
		const now = enough(copied, await inspectRecord(copied, {host, clock: systemClock}), recent);
		const made = `The second copy was not there, and is made now: ${copied.copy}.`;
		const ending: Skipped = notRecorded === undefined
			? {...skipped(now, made), advice}
			: {...skipped(now, made, notRecorded), reason: 'not-recorded', advice};
		return {ending, recent: now};
	}

	if (standing !== undefined && copied.reason === 'copy-file-exists') {
		// The copy was made once, and is another file now.
		const {detail} = standing;
		const evidence = copied.evidence.map(each => each.id === 'copy' ? {...each, detail} : each);
		const changed: EnoughBackup = {...recent, record: {...copied, evidence}};
		const next = advice.map(each => each.id === withoutCopy.id ? withoutCopy : each);
		return {ending: {...skipped(changed, 'It was left as it is.'), reason: 'copy-changed', advice: next}, recent};
	}

	const after: EnoughBackup = {...recent, record: copied};

	const why = copied.evidence.find(({id}) => id === 'copy')?.detail ?? copyIsMissing;
	return {ending: {...skipped(after, why), reason: copied.reason, advice}, recent};
}

/** Where the copy would go, and whether the one of the record is known to be no longer what it was, or gone. */
type CopyToMake = {readonly file: string; readonly folder: string; readonly isThere: boolean};

/** Returns what would become of a second copy that is missing, by what is known of its folder now. */
async function foretold(recent: EnoughBackup, {file, folder, isThere}: CopyToMake, host: Host): Promise<Skipped> {
	const facts = await findCopyFacts(host, folder, file);
	const {refusal, reason} = validateCopyFolder(folder, {style: host.pathStyle, backupFile: file}, facts);
	if (refusal === undefined || reason === undefined) {
		return skipped(recent, 'The second copy is missing, and would be made now.');
	}

	return isThere && reason === 'copy-file-exists'
		? {...skipped(recent, 'It would be left as it is.'), reason: 'copy-changed'}
		: {...skipped(recent, copyIsMissing, refusal), reason};
}

function skipped({record, detail}: EnoughBackup, ...more: readonly string[]): Skipped {
	return {
		kind: 'skipped', record, detail: [detail, ...more].join(' '), reason: undefined, advice: [],
	};
}

function isCopyIn({copy}: RunRecord, folder: string, {pathStyle}: Host): boolean {
	return copy !== undefined && isSamePath(folderOf(copy, pathStyle), folder, pathStyle);
}
