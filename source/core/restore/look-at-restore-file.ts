import type {Administration} from '../../host/administration.ts';
import {fileTimeLimit} from '../../host/files.ts';
import type {Host, TargetFacts} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';
import {isSamePath} from '../../values/path-text.ts';
import {withTimeout} from '../../values/waiting.ts';
import type {FileFacts} from '../proof/facts.ts';
import {readFileReminder} from '../proof/file-reminder.ts';
import {lookAtFileInTime, openToRead} from '../proof/look.ts';
import {answerInTime} from '../proof/patience.ts';
import type {History} from '../records/history.ts';
import {
	hasBackup,
	type HistoryRecord,
	isOf,
	type RunRecord,
} from '../records/record.ts';
import {isLocalNtfs} from './local-copy.ts';
import type {FileContent, RestoreFile} from './restore-file.ts';

export type LookAtFileServices = {
	readonly host: Host;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly history: History;
	/** Reads the reminder in the file; left out where nobody wants to see it, or nothing can. */
	readonly administration?: Administration | undefined;
};

/**
Looks at a file to restore, and changes nothing. What does not answer within a few seconds counts as unreadable. Never
rejects.
*/
export async function lookAtRestoreFile(file: string, services: LookAtFileServices): Promise<RestoreFile> {
	const {host, clock, administration, signal} = services;
	const [target, facts] = await Promise.all([
		answerInTime<TargetFacts>(services, async () => host.inspectFile(file)),
		lookAtFileInTime(file, clock),
	]);
	const seen: RestoreFile = {file, state: stateOf(facts, target), needsLocalCopy: needsLocalCopy(target, host)};
	if (facts.state !== 'there') {
		return seen;
	}

	const {size, sha256} = facts;
	const content = await withTimeout<FileContent>(clock, fileTimeLimit, contentOf(file), 'unknown');
	const recorded = await recordOf(file, sha256, services);
	const reminder = administration === undefined || content !== 'unknown' || seen.state !== 'there'
		? undefined
		: await readFileReminder(administration, file, signal);
	return {
		...seen,
		size,
		content,
		...recorded,
		...(sha256 !== undefined && {sha256}),
		...(reminder !== undefined && {reminder}),
	};
}

function stateOf(facts: FileFacts, target: TargetFacts | undefined): RestoreFile['state'] {
	switch (facts.state) {
		case 'missing': {
			return 'missing';
		}

		case 'not-a-file': {
			return target?.target === 'folder' ? 'folder' : 'other';
		}

		case 'unknown': {
			return 'unreadable';
		}

		case 'there': {
			return facts.size === 0 ? 'empty' : (facts.sha256 === undefined ? 'unreadable' : 'there');
		}
	}
}

/**
The ENTSSO service reads the file itself, and as a rule reaches no share and no drive of the user. What is not known to
be a local volume with NTFS counts as none.
*/
function needsLocalCopy(target: TargetFacts | undefined, {pathStyle}: Host): boolean {
	return pathStyle === 'windows' && (target === undefined || !isLocalNtfs(target.volume));
}

/** First bytes of a backup of SQL Server: Microsoft Tape Format, and that of compressed ones. */
const sqlServerMarks = ['TAPE', 'MSSQLBAK'];
/** First words of what practice writes. */
const practiceMark = 'Practice file of entsso-backup.';
const longestMark = 64;

async function contentOf(file: string): Promise<FileContent> {
	try {
		const handle = await openToRead(file);
		try {
			const {buffer, bytesRead} = await handle.read(new Uint8Array(longestMark), 0, longestMark, 0);
			const start = new TextDecoder('latin1').decode(buffer.subarray(0, bytesRead));
			const isSqlServer = sqlServerMarks.some(mark => start.startsWith(mark));
			return start.startsWith(practiceMark) ? 'practice' : (isSqlServer ? 'sql-server' : 'unknown');
		} finally {
			await handle.close();
		}
	} catch {
		return 'unknown';
	}
}

type Recorded = Pick<RestoreFile, 'isChanged' | 'record' | 'secretId'>;

/**
Finds the record of the backup that made the file: one with its SHA-256, of this computer first, else the newest of this
computer at its path. A path means something else on each computer.
*/
async function recordOf(file: string, sha256: string | undefined, services: LookAtFileServices): Promise<Recorded> {
	const {host, history} = services;
	const isAlike = (record: HistoryRecord): record is RunRecord =>
		hasBackup(record) && sha256 !== undefined && record.sha256 === sha256;
	const isNamed = (record: HistoryRecord): record is RunRecord => hasBackup(record) && isOf(host, record)
		&& [record.file, record.copy].some(place => place !== undefined && isSamePath(place, file, host.pathStyle));
	const newest = async (fits: (record: HistoryRecord) => record is RunRecord): Promise<RunRecord | undefined> => {
		const {records} = await history.newest(1, fits);
		return records[0];
	};

	const alike = await newest((record): record is RunRecord => isAlike(record) && isOf(host, record))
		?? await newest(isAlike);
	if (alike !== undefined) {
		return {record: alike, isChanged: false, ...(alike.secretId !== undefined && {secretId: alike.secretId})};
	}

	const named = await newest(isNamed);
	return named === undefined
		? {}
		: {record: named, ...(sha256 !== undefined && named.sha256 !== undefined && {isChanged: true})};
}
