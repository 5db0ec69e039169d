import type {PathStyle} from '../host/host.ts';
import {adviceAfterCopy} from './advice.ts';
import {copyFinding} from './evidence-lines.ts';
import type {BackupResult} from './result.ts';
import {makeSecondCopy, type CopyServices} from './second-copy.ts';
import {areOnOneVolume} from './surroundings.ts';
import {withSheetBesideCopy} from './write-sheet.ts';

/**
Makes the second copy of a backup that has none, and gives its result anew: evidence, advice, and the recovery sheet beside the copy.
The verdict stays, and so does the backup file. Never rejects.
*/
export async function copyAgain(result: BackupResult, folder: string, {pathStyle, ...services}: CopyServices & {readonly pathStyle: PathStyle}): Promise<BackupResult> {
	const {file, sha256} = result;
	const copy = await makeSecondCopy({file, sha256}, folder, services);
	const evidence = result.evidence.map(line => line.id === 'copy' ? {id: line.id, ...copyFinding(copy)} : line);
	const isOnSameVolume = copy.state === 'ok' && await areOnOneVolume(file, copy.file);
	const copied: BackupResult = {...result, evidence, advice: adviceAfterCopy(result.advice, copy, isOnSameVolume)};
	return copy.state === 'ok' ? withSheetBesideCopy({...copied, copy: copy.file}, pathStyle) : copied;
}
