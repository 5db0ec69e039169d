import type {History} from '../../core/records/history.ts';
import {hasBackup, type HistoryRecord, type RunRecord} from '../../core/records/record.ts';
import {lookAtFile} from '../../core/proof/look.ts';
import type {Host} from '../../host/host.ts';
import {
	folderOf,
	hasTrailingSeparator,
	isSamePath,
	type PathStyle,
} from '../../values/path-text.ts';
import {utcMinute} from '../../values/times.ts';
import type {Offer} from '../../wizard/context.ts';

/** Number of recorded backups that are offered. */
const mostRecords = 10;

/** Returns whether the file is there and has this SHA-256. Never rejects. */
export async function isUnchanged(file: string, sha256: string): Promise<boolean> {
	const seen = await lookAtFile(file);
	return seen.state === 'there' && seen.sha256?.toLowerCase() === sha256.toLowerCase();
}

/** Where files to restore may be. */
type Places = {
	/** Empty where it is not known. */
	readonly installDirectory: string;
	/** Files that were refused: another one may be beside them. */
	readonly besides: readonly string[];
};

/**
Returns the files that could be restored: those beside a refused one, of the history, newest first, then of the install
directory.
*/
export async function findRestoreFiles(
	history: History,
	host: Host,
	{installDirectory, besides}: Places,
): Promise<readonly Offer[]> {
	const isPractice = host.practice !== undefined;
	const fits = (record: HistoryRecord): record is RunRecord =>
		hasBackup(record) && (record.practice !== undefined) === isPractice;
	const folders = [...new Set(besides.map(file => folderOf(file, host.pathStyle)))];
	const [{records}, names, beside] = await Promise.all([
		history.newest(mostRecords, fits),
		installDirectory === '' ? [] : host.completePath(asFolder(installDirectory, host.pathStyle), 'file'),
		Promise.all(folders.map(async folder => host.completePath(asFolder(folder, host.pathStyle), 'file'))),
	]);
	const offers = [
		...beside.flat().filter(name => /\.bak$/iv.test(name)).map(text => ({text, detail: 'same folder'})),
		...records.map(record => ({text: record.file, detail: detailOf(record)})),
		...names.filter(name => /\.bak$/iv.test(name)).map(text => ({text, detail: 'install directory'})),
	];
	return offers.filter(({text}, index) =>
		offers.findIndex(other => isSamePath(other.text, text, host.pathStyle)) === index);
}

function detailOf({time, computer, verdict}: RunRecord): string {
	return `backup of ${computer}, ${utcMinute(new Date(time))}, ${verdict}`;
}

/** Returns the path of a folder as that of what is in it begins. */
function asFolder(path: string, style: PathStyle): string {
	return hasTrailingSeparator(path, style) ? path : `${path}${style === 'windows' ? '\\' : '/'}`;
}
