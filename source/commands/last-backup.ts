import {setImmediate as nextTurn} from 'node:timers/promises';
import type {History} from '../core/history.ts';
import {inspectRecord, type InspectServices} from '../core/inspect-record.ts';
import {lastBackupLine, type LastBackup} from '../core/verify.ts';

/** How the last backup of this computer stands, practice only among practice; undefined when none is recorded. Never rejects. */
export async function findLastBackup(history: History, services: InspectServices): Promise<LastBackup | undefined> {
	const {host} = services;
	// Reading the history takes a moment; the first frame does not wait for it.
	await nextTurn();
	const [record] = history.newest(1, ({computer, practice, verdict}) =>
		verdict !== 'failed' && computer === host.computer && (practice === undefined) === (host.practice === undefined));
	return record === undefined ? undefined : lastBackupLine(record, await inspectRecord(record, services));
}
