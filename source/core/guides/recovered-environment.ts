import {
	databaseOf,
	isSecretServer,
	nameOr,
	sqlServerOf,
} from './fill-in.ts';
import {changeFolderCommand} from './commands.ts';
import type {Guide, GuideFacts} from './guide.ts';
import {backUpIfThere, hotfixFirst} from './restore-steps.ts';
import {
	backUpDatabase,
	backUpSecret,
	becomeSecretServer,
	biztalk,
	eventPages,
	finish,
	keepAccount,
	nameServer,
	neverAnywhere,
	programPath,
	proveRestore,
	restartWords,
	restoreFile,
	userNeeded,
} from './shared-steps.ts';

/**
Returns the guide for a machine from an image, or an environment that was set up again from its databases. Pure.

Source: BizTalk Server documentation, "How to Restore Your Databases"; accounts of recoveries in another domain.
*/
export function recoveredEnvironmentGuide(facts: GuideFacts): Guide {
	// The name of a node is never the one of its cluster.
	const isNamed = isSecretServer(facts) && facts.newServer === undefined;
	const server = facts.newServer ?? (facts.isClustered ? 'NEWNAME' : nameOr('NEWNAME', facts.computer));
	return {
		topic: 'recovered-environment',
		title: 'A recovered environment, or a machine from an image',
		when: 'Perhaps nothing needs restoring: an image of the whole machine has its master secret in the registry. Look '
			+ 'first, and do only what is missing.',
		needs: [
			'The machine without a network path to production, until its database names no server of production.',
			'The service account that ENTSSO had, and the names of its groups.',
			'The backup file and its password, if the secret is missing after all.',
			hotfixFirst,
			userNeeded,
			programPath,
		],
		steps: [
			{
				id: 'perhaps-nothing',
				text: 'Look over this computer. With the same name and the same service account, as a rule the secret loads.',
				commands: ['entsso-backup check'],
				expect: 'What this computer needs. Event 10534 without 10520, 10521, 10565: the secret is loaded; only back it '
					+ 'up, and the guide ends here. Event 10529, where it comes, names this computer.',
				danger: 'If event 10529 names a server of production, the secret came from there: all looks well and proves '
					+ 'nothing. Take the machine off that network.',
				source: `${eventPages(10_529, 10_534)}; the rest is inferred`,
			},
			{
				id: 'does-it-start',
				text: 'If ENTSSO ends at once (event 10503 with 0x80070005, or 10550), its account is in none of the groups that '
					+ 'the SSO database names. Make groups of these names and put the account and yourself into them; local groups do '
					+ 'where it had local ones. ssomanage cannot help: it needs ENTSSO to run.',
				expect: 'Event 10501 or 10611 with the right SQL Server and database. Documents disagree on whether ENTSSO '
					+ 'starts while it does not reach the master secret server.',
				source: 'account of a recovery in another domain (SERivas, 2013); the groups are inferred',
			},
			{
				id: 'scripts',
				text: 'If the databases are on another SQL Server now: restore all of them to the same mark. Enter the old and '
					+ String.raw`the new names in SampleUpdateInfo.xml (Schema\Restore of BizTalk Server). There, `
					+ 'UpdateDatabase.vbs on one server, with MSOLEDBSQL for SQLOLEDB in it if it finds no provider, and '
					+ 'UpdateRegistry.vbs on every one in a 64-bit prompt. Leave out UpdateSSO.cmd: '
					+ (isNamed ? 'this computer is named already.' : 'the steps below do the same, and look first.'),
				commands: [
					'notepad SampleUpdateInfo.xml',
					'cscript UpdateDatabase.vbs SampleUpdateInfo.xml',
					'cscript UpdateRegistry.vbs SampleUpdateInfo.xml',
				],
				danger: 'UpdateRegistry.vbs says Done even where it set nothing; the next step shows it.',
				source: `${biztalk('How to Restore Your Databases')}; what to leave out is inferred`,
			},
			{
				id: 'database',
				text: 'If ENTSSO does not reach its database (event 10513, 10511), have it look at the recovered one. Then: '
					+ restartWords(facts),
				commands: [
					changeFolderCommand(facts.installDirectory),
					String.raw`reg query HKLM\SOFTWARE\Microsoft\ENTSSO\SQL`,
					`ssoconfig -setdb "${sqlServerOf(facts)}" "${databaseOf(facts)}"`,
				],
				danger: 'Never a database of production. A database older than this ENTSSO (event 10728) has to be upgraded first.',
				source: `${eventPages(10_511, 10_513, 10_728)}; BizTalk SDK, UpdateRegistry.vbs; the restart is inferred`,
			},
			{
				id: 'account',
				text: 'If events 10565 and 10521 come, the secret is there and this account cannot load it: set the service '
					+ 'account back to the one before.',
				danger: keepAccount,
				source: `${biztalk('Troubleshooting Enterprise Single Sign-On')}; the danger is inferred`,
			},
			backUpDatabase(facts),
			...(isNamed
				? []
				: nameServer(facts, {
					server,
					isLocal: true,
					when: 'Only where event 10532 names an old computer: the database still has its name. A new name alone does '
						+ 'not cost the secret. ',
				})),
			{
				...becomeSecretServer(facts, {text: isNamed ? '' : 'Only where it was named just now, or has no secret. '}),
				expect: 'Event 10534; with 10520 it has no secret.',
			},
			backUpSecret(`${backUpIfThere} Back it up also if you take it for the wrong one.`),
			restoreFile(facts, {
				text: 'Only where event 10520 says that there is none, or the old account is gone for good. ',
				file: facts.backupFile,
			}),
			...proveRestore(facts),
			{
				id: 'group',
				text: 'Only where the scripts ran: in the BizTalk console look at SSO Server name in the properties of the group. '
					+ 'UpdateDatabase.vbs puts the name of the SQL Server there; enter that of the SSO server.',
				source: `${biztalk('How to Restore Your Databases')}; BizTalk SDK, UpdateDatabase.vbs`,
			},
			...finish({server: nameOr('the master secret server', server)}),
		],
		never: [
			'Restore nothing while the secret that is there loads.',
			'Do not let this machine reach production while its database names a server there.',
			...neverAnywhere,
		],
	};
}
