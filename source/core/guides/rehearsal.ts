import {databaseOf, isSecretServer, pathOr} from './fill-in.ts';
import {changeFolderCommand} from './commands.ts';
import type {Guide, GuideFacts, GuideStep} from './guide.ts';
import {hotfixFirst} from './restore-steps.ts';
import {
	becomeSecretServer,
	nameServer,
	neverAnywhere,
	programPath,
	proveRestore,
	restartWords,
	restoreFile,
	userNeeded,
} from './shared-steps.ts';

const where = 'the test machine';
const inferred = 'inferred: no document describes a rehearsal';
const wayBack = 'Go back to the checkpoint, or throw the machine away.';

/**
Returns the guide for a trial of a restore. Pure.

Source: no document has one. It is inferred from what each step of a restore logs, and from KB3000847, which names
repeated restores on one server.
*/
export function rehearsalGuide(facts: GuideFacts): Guide {
	const server = facts.newServer ?? 'TESTNAME';
	// A name of production, where its database comes from, is no blank to be filled in on a test machine.
	const {secretServer, installDirectory, backupFile, ...others} = facts;
	const testFacts: GuideFacts = {...others, isClustered: false};
	return {
		topic: 'rehearsal',
		title: 'Rehearse a restore',
		when: 'Whether file and password are right, only a restore shows. It is rehearsed on a machine that is thrown away. '
			+ 'This is not a way to restore on the live master secret server'
			+ `${isSecretServer(facts) ? ', which this computer is: do no step but the first here' : ''}.`,
		needs: [
			'For R1 and R2 a test machine without a network path to production, best a virtual one, with its own SQL Server '
			+ 'and the same or a newer release of ENTSSO.',
			'The backup file and its password. On the test machine lies the key of production: protect it as well.',
			hotfixFirst,
			userNeeded,
			programPath,
		],
		steps: [
			{
				id: 'r0',
				text: 'R0, here: is the file as it was recorded? This proves that the file is unchanged, and that ENTSSO reads it '
					+ 'as a backup file. It does not prove the password.',
				commands: [`entsso-backup verify ${pathOr('FILE', backupFile)}`],
				expect: 'healthy',
				source: '"GetFilePasswordReminder" (it needs no password)',
			},
			{
				id: 'r1-machine',
				text: 'R1: on the test machine install ENTSSO alone, and in its configuration choose Create a new SSO system, '
					+ 'on its own SQL Server. Then make a checkpoint of the machine, SQL Server included.',
				where,
				commands: [String.raw`Platform\SSO\setup.exe`],
				expect: 'Event 10534 there, and 10529 names no other computer.',
				source: inferred,
			},
			{
				...restoreFile(testFacts, {
					where,
					text: 'R1 proves the password and the file: both are right if event 10523 comes, with the MSID of the backup. It '
						+ 'does not prove that your data can be read. ',
					wayBack,
				}),
				expect: 'Event 10523 with the file name and the MSIDs. 0xC0002A3F on a new SSO system, which never had this '
					+ 'secret, proves nothing: go on to R2.',
				id: 'r1-restore',
			},
			...secondWay(testFacts, server),
			{
				id: 'destroy',
				text: 'Throw the test machine away, with its checkpoints and the copies of file and database. Write down: '
					+ 'rehearsed on DATE, MSID, R1 or R2, and how far it was proved.',
				where,
				danger: 'Whoever has that machine has the key of production.',
				source: inferred,
			},
		],
		never: [
			'R3, a backup and a restore of it on the live master secret server: it writes to production, and KB3000847 names '
			+ 'it among what can make data unreadable. There are no steps for it here.',
			'Never let the test machine reach a server of production.',
			...neverAnywhere,
		],
	};
}

/** Returns the steps with a copy of the SSO database. */
function secondWay(facts: GuideFacts, server: string): GuideStep[] {
	const database = databaseOf(facts);
	return [
		{
			id: 'r2-database',
			text: `R2 goes on from R1, and proves all: that data of ${database} can be read and written with the secret. `
				+ 'Restore a copy of the SSO database on the SQL Server of the test machine, make groups of the names that '
				+ 'it has, with the service account and yourself in them, and have ENTSSO look at the copy. TESTSQL is that '
				+ `SQL Server. Then: ${restartWords(facts)}`,
			where,
			commands: [changeFolderCommand(), `ssoconfig -setdb "TESTSQL" "${database}"`],
			expect: 'Event 10501 or 10611 with TESTSQL. Documents disagree on whether ENTSSO starts while it does not reach the '
				+ 'master secret server that the copy names.',
			danger: 'The copy names the servers of production. Without the network cut, ENTSSO asks them for the secret, and '
				+ 'the next steps could change production.',
			wayBack,
			source: inferred,
		},
		...nameServer(facts, {
			where, server, wayBack, isLocal: true, isAlone: true,
		}),
		{
			...becomeSecretServer(facts, {where}),
			expect: 'Event 10534. Event 10529 names no other computer; if it does: stop, the network is not cut.',
		},
		{
			...restoreFile(facts, {where, text: 'R2: ', wayBack}),
			id: 'r2-restore',
		},
		...proveRestore(facts, {where}).map(step => ({
			...step,
			...(step.id === 'load' && {
				expect: `${step.expect ?? ''} Event 10529, where it comes, names ${server}; if it names another one: stop.`,
			}),
		})),
	];
}
