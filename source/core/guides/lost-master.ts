import {isSecretServer, nameOr} from './fill-in.ts';
import type {Guide, GuideFacts} from './guide.ts';
import {backUpIfThere, hotfixFirst} from './restore-steps.ts';
import {
	backUpDatabase,
	backUpSecret,
	becomeSecretServer,
	biztalk,
	eventPages,
	factsElsewhere,
	finish,
	nameServer,
	neverAnywhere,
	programPath,
	proveRestore,
	restoreFile,
	userNeeded,
} from './shared-steps.ts';

/**
Returns the guide for a master secret server that is gone for good. Pure.

Source: BizTalk Server documentation, "How to Change the Master Secret Server" and "How to Recover Enterprise Single
Sign-On".
*/
export function lostServerGuide(facts: GuideFacts): Guide {
	const lost = nameOr('OLDNAME', facts.secretServer);
	const isHere = isSecretServer(facts);
	// The name of a node is never the one of its cluster.
	const server = facts.newServer ?? (isHere || facts.isClustered ? 'NEWNAME' : nameOr('NEWNAME', facts.computer));
	const where = isHere || facts.newServer !== undefined ? server : undefined;
	const newFacts = where === undefined ? facts : factsElsewhere(facts);
	return {
		topic: 'lost-master',
		title: 'The master secret server is lost',
		when: isHere
			? `This computer is the master secret server; ${lost} is not lost, so do no step on it. Was it named just now in `
			+ 'place of a lost one? Then restore the backup file here: entsso-backup restore. Else these are the steps for '
			+ 'the day on which it does not come back.'
			: `${lost} held the master secret and does not come back. If it is only stopped or out of reach, bring it back: `
				+ 'then nothing has to be restored.',
		needs: [
			'The newest backup file of the lost server, and its password. Without it there is no way back, unless its disk or '
			+ 'an image of it can be saved.',
			'The SSO database. If it is lost as well, it comes first.',
			hotfixFirst,
			userNeeded,
			programPath,
		],
		steps: [
			{
				id: 'restart-nothing',
				text: 'Restart nothing else: no other SSO server, no host instance. Until then they go on with the secret that '
					+ 'they have in memory.',
				where: 'all computers',
				danger: 'What is restarted now stands still until the secret is restored.',
				source: biztalk('High Availability for Enterprise Single Sign-On'),
			},
			{
				id: 'is-it-gone',
				text: `See for yourself that ${lost} is gone for good. If it may start again, take it off the network.`,
				expect: `Event 10532 on the other SSO servers says no more than that ${lost} did not answer them.`,
				danger: 'With two master secret servers at once, nobody knows which one the others follow.',
				source: `${eventPages(10_532)}; the danger is inferred`,
			},
			{
				id: 'choose',
				text: `Choose the new one. Another SSO server, ${server}: do all steps. Or a new computer named ${lost}: install `
					+ 'ENTSSO there; in its configuration Enable, Join an existing SSO system, with the same SQL Server, database '
					+ 'and service account; it warns that it has no master secret. Of the next steps do only the backup of the '
					+ 'database, then go on with the restore.',
				source: `${biztalk('How to Recover Enterprise Single Sign-On')}; that the name then stays is inferred`,
			},
			backUpDatabase(facts),
			...nameServer(facts, {where, server}),
			becomeSecretServer(newFacts, {where, danger: 'Restart no other SSO server yet.'}),
			backUpSecret(backUpIfThere, {where}),
			restoreFile(newFacts, {where}),
			...proveRestore(newFacts, {where}),
			...finish({where, server}),
			{
				id: 'old-server',
				text: `If ${lost} starts again one day: restart ENTSSO there before anything else, so that it follows the new one.`,
				where: lost,
				expect: 'Event 10529 there names the new one, and 10534 does not come.',
				source: `inferred from ${biztalk('How to Move the Master Secret Server')}`,
			},
		],
		never: ['Restart nothing else before the secret is restored.', ...neverAnywhere],
	};
}
