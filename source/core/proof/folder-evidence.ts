import {exposureSentences} from '../../host/exposure-words.ts';
import {folderOf} from '../../values/path-text.ts';
import type {Exposure, FolderRights} from '../../host/host.ts';
import type {Advice} from './advice-text.ts';
import type {Facts} from './facts.ts';
import type {Evidence} from './result.ts';

type Seen = Pick<Evidence, 'state' | 'detail'>;

const lookAtRights = 'See who may read the folder of the backup file: in its Properties, Security, Advanced.';
const lookAtCopyRights = 'See who may read the folder of the second copy: in its Properties, Security, Advanced.';
const closeFolder = 'Others may replace the backup file where it is: '
	+ 'take their rights on its folder away, or make the next backup in a new folder.';
const closeCopyFolder = 'Others may replace the second copy where it is: '
	+ 'take their rights on its folder away, or keep a copy elsewhere too.';

/** Returns the evidence on the rights on the folder of the backup file. Pure. */
export function folderEvidence({backupFile, pathStyle, folderRights, exposures}: Facts): Evidence[] {
	const name = 'the folder of the backup file';
	const seen = exposureEvidence(exposures, folderOf(backupFile, pathStyle), name);
	const line = withRights(seen, folderRights, name);
	return line === undefined ? [] : [{id: 'folder', ...line}];
}

/** Rights on a folder that this run made, and what was seen of it since. There may be two: each has its name. */
function withRights(seen: Seen | undefined, rights: FolderRights | undefined, name: string): Seen | undefined {
	if (rights === undefined) {
		return seen;
	}

	const {state} = rights;
	const detail = rights.detail.replace('the new folder', () => name);
	const doubt = seen?.state === 'ok' ? undefined : seen;
	return {
		state: state === 'limited' ? doubt?.state ?? 'ok' : 'bad',
		detail: doubt === undefined ? detail : `${detail} ${doubt.detail}`,
	};
}

/** Returns the evidence on the rights on the folder of a second copy; none where nobody looked. Pure. */
export function copyFolderEvidence(
	exposures: readonly Exposure[] | undefined,
	folder: string,
	rights: FolderRights | undefined,
): Evidence[] {
	const name = 'the folder of the second copy';
	const line = withRights(exposureEvidence(exposures, folder, name), rights, name);
	return line === undefined ? [] : [{id: 'copy-folder', ...line}];
}

/** Returns advice on the folder of the backup file. Pure. */
export function folderAdvice({folderRights, exposures}: Pick<Facts, 'exposures' | 'folderRights'>): Advice[] {
	return [
		...(folderRights?.state === 'not-limited' ? [{id: 'folder-rights', text: lookAtRights} as const] : []),
		...(isOpen(exposures) ? [{id: 'close-folder', text: closeFolder} as const] : []),
	];
}

/** Returns advice on the folder of the second copy. Pure. */
export function copyFolderAdvice(
	{copyExposures, copyFolderRights}: Pick<Facts, 'copyExposures' | 'copyFolderRights'>,
): Advice[] {
	return [
		...(copyFolderRights?.state === 'not-limited' ? [{id: 'copy-folder-rights', text: lookAtCopyRights} as const] : []),
		...(isOpen(copyExposures) ? [{id: 'close-copy-folder', text: closeCopyFolder} as const] : []),
	];
}

function isOpen(exposures: readonly Exposure[] = []): boolean {
	return exposures.some(({kind}) => kind === 'writable' || kind === 'foreign-owner');
}

function exposureEvidence(
	exposures: readonly Exposure[] | undefined,
	folder: string,
	name: string,
): Seen | undefined {
	if (exposures === undefined) {
		return undefined;
	}

	if (exposures.length === 0) {
		return {state: 'ok', detail: `Others cannot change ${name}.`};
	}

	const known = exposures.filter(({kind}) => kind !== 'unknown');
	const unknown = exposures.filter(({kind}) => kind === 'unknown');
	return {
		state: known.length === 0 ? 'unknown' : 'bad',
		detail: exposureSentences([...known, ...unknown], folder, name).join(' '),
	};
}
