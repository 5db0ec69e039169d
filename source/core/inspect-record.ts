import type {Administration} from '../host/administration.ts';
import type {Clock} from '../host/clock.ts';
import {fileTimeLimit} from '../host/files.ts';
import type {Host} from '../host/host.ts';
import {inTime} from '../host/in-time.ts';
import {lookAtFile} from './evidence.ts';
import type {FileFacts} from './facts.ts';
import {findReminder} from './file-reminder.ts';
import type {HistoryRecord} from './history.ts';
import {judgeRecord, type Findings, type VerifyLine} from './verify.ts';

export type InspectServices = {
	readonly host: Host;
	readonly clock: Clock;
	/** Where ENTSSO is to be asked whether it reads the file. */
	readonly administration?: Administration | undefined;
};

/**
Looks at the files of a record and judges them against it. Never rejects: what does not answer in time is 'unknown'.
*/
export async function inspectRecord(record: HistoryRecord, services: InspectServices): Promise<VerifyLine[]> {
	const [files, newSecret] = await Promise.all([lookAtFiles(record, services), findNewSecret(record, services)]);
	const reminder = files.file.state === 'there' ? await askForReminder(record, services) : undefined;
	return judgeRecord(record, {...files, newSecret, reminder}, services.clock.now());
}

/** What stands now where a record has its files. Never rejects. */
export async function lookAtFiles(record: HistoryRecord, services: InspectServices): Promise<Pick<Findings, 'copy' | 'file'>> {
	const [file, copy] = await Promise.all([
		look(record, record.file, services),
		record.copy === undefined ? undefined : look(record, record.copy, services),
	]);
	return {file, copy};
}

/** Where the record is of another computer, a file that is not here may well be there. */
async function look({computer, practice}: HistoryRecord, file: string, {host, clock}: InspectServices): Promise<FileFacts> {
	const isFromHere = computer === host.computer || practice !== undefined;
	const seen = await inTime<FileFacts>(clock, fileTimeLimit, lookAtFile(file), {state: 'unknown'});
	return !isFromHere && seen.state === 'missing' ? {state: 'unknown'} : seen;
}

/** A file that practice made is none that ENTSSO could read. */
async function askForReminder({file, practice}: HistoryRecord, {administration}: InspectServices): Promise<Findings['reminder']> {
	return administration === undefined || practice !== undefined ? undefined : findReminder(administration, file);
}

/** Only the computer that the backup is of can tell. */
async function findNewSecret({time, computer}: HistoryRecord, {host, clock}: InspectServices): Promise<Findings['newSecret']> {
	return host.newSecretSince === undefined || computer !== host.computer ? 'unknown' : inTime<Findings['newSecret']>(clock, fileTimeLimit, host.newSecretSince(new Date(time)), 'unknown');
}
