import {isInside} from '../../values/path-text.ts';
import {appendEvent} from './event-log.ts';
import {noSecretId} from './practice-file.ts';
import {countTry, hadSecondCheck, startService} from './practice-session.ts';
import {
	practiceComputer,
	scenarios,
	type Effect,
	type End,
	type Scenario,
} from './scenarios.ts';
import {readSecrets, writeSecrets, type StoredSecrets} from './secret-store.ts';
import type {ToolSettings} from './settings.ts';
import type {ToolError} from './tool-error.ts';

/** Who uses the practice computer, as ENTSSO logs it. */
export const user = String.raw`CONTOSO\sso-admin`;

/** Logs an event of the simulated service now, or so many milliseconds from now. */
export async function log(
	settings: ToolSettings | undefined,
	id: number,
	strings: readonly string[] = [],
	later = 0,
): Promise<void> {
	if (settings !== undefined) {
		await appendEvent(settings.session, {id, time: new Date(Date.now() + later), strings});
	}
}

/** Returns the error as ENTSSO logs it: the code, with the words of the error behind it. */
export function logged({code, text}: ToolError): string {
	return `${code}, ${text}`;
}

/** Returns the fault of the scenario that a call meets, undefined where there is none or it is over. */
export async function troubleWith(
	task: 'backup' | 'restore',
	file: string,
	settings: ToolSettings | undefined,
): Promise<Effect | undefined> {
	if (settings === undefined) {
		return undefined;
	}

	const {trouble}: Scenario = scenarios[settings.scenario];
	const isMet = trouble !== undefined && (trouble.only === undefined || trouble.only === task);
	if (!isMet) {
		return undefined;
	}

	for (const end of trouble.until) {
		// eslint-disable-next-line no-await-in-loop -- a try counts only where the others have not ended it
		if (await hasCome(end, file, settings)) {
			return undefined;
		}
	}

	return trouble.effect;
}

async function hasCome(
	end: End,
	file: string,
	{session, pathStyle, defaultBackupFolder}: ToolSettings,
): Promise<boolean> {
	switch (end) {
		case 'checked-again': {
			return hadSecondCheck(session);
		}

		case 'tried-again': {
			return await countTry(session) > 1;
		}

		case 'other-folder': {
			return !isInside(file, defaultBackupFolder, pathStyle);
		}
	}
}

/** Returns the secrets that the service has loaded; undefined where it has none. */
export async function loadedSecrets(settings: ToolSettings): Promise<StoredSecrets | undefined> {
	const {session, scenario} = settings;
	const secrets = await readSecrets(session);
	const {secret}: Scenario = scenarios[scenario];
	const isGiven = secrets.state === 'none' && secret?.when === 'tried-again' && await countTry(session) > 1;
	const {state, current, previous} = isGiven ? await treatAsRestored(settings) : secrets;
	return state === 'loaded' ? {state, current, previous} : undefined;
}

async function treatAsRestored({session, secretId}: ToolSettings): Promise<StoredSecrets> {
	const secrets: StoredSecrets = {state: 'loaded', current: secretId};
	await writeSecrets(session, secrets);
	await startService(session, secrets, {server: practiceComputer, at: new Date()});
	return secrets;
}

/** MSIDs in the strings of an event: the current one, and the one before. */
export function idStrings({current, previous}: Partial<StoredSecrets>): [string, string] {
	return [current ?? noSecretId, previous ?? noSecretId];
}
