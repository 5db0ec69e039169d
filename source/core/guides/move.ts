import {isSecretServer, nameOr} from './fill-in.ts';
import type {Guide, GuideFacts} from './guide.ts';
import {hotfixFirst} from './restore-steps.ts';
import {
	backUpDatabase,
	backUpSecret,
	becomeSecretServer,
	biztalk,
	factsElsewhere,
	finish,
	nameServer,
	neverAnywhere,
	programPath,
	proveRestore,
	restartWords,
	restoreFile,
	sameAccount,
	twoServers,
	userNeeded,
} from './shared-steps.ts';

/**
Returns the guide for a planned move of the master secret to another server. Pure.

Source: BizTalk Server documentation, "How to Move the Master Secret Server".
*/
export function moveGuide(facts: GuideFacts): Guide {
	const old = nameOr('OLDNAME', facts.secretServer);
	const isOld = isSecretServer(facts);
	// The name of a node is never the one of its cluster.
	const isNew = !isOld && facts.newServer === undefined && facts.secretServer !== undefined && !facts.isClustered;
	const server = facts.newServer ?? (isNew ? nameOr('NEWNAME', facts.computer) : 'NEWNAME');
	const atOld = isOld ? undefined : old;
	const atNew = isNew ? undefined : server;
	const newFacts = isNew ? facts : factsElsewhere(facts);
	return {
		topic: 'move',
		title: 'Move the master secret to another server',
		when: `The master secret server ${old} still works, and ${server} is to take its place. If the old one is gone, take `
			+ 'the guide lost-master; onto a failover cluster, the guide cluster-node.',
		needs: [
			'A new server with the same release of ENTSSO as the other SSO servers have.',
			sameAccount,
			'Some time in which nobody changes anything in SSO.',
			hotfixFirst,
			userNeeded,
			programPath,
		],
		steps: [
			{
				id: 'install',
				text: 'Install ENTSSO on the new server, from the media of the product.',
				where: server,
				commands: [String.raw`Platform\SSO\setup.exe`],
				source: biztalk('How to Move the Master Secret Server'),
			},
			{
				id: 'join',
				text: 'In Configuration.exe: Enable, Join an existing SSO system, with the same SQL Server, database and service '
					+ 'account.',
				where: server,
				expect: 'ENTSSO runs; event 10529 names the old master secret server.',
				source: biztalk('How to Move the Master Secret Server'),
			},
			backUpSecret('Back up the master secret. Copy the file to the new server, onto a local NTFS drive.', {
				where: atOld,
			}),
			backUpDatabase(facts),
			...nameServer(facts, {where: atOld, server}),
			becomeSecretServer(newFacts, {where: atNew}),
			restoreFile(newFacts, {where: atNew}),
			...proveRestore(newFacts, {where: atNew}),
			{
				id: 'old-server',
				text: `The old server still has the secret in its registry. ${restartWords(isNew ? factsElsewhere(facts) : facts)}`,
				where: old,
				expect: `Event 10529 there names ${server}, and 10534 does not come there.`,
				...twoServers,
			},
			...finish({where: atNew, server}),
		],
		never: ['Do not take the old server away before the new one is proved.', ...neverAnywhere],
	};
}
