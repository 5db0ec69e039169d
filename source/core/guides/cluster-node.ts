import {isSameComputer} from '../../host/same-computer.ts';
import {isComputerName, isSecretServer, nameOr} from './fill-in.ts';
import {changeFolderCommand} from './commands.ts';
import type {Guide, GuideFacts, GuideStep} from './guide.ts';
import {everyNode, hotfixFirst, restartInServices} from './restore-steps.ts';
import {
	backUpDatabase,
	backUpSecret,
	biztalk,
	finish,
	nameServer,
	neverAnywhere,
	programPath,
	proveRestore,
	restoreFile,
	sameAccount,
	twoServers,
	userNeeded,
} from './shared-steps.ts';

const document = biztalk('How to Cluster the Master Secret Server');

/**
Returns the guide for the master secret on each node of a failover cluster. Pure.

Source: BizTalk Server documentation, "How to Cluster the Master Secret Server".
*/
export function clusterNodeGuide(given: GuideFacts): Guide {
	// Nothing here is done beside a cluster.
	const facts: GuideFacts = {...given, isClustered: true};
	const isNamed = given.isClustered === true && facts.newServer === undefined && isNetworkName(facts);
	const network = facts.newServer ?? (isNamed ? nameOr('NETWORKNAME', facts.secretServer) : 'NETWORKNAME');
	return {
		topic: 'cluster-node',
		title: 'The master secret on a failover cluster',
		when: 'A node is added to the cluster that holds the master secret, or the secret moves onto a cluster: each node '
			+ 'needs it restored. If a node reports event 10565 after a failover, do not restore again; see the last steps.',
		needs: [
			`The network name in the group of ENTSSO, here ${network}. It is not the name of the Windows cluster.`,
			sameAccount,
			hotfixFirst,
			userNeeded,
			programPath,
		],
		steps: [
			...(facts.cannotLoad ? [lookFirst] : []),
			backUpSecret(facts.cannotLoad
				? 'Back up the master secret on a node that loads it.'
				: 'Back up the master secret where it is now.'),
			{
				id: 'copy-file',
				text: 'Copy the backup file to a local NTFS folder of every node.',
				where: 'every node',
				expect: 'The same size everywhere; entsso-backup verify FILE says whether a copy is unchanged.',
				source: `${document}; the check is inferred`,
			},
			backUpDatabase(facts),
			{
				id: 'resource',
				text: 'In Failover Cluster Manager look at the resource of ENTSSO.',
				expect: 'It depends on the network name, and Use Network Name for computer name is ticked. Otherwise event 10532 '
					+ 'comes with 0x800706D9.',
				source: document,
			},
			...(isNamed
				? []
				: nameServer(facts, {
					server: network,
					when: 'Only where ssomanage -displaydb does not name the network name yet; else leave out these three steps. ',
				})),
			{
				id: 'move-group',
				text: 'In Failover Cluster Manager move the group of ENTSSO to the node, and take ENTSSO offline and online '
					+ 'there. Begin with the first node where the secret has just moved onto the cluster, else with the new node.',
				where: 'the node to restore on',
				expect: 'Event 10534 on that node. Without offline and online the restore may not succeed.',
				source: document,
			},
			restoreFile(facts, {where: 'the node to restore on', text: 'The group has to be on this node. '}),
			...proveRestore(facts, {where: 'the node to restore on'}),
			{
				id: 'each-node',
				text: `Do the last four steps again: ${everyNode}, one at a time.`,
				where: 'each further node',
				source: document,
			},
			{
				id: 'failover',
				text: 'Move the group to each node and back once.',
				where: 'each node in turn',
				expect: 'On each of them event 10534 without 10520, 10521 and 10565.',
				danger: 'If a node reports 10565 now, do not restore again: look in the properties of the resource for a registry '
					+ 'key that is replicated with it. It brings the secret of one node to the other.',
				source: 'account of a cluster on biztalkgurus.com; the cause is inferred',
			},
			{
				id: 'biztalk-servers',
				text: 'Only where host instances are clustered in the same group: have the tools on the BizTalk servers, and SSO '
					+ 'Server name in the properties of the BizTalk group, name the network name.',
				where: 'the BizTalk servers',
				commands: [changeFolderCommand(), `ssomanage -serverall ${network}`],
				source: document,
			},
			...(isNamed ? [] : [oldServer(network)]),
			...finish({server: network}),
		],
		never: [
			'Do not name the Windows cluster as the master secret server, but the network name in the group of ENTSSO.',
			...neverAnywhere,
		],
	};
}

const lookFirst: GuideStep = {
	id: 'look-first',
	text: 'ENTSSO does not load the secret on this node. In Failover Cluster Manager look in the properties of the '
		+ 'resource of ENTSSO whether a registry key is replicated with it. If so, do not restore: that key is what brings '
		+ 'the secret of another node here. If not, and the service account was changed, set the old one again on every '
		+ 'node, and take ENTSSO offline and online.',
	expect: 'Event 10534 without 10565 and 10521: the secret is loaded again. Then back it up; you may stop there.',
	source: 'account of a cluster on biztalkgurus.com; the cause is inferred; '
		+ biztalk('Troubleshooting Enterprise Single Sign-On'),
};

/** Returns the step without which a server that the secret came from takes itself for the master secret server. */
function oldServer(network: string): GuideStep {
	return {
		id: 'old-server',
		text: 'Only where the secret moved onto the cluster: this server still has it in its registry. '
			+ `${restartInServices}.`,
		where: 'the old server',
		expect: `Event 10529 there names ${network}, and 10534 does not come.`,
		...twoServers,
	};
}

/** Returns whether the SSO database names neither this node nor the Windows cluster: that is then the network name. */
function isNetworkName(facts: GuideFacts): boolean {
	const {secretServer, clusterName = ''} = facts;
	return secretServer !== undefined
		&& isComputerName(secretServer)
		&& !isSecretServer(facts)
		&& !isSameComputer(secretServer, clusterName);
}
