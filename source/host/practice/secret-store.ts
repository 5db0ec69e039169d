import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';

/*
Stands for what the registry of a master secret server holds: the MSIDs of its secrets, and whether the service account
can load them.
*/

/**
State of the secret of the simulated computer. `loaded`: in use; `not-loadable`: there, but of another service account;
`none`: there is none; `elsewhere`: another computer is the master secret server.
*/
export type SecretStart = 'loaded' | 'not-loadable' | 'none' | 'elsewhere';

export type StoredSecrets = {
	readonly state: SecretStart;
	/** MSID; left out where there is no secret here. */
	readonly current?: string | undefined;
	readonly previous?: string | undefined;
};

/** Returns the secrets of a practice session. */
export async function readSecrets(session: string): Promise<StoredSecrets> {
	return JSON.parse(await readFile(storeOf(session), 'utf8')) as StoredSecrets;
}

/** Replaces the secrets of a practice session. */
export async function writeSecrets(session: string, secrets: StoredSecrets): Promise<void> {
	await writeFile(storeOf(session), JSON.stringify(secrets));
}

function storeOf(session: string): string {
	return path.join(session, 'secrets.json');
}
