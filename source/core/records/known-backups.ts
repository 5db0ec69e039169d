import {isSameId, type SecretFinding} from '../../host/secret-state.ts';
import type {History} from './history.ts';
import {lookAtFiles, type InspectServices} from './inspect-record.ts';
import {
	hasBackup,
	type HistoryRecord,
	isOf,
	type RunRecord,
} from './record.ts';

/** A backup that keeps the secret a restore replaces, as it was when it was looked at. */
export type KeptBackup = {
	/** The file that was seen to be as it was made. */
	readonly file: string;
	/** Another place of the same content; undefined where there is none. */
	readonly copy: string | undefined;
	/** Lower case hex. */
	readonly sha256: string;
	/** MSID of the secret in it, as ENTSSO logged it; undefined where that is not known. */
	readonly secretId: string | undefined;
};

/** A verified backup of this computer whose file was just seen to be unchanged. */
export type KnownBackup = KeptBackup & {
	readonly secretId: string;
	/** MSID of the secret before it, which is in the file as well; left out where ENTSSO named none. */
	readonly previousSecretId?: string | undefined;
};

/** Most records that are looked at, newest first: each may wait for a share. */
const mostRecords = 10;

/** Returns verified backups, as below, of the secret that is in use and of the others that the registry holds. */
export async function findUnchangedBackups(
	history: History,
	{secretId, registryIds = []}: Partial<Pick<SecretFinding, 'registryIds' | 'secretId'>>,
	services: InspectServices,
): Promise<readonly KnownBackup[]> {
	const others = registryIds.filter(id => secretId === undefined || !isSameId(id, secretId));
	const found = await Promise.all([secretId, ...others].map(async id => findUnchangedBackup(history, id, services)));
	return found.filter(backup => backup !== undefined);
}

/**
Returns a verified backup of this computer that holds the secret with this MSID, and whose file or second copy is there
and unchanged now; undefined where there is none. A file that could not be read to its end counts as changed. Never
rejects.
*/
export async function findUnchangedBackup(
	history: History,
	secretId: string | undefined,
	services: InspectServices,
): Promise<KnownBackup | undefined> {
	if (secretId === undefined) {
		return undefined;
	}

	const isOfSecret = (record: HistoryRecord): record is RunRecord => hasBackup(record)
		&& isOf(services.host, record)
		&& record.verdict === 'verified'
		&& record.sha256 !== undefined
		&& record.secretId !== undefined
		&& isSameId(record.secretId, secretId);
	const {records} = await history.newest(mostRecords, isOfSecret);
	for (const record of records) {
		// eslint-disable-next-line no-await-in-loop -- the next counts only where this one is not as it was
		const {file, copy} = await lookAtFiles(record, services);
		const {sha256, previousSecretId} = record;
		if (sha256 === undefined) {
			continue;
		}

		if (file.state === 'there' && file.sha256 === sha256) {
			return {
				file: record.file, copy: record.copy, sha256, secretId, previousSecretId,
			};
		}

		if (record.copy !== undefined && copy?.state === 'there' && copy.sha256 === sha256) {
			return {
				file: record.copy, copy: record.file, sha256, secretId, previousSecretId,
			};
		}
	}

	return undefined;
}
