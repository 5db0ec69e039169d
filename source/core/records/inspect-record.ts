import {isSamePath} from '../../values/path-text.ts';
import {isSameComputerName} from '../../values/computer-name.ts';
import type {Administration} from '../../host/administration.ts';
import type {Clock} from '../../values/clock.ts';
import {fileTimeLimit} from '../../host/files.ts';
import type {Host} from '../../host/host.ts';
import {withTimeout} from '../../values/waiting.ts';
import {lookAtFileInTime} from '../proof/look.ts';
import type {FileFacts} from '../proof/facts.ts';
import {findReminder} from '../proof/file-reminder.ts';
import {findMoved} from './find-moved.ts';
import type {RunRecord} from './record.ts';
import {judgeRecord, type Findings} from './record-lines.ts';
import type {VerifyLine} from './verify-line.ts';

export type InspectServices = {
	readonly host: Host;
	readonly clock: Clock;
	/** Left out where ENTSSO is not asked whether it reads the file. */
	readonly administration?: Administration | undefined;
};

export type InspectOptions = {
	/** Age in milliseconds at which a backup is too old; left out for twelve months. */
	readonly maxAge?: number | undefined;
	/** A file known to have the SHA-256 of the record, and the one in question. */
	readonly foundAt?: string | undefined;
};

/**
Looks at the files of a record and judges them against it. A file that is not in its place is looked for by its SHA-256
in the folders of both. Never rejects: anything that does not answer in time is 'unknown'.
*/
export async function inspectRecord(
	record: RunRecord,
	services: InspectServices,
	{maxAge, foundAt}: InspectOptions = {},
): Promise<VerifyLine[]> {
	const {host, clock} = services;
	const [files, newSecret] = await Promise.all([lookAtFiles(record, services), findNewSecret(record, services)]);
	const found = await findFiles(record, files, foundAt, services);
	const file = found.foundFile ?? (files.file.state === 'there' ? record.file : undefined);
	const reminder = file === undefined ? undefined : await askForReminder(record, file, services);
	return judgeRecord(record, {
		...files, ...found, newSecret, reminder,
	}, {
		now: clock.now(), isFromHere: isFrom(host, record.computer), practice: host.practice, maxAge,
	});
}

/** Looks at the places where a record has its files. Never rejects. */
export async function lookAtFiles(
	record: RunRecord,
	services: InspectServices,
): Promise<Pick<Findings, 'copy' | 'file'>> {
	const [file, copy] = await Promise.all([
		look(record, record.file, services),
		record.copy === undefined ? undefined : look(record, record.copy, services),
	]);
	return {file, copy};
}

/** Returns the new places of files that have moved. Never rejects. */
async function findFiles(
	record: RunRecord,
	{file, copy}: Pick<Findings, 'copy' | 'file'>,
	foundAt: string | undefined,
	{host, clock}: InspectServices,
): Promise<Pick<Findings, 'foundCopy' | 'foundFile'>> {
	const {pathStyle} = host;
	const places = [record.file, ...(record.copy === undefined ? [] : [record.copy])];
	const isFileLost = foundAt === undefined && isLost(record, file);
	const isCopyLost = copy !== undefined && isLost(record, copy);
	const moved = isFileLost || isCopyLost ? await findMoved(record, places, {pathStyle, clock}) : [];
	const others = moved.filter(place => foundAt === undefined || !isSamePath(place, foundAt, pathStyle));
	const foundFile = foundAt ?? (isFileLost ? others.shift() : undefined);
	return {foundFile, foundCopy: isCopyLost ? others.shift() : undefined};
}

/** Returns whether the file of the record is no longer in this place, whether or not something else is. */
function isLost({sha256}: RunRecord, facts: FileFacts): boolean {
	return facts.state === 'there' ? facts.sha256 !== undefined && facts.sha256 !== sha256 : facts.state !== 'unknown';
}

/** Looks at a file. If the record is of another computer, a file missing here may well exist there. */
async function look({computer, practice}: RunRecord, file: string, {host, clock}: InspectServices): Promise<FileFacts> {
	const isFromHere = isFrom(host, computer) || practice !== undefined;
	const seen = await lookAtFileInTime(file, clock);
	return !isFromHere && seen.state === 'missing' ? {state: 'unknown'} : seen;
}

/** Has ENTSSO read the reminder, except in a practice file, which it could not read. */
async function askForReminder(
	{practice}: RunRecord,
	file: string,
	{administration}: InspectServices,
): Promise<Findings['reminder']> {
	return administration === undefined || practice !== undefined ? undefined : findReminder(administration, file);
}

/** Looks for a newer secret, which only the computer of the backup can know. */
async function findNewSecret(
	{time, computer}: RunRecord,
	{host, clock}: InspectServices,
): Promise<Findings['newSecret']> {
	return host.newSecretSince === undefined || !isFrom(host, computer)
		? 'unknown'
		: withTimeout<Findings['newSecret']>(clock, fileTimeLimit, host.newSecretSince(new Date(time)), 'unknown');
}

function isFrom(host: Host, computer: string): boolean {
	return isSameComputerName(computer, host.computer, host.pathStyle);
}
