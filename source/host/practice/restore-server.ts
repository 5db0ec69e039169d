import {errorCodeOf} from '../../values/file-error.ts';
import {readSmallFileLater} from '../read-small.ts';
import {newSecretId, openBackup, type OpenedBackup} from './practice-file.ts';
import {practiceComputer, type Effect} from './scenarios.ts';
import {readSecrets, writeSecrets, type StoredSecrets} from './secret-store.ts';
import {
	idStrings,
	log,
	logged,
	troubleWith,
	user,
} from './service.ts';
import type {ToolSettings} from './settings.ts';
import type {ToolError} from './tool-error.ts';

/** Milliseconds that the simulated service takes to encrypt its database anew. */
const encryptionTime = 6000;

/** Credentials that the simulated database holds. */
const credentials = '12';

/** A backup file that was opened, or the error for which it was not. */
export type Opening = {readonly backup: OpenedBackup} | {readonly error: ToolError};

/** Opens the file of a restore, which is done before its password is asked. */
export async function openForRestore(file: string, settings: ToolSettings | undefined): Promise<Opening> {
	let text: string;
	try {
		text = await readSmallFileLater(file);
	} catch (error) {
		// What is no small file is no backup file either.
		if (!['EFTYPE', 'EISDIR'].includes(errorCodeOf(error))) {
			return {error: {code: '0xC0002A20', text: 'The backup file could not be opened.'}};
		}

		text = '';
	}

	const backup = openBackup(text);
	if (backup === undefined) {
		await log(settings, 10_564);
		return {error: {code: '0xC0002944', text: 'This is not a backup file.'}};
	}

	return {backup};
}

/**
Stands in for ENTSSO with the restore of a file that was opened: returns an error, a crash or a hang for the program to
act out, or undefined when the secret in the file became the current one.
*/
export async function restore(
	file: string,
	backup: OpenedBackup,
	password: string,
	settings: ToolSettings | undefined,
): Promise<Effect | undefined> {
	const trouble = await troubleWith('restore', file, settings);
	if (trouble !== undefined) {
		return trouble;
	}

	if (!await backup.opensWith(password)) {
		return refuse(file, {code: '0xC0002A1B', text: 'The password of the backup file is another one.'}, {}, settings);
	}

	if (backup.isDamaged) {
		return refuse(file, {code: '0xC0002A1A', text: 'The backup file could not be decrypted.'}, {}, settings);
	}

	if (backup.computer !== practiceComputer) {
		const error = {code: '0xC0002A3F', text: 'The database was encrypted with another master secret.'};
		return refuse(file, error, backup, settings);
	}

	if (settings !== undefined) {
		await replaceSecrets(file, backup, settings);
	}

	return undefined;
}

async function refuse(
	file: string,
	error: ToolError,
	ids: Partial<StoredSecrets>,
	settings: ToolSettings | undefined,
): Promise<ToolError> {
	await log(settings, 10_524, [file, ...idStrings(ids), user, logged(error)]);
	await log(settings, 10_536, ['RestoreSecret', newSecretId(), practiceComputer, user, '', logged(error)]);
	return error;
}

/** A secret that was in use stays as the previous one: what is encrypted with it is encrypted anew. */
async function replaceSecrets(file: string, backup: OpenedBackup, settings: ToolSettings): Promise<void> {
	const before = await readSecrets(settings.session);
	const isReplaced = before.current !== undefined && before.current !== backup.current;
	const secrets: StoredSecrets = {
		state: 'loaded', current: backup.current, previous: isReplaced ? before.current : backup.previous,
	};
	const ids = idStrings(secrets);
	await writeSecrets(settings.session, secrets);
	if (backup.format === 'older') {
		await log(settings, 10_598);
	}

	await log(settings, 10_523, [file, ...ids, user, practiceComputer]);
	if (!isReplaced) {
		return;
	}

	await log(settings, 10_562);
	await log(settings, 10_528, [credentials, ...ids], encryptionTime);
}
