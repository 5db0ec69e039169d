import {nameOr} from './fill-in.ts';
import type {Guide, GuideFacts} from './guide.ts';
import {
	backUpDatabase,
	finish,
	proveRestore,
	restartWords,
	restoreFile,
	showServer,
	updateDatabase,
} from './shared-steps.ts';

/**
Returns the guide for a master secret server that is gone for good. Pure.

Source: BizTalk Server documentation, "How to Change the Master Secret Server" and "How to Recover Enterprise Single
Sign-On".
*/
export function lostMaster(facts: GuideFacts): Guide {
	const lost = nameOr('OLDNAME', facts.secretServer);
	const isHere = facts.computer !== undefined && facts.computer.toLowerCase() === facts.secretServer?.toLowerCase();
	const server = isHere ? 'NEWNAME' : nameOr('NEWNAME', facts.computer);
	return {
		topic: 'lost-master',
		title: 'THE MASTER SECRET SERVER IS LOST',
		when: `${lost} held the master secret and will not come back. If it is only stopped or cannot be reached, bring it `
			+ 'back: then nothing has to be restored.',
		needs: [
			'The newest backup file of the lost server, and its password.',
			'The SSO database, which is still there. If it is lost too, restore that first.',
			'A user who is a Windows administrator and an SSO Administrator, and Command Prompt as administrator.',
		],
		steps: [
			{
				id: 'restart-nothing',
				text: 'Restart nothing else: no SSO server, no host instance. They go on with the secret they have in memory '
					+ 'until they, or ENTSSO there, restart.',
				where: 'all computers',
				danger: 'What is restarted now stands still until the restore is done.',
				source: 'BizTalk Server documentation, "High Availability for Enterprise Single Sign-On".',
			},
			{
				id: 'is-it-gone',
				text: `See that ${lost} is really gone, and keep it off the network if it may start again.`,
				expect: `Event 10532 on the other SSO servers names it. Two master secret servers at once must not be.`,
				source: 'BizTalk Server documentation, page on event 10532; the danger of two is inferred.',
			},
			{
				id: 'choose',
				text: `Choose the new one. Another SSO server, here ${server}: go on with the next step. Or a new computer `
					+ `with the name ${lost}: install ENTSSO there, in the configuration choose Enable and Join an existing SSO `
					+ 'system, with the same SQL Server, database and service account; the warning that no master secret was '
					+ 'found is expected. Then leave out the steps with ssomanage.',
				source: 'BizTalk Server documentation, "How to Recover Enterprise Single Sign-On"; that its name then needs no '
					+ 'change is inferred.',
			},
			backUpDatabase(facts),
			showServer(facts, {server}),
			updateDatabase(facts, {server}),
			{
				id: 'restart-new',
				text: `On ${server} alone: ${restartWords(facts)}`,
				expect: 'Events 10534 and 10520: it is the master secret server, and has no secret yet.',
				sign: {type: 'event', ids: [10_520]},
				source: 'BizTalk Server documentation, "How to Change the Master Secret Server"; which server it means is '
					+ 'inferred from "How to Move the Master Secret Server".',
			},
			restoreFile(facts, {file: isHere ? facts.backupFile : undefined}),
			...proveRestore(facts),
			...finish(),
			{
				id: 'old-one',
				text: `If ${lost} ever starts again: restart ENTSSO there, so that it learns of the new one.`,
				where: lost,
				expect: `Event 10534 on ${server} only.`,
				source: 'Inferred from "How to Move the Master Secret Server".',
			},
		],
		never: [
			'Restart nothing else before the restore is done.',
			'Do not make a new master secret: what was stored with the lost one could not be read again.',
			'Do not start ENTSSO by hand on a cluster node.',
		],
	};
}
