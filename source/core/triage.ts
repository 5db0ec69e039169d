import {isSameId, type DatabaseTrouble, type SecretFinding} from '../host/secret-state.ts';
import type {CheckLine} from '../host/host.ts';
import type {LastBackup} from './records/record-lines.ts';

/** Needs of a computer, as the JSON of `check` has them. */
export const needsIds = [
	'backup', 'nothing', 'restore', 'old-account', 'other-computer', 'database', 'unknown',
] as const;

export type NeedsId = (typeof needsIds)[number];

/** Need of a computer, and why, in plain sentences. */
export type Needs = {readonly id: NeedsId; readonly reason: string};

/**
Returns what this computer needs, by the lines of the check and the state of the last backup here. `nothing` only where
the secret is loaded and a verified, recent, unchanged backup of it is recorded; `restore` only where there is no
secret. Pure.

Source of the order: what each event stands for in the BizTalk Server documentation ("Single Sign-On: Event" pages).
*/
export function triage(lines: readonly CheckLine[], last: LastBackup | undefined): Needs {
	const secretServer = lines.find(({id}) => id === 'secret-server');
	if (secretServer?.state === 'stop') {
		return {id: 'other-computer', reason: secretServer.detail};
	}

	const secret = lines.find(({id}) => id === 'secret')?.secret;
	if (secret === undefined) {
		return {id: 'unknown', reason: 'How the master secret stands could not be told.'};
	}

	if (secret.database !== undefined) {
		const {trouble, event} = secret.database;
		return {id: 'database', reason: `${databaseReasons[trouble]} (event ${event}). That comes before the master secret.`};
	}

	return bySecret(secret, lines, last);
}

const databaseReasons: Readonly<Record<DatabaseTrouble, string>> = {
	unreachable: 'ENTSSO does not reach its database',
	'not-configured': 'ENTSSO has no database configured',
	access: 'The service account has no access to the SSO database',
	older: 'The SSO database is older than this ENTSSO',
};

function bySecret(secret: SecretFinding, lines: readonly CheckLine[], last: LastBackup | undefined): Needs {
	switch (secret.state) {
		case 'elsewhere': {
			return {
				id: 'other-computer',
				reason: `The master secret is kept on ${secret.server ?? 'another computer'}, not on this computer.`,
			};
		}

		case 'none': {
			return {id: 'restore', reason: 'ENTSSO found no master secret here, and the registry holds none.'};
		}

		case 'not-loadable': {
			return {
				id: 'old-account',
				reason: 'The master secret is here, but ENTSSO cannot load it. '
					+ 'As a rule the service account was changed: the old one brings the secret back.',
			};
		}

		case 'unknown': {
			return {id: 'unknown', reason: 'Whether ENTSSO has loaded the master secret could not be told.'};
		}

		case 'loaded': {
			return secret.cannotDecrypt
				? {
					id: 'unknown',
					reason: 'ENTSSO has a master secret, but could not decrypt its data with it (event 10536). '
						+ 'It may be another secret than that of the database, or a hotfix is missing.',
				}
				: byBackup(secret, lines, last);
		}
	}
}

function byBackup({secretId}: SecretFinding, lines: readonly CheckLine[], last: LastBackup | undefined): Needs {
	const logged = lines.find(({id}) => id === 'backups');
	if (logged?.state === 'warning') {
		return {id: 'backup', reason: logged.detail};
	}

	if (last === undefined) {
		return {id: 'backup', reason: 'No backup of the master secret is recorded here.'};
	}

	if (last.state !== 'ok' || !last.isVerified) {
		const rest = last.state === 'unknown' ? ' Whether it is still good could not be told in full.' : '';
		return {id: 'backup', reason: `${sentence(last.detail)}${rest}`};
	}

	const isOfOther = secretId !== undefined && last.secretId !== undefined && !isSameId(secretId, last.secretId);
	return isOfOther
		? {id: 'backup', reason: 'The last backup here is of another master secret than the one that is loaded.'}
		: {id: 'nothing', reason: `The master secret is loaded and backed up. ${sentence(last.detail)}`};
}

function sentence(text: string): string {
	return text.endsWith('.') ? text : `${text}.`;
}
