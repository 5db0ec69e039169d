import {writeFile} from 'node:fs/promises';
import {errorCodeOf} from '../../values/file-error.ts';
import {backupText, newSecretId} from './practice-file.ts';
import {practiceComputer, type Effect} from './scenarios.ts';
import {
	idStrings,
	loadedSecrets,
	log,
	logged,
	troubleWith,
	user,
} from './service.ts';
import type {ToolSettings} from './settings.ts';
import type {ToolError} from './tool-error.ts';

export type SecretBackup = {
	/** Absolute path. */
	readonly file: string;
	readonly password: string;
	readonly reminder: string;
};

/**
Stands in for ENTSSO with a request: returns an error, a crash or a hang for the program to act out, or undefined when
the backup file was written. Lengths as documented for events 10836, 10839 and 10840.
*/
export async function backUp(backup: SecretBackup, settings: ToolSettings | undefined): Promise<Effect | undefined> {
	const {file, password, reminder} = backup;
	if (password.length < 7) {
		return {code: '0xC0002A54', text: 'The password is shorter than 7 characters.'};
	}

	if (password.length > 256) {
		return {code: '0xC0002A57', text: 'The password is longer than 256 characters.'};
	}

	if (reminder.length > 512) {
		return {code: '0xC0002A58', text: 'The reminder is longer than 512 characters.'};
	}

	const effect = await troubleWith('backup', file, settings) ?? await writeBackup(backup, settings);
	if (typeof effect === 'object' && effect.event !== undefined) {
		await log(settings, effect.event, failureStrings(effect.event, file, effect));
	}

	return effect;
}

async function writeBackup(
	{file, password, reminder}: SecretBackup,
	settings: ToolSettings | undefined,
): Promise<Effect | undefined> {
	const secrets = settings === undefined ? {current: newSecretId()} : await loadedSecrets(settings);
	if (secrets === undefined) {
		return {code: '0xC0002A1F', text: 'There is no master secret on this server.', event: 10_560};
	}

	const [current, previous] = idStrings(secrets);
	const contents = {
		computer: practiceComputer, current, previous, reminder, format: 'usual',
	} as const;
	try {
		await writeFile(file, await backupText(contents, password, new Date()), {flag: 'wx'});
	} catch (error) {
		return errorCodeOf(error) === 'ENOSPC'
			? {code: '0x80070070', text: 'The disk is full.', event: 10_560}
			: {code: '0xC0002A20', text: 'The backup file could not be created.', event: 10_560};
	}

	await log(settings, 10_559, [file, current, previous, user, practiceComputer]);
	return undefined;
}

function failureStrings(event: 10_560 | 10_561, file: string, error: ToolError): string[] {
	return event === 10_560
		? [file, ...idStrings({}), user, logged(error)]
		: [file, user, practiceComputer, logged(error)];
}
