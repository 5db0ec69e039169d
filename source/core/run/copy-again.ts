import type {LockState} from '../../host/file-lock.ts';
import type {Host} from '../../host/host.ts';
import type {Advice} from '../proof/advice-text.ts';
import {aboutCopy} from '../proof/copy-advice.ts';
import {copyEvidence} from '../proof/evidence.ts';
import type {Facts, SecondCopy} from '../proof/facts.ts';
import {copyFolderAdvice} from '../proof/folder-evidence.ts';
import {answerInTime} from '../proof/patience.ts';
import type {SheetFacts} from '../paper/recovery-sheet.ts';
import type {BackupResult} from '../proof/result.ts';
import {noteCopy} from '../paper/note-copy.ts';
import {withSheetBesideCopy} from '../paper/write-sheet.ts';
import {
	copyInto,
	notMade,
	type CopyInto,
	type CopyIntoServices,
} from './second-copy.ts';
import {areOnOneVolume} from './surroundings.ts';

type CopyAgainServices = CopyIntoServices & {
	readonly host: Pick<Host, 'inspectFolder' | 'pathStyle'>;
	/**
	Lock on the backup file, held by whoever took it until the record of the copy is kept. Left out where there is no
	record.
	*/
	readonly lock?: LockState;
};

const otherRun = 'another run is at work on this backup file; try again when it has ended';

/** Facts needed for a second copy, and those that it changes. */
export type Copyable =
	& SheetFacts
	& Pick<BackupResult, 'advice' | 'copyFolder' | 'notRecorded' | 'reason' | 'recoverySheet'>;

/**
Makes the second copy of a backup that has none, or none elsewhere, and returns the backup with new evidence, advice,
copy folder, and recovery sheet beside the copy. The verdict stays, and so do the backup file and an earlier copy. Never
rejects.
*/
export async function copyAgain<Backup extends Copyable>(
	backup: Backup,
	folder: string,
	{host, lock, ...services}: CopyAgainServices,
): Promise<Backup> {
	const {file, sha256, verdict} = backup;
	const {pathStyle} = host;
	const {copy, folderRights: copyFolderRights}: CopyInto = lock?.state === 'taken'
		? {copy: notMade(otherRun, 'locked'), folderRights: undefined}
		: await copyInto({file, sha256}, folder, services);
	const facts = copy.state === 'ok' ? await answerInTime(services, async () => host.inspectFolder(folder)) : undefined;
	const ofFolder = {copyExposures: facts?.exposures, copyFolderRights};
	if (backup.copy !== undefined && copy.state !== 'ok') {
		// What is known of the earlier copy stays true.
		return {...backup, advice: adviceAfterCopy(backup.advice, copy, {isOnSameVolume: false, ...ofFolder})};
	}

	const evidence = backup.evidence
		.filter(({id}) => id !== 'copy-folder')
		.flatMap(line => line.id === 'copy' ? copyEvidence(copy, {...ofFolder, pathStyle}) : [line]);
	const isOnSameVolume = copy.state === 'ok' && await areOnOneVolume(file, copy.file);
	const advice = adviceAfterCopy(backup.advice, copy, {isOnSameVolume, ...ofFolder});
	const reasonOfCopy = copy.state === 'ok' ? undefined : copy.id;
	const copied: Backup = {
		...backup,
		copyFolder: folder,
		evidence,
		advice,
		// A reason against the backup itself comes before one against its copy.
		reason: verdict === 'verified' ? reasonOfCopy : backup.reason,
	};
	if (copy.state !== 'ok') {
		return copied;
	}

	const problems = await noteCopy({
		file, sha256, copy: copy.file, copiedAt: services.clock.now(),
	}, pathStyle);
	return withSheetBesideCopy({...copied, copy: copy.file}, pathStyle, problems);
}

/** Returns the advice after the second copy was tried again, in place of earlier advice on it. */
function adviceAfterCopy(
	advice: readonly Advice[],
	copy: SecondCopy,
	{isOnSameVolume, ...folder}: Pick<Facts, 'copyExposures' | 'copyFolderRights'> & {readonly isOnSameVolume: boolean},
): Advice[] {
	const anew = [...aboutCopy(copy, isOnSameVolume), ...(copy.state === 'ok' ? copyFolderAdvice(folder) : [])];
	return advice.flatMap(each => each.id === 'second-copy' ? anew : [each]);
}
