import type {CheckLine} from '../../host.ts';
import {nodeSecretAdvice} from '../../node-secret.ts';
import type {SecretFinding} from '../../secret-state.ts';
import type {Cluster} from '../display-db.ts';
import type {Finding} from '../finding.ts';

const id = 'secret';

const oldAccount = 'If the service account was changed, set the old one back. '
	+ 'If it is gone, restore an older backup file: entsso-backup restore FILE';
const restoreIt = 'Restore the newest backup file: entsso-backup restore FILE';
const nothingToBackUp = 'If this is the master secret server, it may have no secret to back up. Look in Event Viewer, '
	+ 'Windows Logs, Application, source ENTSSO.';
const lookInLog = 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, for the reason.';

const databaseWords = {
	unreachable: ['ENTSSO does not reach its database', 'See that SQL Server runs and answers, then start ENTSSO again.'],
	'not-configured': [
		'ENTSSO has no database configured',
		'In the install directory type: ssoconfig -setdb SERVER DATABASE - with the names of the SSO database.',
	],
	access: [
		'The service account has no access to the SSO database',
		'The account has to be in the SSO Administrators group that the database names.',
	],
	older: ['The SSO database is older than this ENTSSO', 'Upgrade the master secret server first.'],
} as const;

/**
Returns the line on the master secret: whether ENTSSO has it, as far as the sources agree. It holds the finding itself
too. Pure.
*/
export function secretLine(finding: SecretFinding, cluster: Finding<Cluster>): CheckLine {
	const isNode = cluster.known && cluster.value !== 'none';
	const {database, doubts, cannotDecrypt} = finding;
	if (database !== undefined) {
		const [detail, advice] = databaseWords[database.trouble];
		return {
			id, state: 'warning', detail: `${detail} (event ${database.event}).`, advice, secret: finding,
		};
	}

	const {state, detail, advice} = wordsFor(finding, isNode);
	const isDoubted = state === 'ok' && (doubts.length > 0 || cannotDecrypt === true);
	return {
		id,
		state: isDoubted ? 'warning' : state,
		detail: [
			detail,
			...(cannotDecrypt ? ['ENTSSO could not decrypt its data (event 10536, 0x80090005).'] : []),
			...doubts,
		].join(' '),
		...(advice === undefined && isDoubted ? {advice: lookInLog} : (advice !== undefined && {advice})),
		secret: finding,
	};
}

type Words = Pick<CheckLine, 'advice' | 'detail' | 'state'>;

function wordsFor({state, event, secretId, server, isRegistryEmpty}: SecretFinding, isNode: boolean): Words {
	const from = event === undefined ? '' : ` (event ${event})`;
	const named = secretId === undefined ? '' : ` Its MSID, the number that ENTSSO knows it by, is ${secretId}.`;
	switch (state) {
		case 'loaded': {
			return {state: 'ok', detail: `Loaded${from}.${named}`};
		}

		case 'not-loadable': {
			return {
				state: 'warning',
				detail: `It is there, but ENTSSO cannot load it${from}.${named}`,
				advice: isNode ? nodeSecretAdvice : oldAccount,
			};
		}

		case 'none': {
			return {state: 'warning', detail: `There is none${from}, and the registry holds none.`, advice: restoreIt};
		}

		case 'elsewhere': {
			return {state: 'unknown', detail: `It is kept on ${server ?? 'another computer'}${from}.`};
		}

		case 'unknown': {
			const detail = event === undefined
				? 'The event log does not tell whether ENTSSO has loaded it.'
				: (event === 10_520 ? `ENTSSO found none${from}.` : `Loaded${from}.${named}`);
			return isRegistryEmpty ? {state: 'warning', detail, advice: nothingToBackUp} : {state: 'unknown', detail};
		}
	}
}
