import {nameOr} from './fill-in.ts';
import type {Guide, GuideFacts, GuideStep} from './guide.ts';
import {hotfixFirst, thenEveryNode} from './restore-steps.ts';
import {
	backUpDatabase,
	backUpSecret,
	biztalk,
	eventPages,
	finish,
	keepAccount,
	neverAnywhere,
	programPath,
	proveRestore,
	restoreFile,
	userNeeded,
} from './shared-steps.ts';

/**
Returns the guide for another service account of ENTSSO on the master secret server. Pure.

Source: KB884205, and BizTalk Server documentation, "How to Change Service Accounts and Passwords".
*/
export function serviceAccountGuide(facts: GuideFacts): Guide {
	const stop = 'Stop ENTSSO in services.msc.';
	const start = 'Start ENTSSO in services.msc.';
	const offline = 'On a cluster node take it offline in Failover Cluster Manager.';
	const online = 'On a cluster node bring it online in Failover Cluster Manager.';
	const begin = facts.isClustered ? 'bring ENTSSO online' : 'start ENTSSO';
	const either = (alone: string, cluster: string): string => {
		if (facts.isClustered === undefined) {
			return `${alone} ${cluster}`;
		}

		return facts.isClustered ? cluster : alone;
	};

	return {
		topic: 'service-account',
		title: facts.cannotLoad ? 'The service account of ENTSSO was changed' : 'Change the service account of ENTSSO',
		when: facts.cannotLoad
			? whenChanged
			: 'The master secret server is to run ENTSSO as another account. It is best not to change it at all. If only '
				+ 'the password of the account changes, set that in services.msc and restart: no restore. If it was changed '
				+ 'already, and events 10565 and 10521 come: set the old account again, and begin here.',
		needs: [
			'The old account and its password, until all is proved: they are the way back.',
			'A new account. A group managed service account (gMSA) is not supported for ENTSSO, not even in BizTalk Server '
			+ '2020.',
			hotfixFirst,
			userNeeded,
			programPath,
		],
		steps: [
			...(facts.cannotLoad ? [setOldAccount(either)] : []),
			backUpSecret(`Back up the master secret, and stop here unless the result says verified.${
				facts.cannotLoad ? ' You may stop here also then: go on only if ENTSSO is to run as another account.' : ''
			} Only the old account can load the secret in the registry.`),
			backUpDatabase(facts),
			{
				id: 'prepare-account',
				text: 'Put the new account into the group SSO Administrators, and give it the right to log on as a service.',
				expect: 'Without the group, ENTSSO does not start (event 10550).',
				source: `${eventPages(10_550)}; ${biztalk('How to Cluster the Master Secret Server')}`,
			},
			{
				id: 'stop',
				text: `${either(stop, offline)} The other SSO servers go on with what they have in memory: restart none of them.`,
				expect: 'The service is stopped.',
				danger: 'Without a verified backup, stop here.',
				wayBack: `${facts.isClustered ? 'Bring it online' : 'Start it'} again: nothing has changed yet.`,
				sign: {type: 'service', state: 'stopped'},
				source: 'KB884205',
			},
			{
				id: 'change-account',
				text: 'In services.msc, Enterprise Single Sign-On Service, Log On: enter the new account and its password.'
					+ (facts.isClustered === false ? '' : ' On a cluster, on every node.'),
				wayBack: 'Set the old account again.',
				source: `KB884205; ${biztalk('How to Change Service Accounts and Passwords')}; the nodes are inferred`,
			},
			{
				id: 'start',
				text: `From this start on, ENTSSO depends on the backup. ${either(start, online)}`,
				expect: 'Events 10521 and 10565 are expected: the new account cannot load the secret.',
				danger: 'Until the restore what is stored cannot be read.',
				wayBack: `Until the restore: set the old account again and ${begin}; as a rule it loads the secret as before.`,
				source: 'KB884205; that the backup counts from here on is inferred',
			},
			restoreFile(facts, {
				text: facts.cannotLoad
					? 'Take the backup that was made before, or where the old account is gone an older one. '
					: 'Take the backup of the first step. ',
				wayBack: `Set the old account again, ${begin}, and restore the file once more under the old account: what was `
					+ 'restored can be loaded by the new one alone.',
			}),
			...proveRestore(facts),
			...otherNodes(facts),
			...finish({server: nameOr('the master secret server', facts.secretServer)}),
		],
		never: [
			'Do not change the account before the backup is verified.',
			'Do not delete the old account, or reset its password, before all is proved.',
			...neverAnywhere,
		],
	};
}

const whenChanged = 'ENTSSO has a master secret here and cannot load it (events 10565, 10521): most likely it runs as '
	+ 'another account than before. As a rule the first two steps are enough. Those behind them change the account on '
	+ 'purpose, with a backup.';

/** Returns the step without which nothing else can be done where the account was changed already. */
function setOldAccount(either: (alone: string, cluster: string) => string): GuideStep {
	return {
		id: 'old-account',
		text: 'Set the old account again with its password: services.msc, Enterprise Single Sign-On Service, Log On. '
			+ `${either('Then restart ENTSSO there.', 'On a cluster do so on every node, and take ENTSSO offline and online in '
			+ 'Failover Cluster Manager.')} If that account is gone for good, go on with the backup of the database and then `
			+ 'with the restore, of an older backup file.',
		expect: 'Event 10534 without 10565 and 10521: the secret is loaded again.',
		danger: keepAccount,
		source: `${biztalk('Troubleshooting Enterprise Single Sign-On')}; the danger is inferred`,
	};
}

/** Returns the step for a cluster, where there may be one. */
function otherNodes({isClustered}: GuideFacts): GuideStep[] {
	return isClustered === false
		? []
		: [{
			id: 'other-nodes',
			text: `${isClustered ? '' : 'On a cluster: '}${thenEveryNode} The guide cluster-node says how.`,
			where: 'each other node',
			expect: 'On each of them event 10534 without 10520, 10521 and 10565.',
			source: biztalk('How to Cluster the Master Secret Server'),
		}];
}
