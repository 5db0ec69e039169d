import {writeFile} from 'node:fs/promises';
import process from 'node:process';
import {isInside} from '../../values/path-text.ts';
import type {BackupEvent} from '../host.ts';
import {appendEvent} from './event-log.ts';
import {
	practiceComputer,
	scenarios,
	type Scenario,
	type Trouble,
} from './scenarios.ts';
import {countTry, hadSecondCheck} from './practice-session.ts';
import type {ToolSettings} from './settings.ts';
import type {ToolError} from './tool-error.ts';

export type SecretBackup = {
	/** Absolute path. */
	readonly file: string;
	readonly password: string;
	readonly reminder: string;
};

const user = String.raw`CONTOSO\sso-admin`;

/** An MSID as ENTSSO writes it. */
export function newSecretId(): string {
	// Loaded late, since it takes longer than all else of the practice computer.
	const {randomUUID} = process.getBuiltinModule('node:crypto');
	return `{${randomUUID().toUpperCase()}}`;
}

const noSecretId = '{00000000-0000-0000-0000-000000000000}';

/**
Stands in for ENTSSO with a request: returns an error, a crash or a hang for the program to act out, or undefined when
the backup file was written. Lengths as documented for events 10836, 10839 and 10840.
*/
export async function backUp(
	{file, password, reminder}: SecretBackup,
	settings: ToolSettings | undefined,
): Promise<Trouble['effect'] | undefined> {
	if (password.length < 7) {
		return {code: '0xC0002A54', text: 'The password is shorter than 7 characters.'};
	}

	if (password.length > 256) {
		return {code: '0xC0002A57', text: 'The password is longer than 256 characters.'};
	}

	if (reminder.length > 512) {
		return {code: '0xC0002A58', text: 'The reminder is longer than 512 characters.'};
	}

	const effect = await troubleWith(file, settings) ?? await writeBackup(file, settings);
	if (typeof effect === 'object' && effect.event !== undefined) {
		await log(settings, effect.event, failureStrings(effect.event, file, effect));
	}

	return effect;
}

async function troubleWith(file: string, settings: ToolSettings | undefined): Promise<Trouble['effect'] | undefined> {
	if (settings === undefined) {
		return undefined;
	}

	const {trouble}: Scenario = scenarios[settings.scenario];
	return trouble !== undefined && await isLasting(trouble, file, settings) ? trouble.effect : undefined;
}

async function isLasting(
	{until}: Trouble,
	file: string,
	{session, pathStyle, defaultBackupFolder}: ToolSettings,
): Promise<boolean> {
	switch (until) {
		case 'checked-again': {
			return !await hadSecondCheck(session);
		}

		case 'tried-again': {
			return await countTry(session) === 1;
		}

		case 'other-folder': {
			return isInside(file, defaultBackupFolder, pathStyle);
		}
	}
}

async function writeBackup(file: string, settings: ToolSettings | undefined): Promise<Trouble['effect'] | undefined> {
	const secretId = settings?.secretId ?? newSecretId();
	const lines = [
		'Practice file of entsso-backup. It holds no secret and may be deleted.',
		'',
		'It stands for the backup file that ssoconfig -backupsecret writes on a real',
		'master secret server. Nothing can be restored from it.',
		'',
		`Written:  ${new Date().toISOString()}`,
		`Computer: ${practiceComputer}`,
		`MSID:     ${secretId}`,
		'',
	];
	try {
		await writeFile(file, lines.join('\r\n'), {flag: 'wx'});
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
			? {code: '0x80070070', text: 'The disk is full.', event: 10_560}
			: {code: '0xC0002A20', text: 'The backup file could not be created.', event: 10_560};
	}

	await log(settings, 10_559, [file, secretId, noSecretId, user, practiceComputer]);
	return undefined;
}

/** An error code has the words of the error behind it, as ENTSSO logs it. */
function failureStrings(event: 10_560 | 10_561, file: string, {code, text}: ToolError): string[] {
	const error = `${code}, ${text}`;
	return event === 10_560
		? [file, noSecretId, noSecretId, user, error]
		: [file, user, practiceComputer, error];
}

async function log(
	settings: ToolSettings | undefined,
	id: BackupEvent['id'],
	strings: readonly string[],
): Promise<void> {
	if (settings !== undefined) {
		await appendEvent(settings.session, {id, time: new Date(), strings});
	}
}
