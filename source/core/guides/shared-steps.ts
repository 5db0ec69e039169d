import {
	changeFolderCommand,
	newServerFile,
	oldServerFile,
	restoreCommand,
	serverXml,
	showServerCommand,
	updateCommand,
} from './commands.ts';
import {databaseOf, nameOr, sqlServerOf} from './fill-in.ts';
import type {GuideFacts, GuideSign, GuideStep} from './guide.ts';
import {
	backUpAnew,
	isLoaded,
	openPrompt,
	otherServers,
	restart,
	restartInServices,
	restartNode,
	restartOnCluster,
	rights,
	tryData,
	whatItAsks,
} from './restore-steps.ts';

/*
Steps that more than one guide has. Where `where` is left out, a step is done on this computer.
*/

/** Step that names another master secret server. */
export const nameServerId = 'name-server';

/** Step of the backup before anything is changed. */
const firstBackupId = 'secret-backup';

/** Place of a step that is not done on this computer. */
type Place = {readonly where?: string | undefined};

/** Returns a document of Microsoft as a source. */
export function biztalk(title: string): string {
	return `BizTalk Server documentation, "${title}"`;
}

/** Returns pages on events as a source. */
export function eventPages(...ids: readonly number[]): string {
	return `BizTalk Server documentation, "Single Sign-On: Event" ${ids.join(', ')}`;
}

/** Needs that most guides have. */
export const userNeeded = `To be signed in as ${rights}. For each step ${openPrompt}`;
export const sameAccount = 'The service account that ENTSSO has now, a domain account.';

/** Returns the step that makes a full backup of the SSO database. */
export function backUpDatabase(facts: GuideFacts): GuideStep {
	const server = sqlServerOf(facts);
	const database = databaseOf(facts);
	return {
		id: 'database-backup',
		text: `Back up the SSO database ${database} on SQL Server ${server}: the way back needs it, together with a backup `
			+ 'of the secret of the same time. SQLFILE is the full path of a new file on that server.',
		commands: [
			`sqlcmd -S "${server}" -E -Q "BACKUP DATABASE [${database}] TO DISK = 'SQLFILE' WITH COPY_ONLY"`,
		],
		expect: 'BACKUP DATABASE successfully processed so many pages. SQL Server 2000: use Enterprise Manager.',
		source: `Inferred from ${eventPages(10_547)}: a restore may encrypt the database anew. The command is that of `
			+ 'SQL Server 2005 and later.',
	};
}

/** Returns the step that makes a verified backup of the master secret. */
export function backUpSecret(
	text: string,
	{where, id = firstBackupId}: Place & {readonly id?: string} = {},
): GuideStep {
	return {
		id,
		text,
		...placed(where),
		commands: ['entsso-backup'],
		expect: 'The result says verified. Where this program does not run: ssoconfig -backupsecret NEWFILE, then event '
			+ '10559 with that name.',
		...(id === firstBackupId && signHere(where, {type: 'backup'})),
		source: biztalk('How to Back Up the Master Secret'),
	};
}

/** Returns the steps that name another master secret server in the SSO database. */
export function nameServer(
	facts: GuideFacts,
	{where, server, when = '', wayBack, isLocal = false}: Place & {
		readonly server: string;
		/** Begins the first step, where it is not always done. */
		readonly when?: string;
		/** Where the old name is none to go back to. */
		readonly wayBack?: string;
		/** The tools may talk to ENTSSO on that computer alone. */
		readonly isLocal?: boolean;
	},
): GuideStep[] {
	const old = nameOr('OLDNAME', facts.secretServer);
	const folder = changeFolderCommand(where === undefined ? facts.installDirectory : undefined);
	return [
		{
			id: 'server-file',
			...fileWords(facts, {
				when, server, old: wayBack === undefined ? old : undefined,
			}),
			...placed(where),
			commands: [folder, ...fileCommands(facts, server)],
			source: `${biztalk('How to Change the Master Secret Server')}; KB837267 (no address).`,
		},
		{
			id: 'show-server',
			text: 'In the same window see which SSO server the tools talk to: the next step changes its system, whichever that '
				+ 'is.',
			...placed(where),
			commands: [showServerCommand],
			expect: isLocal
				? `${server} or this computer, and no other. If not: ssomanage -server ${server}  and look again.`
				: 'This computer, or an SSO server of this system. If not: ssomanage -server NAME  with the right one, and look '
					+ 'again.',
			danger: 'With another server here, another system gets a new master secret server.',
			source: 'BizTalk Server documentation of ssomanage -server and -showserver; the danger is inferred.',
		},
		{
			id: nameServerId,
			text: `Name ${server} as the master secret server.`,
			...placed(where),
			commands: [updateCommand(newServerFile)],
			expect: 'The line that begins with Using SSO server names the one seen before; no error; event 10575 with both '
				+ 'names. After 0xC0002A15: ssomanage -disablesso, the same again, ssomanage -enablesso, which stops SSO for all '
				+ 'in between.',
			danger: 'From now on the other SSO servers ask the new one for the secret.',
			wayBack: wayBack ?? `${showServerCommand}; if that is as before: ${updateCommand(oldServerFile)}`,
			...signHere(where, {type: 'event', ids: [10_575]}),
			source: `${biztalk('How to Change the Master Secret Server')}; what to do after 0xC0002A15 is inferred.`,
		},
	];
}

const plainNameOnly = 'The name is the plain one of the computer, or on a cluster the network name in the group of '
	+ 'ENTSSO; never an address, an alias or a DNS name.';

/** Returns where the files for `ssomanage -updatedb` come from. `old`: the name to go back to, where there is one. */
function fileWords(
	{filesBeside = []}: GuideFacts,
	{when, server, old}: {readonly when: string; readonly server: string; readonly old: string | undefined},
): Pick<GuideStep, 'text'> {
	const isOldBeside = filesBeside.includes(oldServerFile);
	if (!filesBeside.includes(newServerFile)) {
		const way = isOldBeside
			? ` Copy ${oldServerFile} from beside this page into the same folder: the way back.`
			: (old === undefined ? '' : ` Save them also as ${oldServerFile} with ${old} for ${server}: the way back.`);
		return {
			text: `${when}Save the three lines from <sso> to </sso> as ${newServerFile}. Nothing else may stand in it.${way} `
				+ plainNameOnly,
		};
	}

	const files = isOldBeside && old !== undefined ? `${newServerFile} and ${oldServerFile}` : newServerFile;
	const names = isOldBeside && old !== undefined ? `${server}, and for the way back ${old}` : server;
	const way = old === undefined || isOldBeside
		? ''
		: ` Save the same lines also as ${oldServerFile} with ${old} for ${server}: the way back.`;
	return {
		text: `${when}Copy ${files} from beside this page into the folder of ssomanage: `
			+ `${isOldBeside && old !== undefined ? 'they name' : 'it names'} ${names}.${way}`,
	};
}

function fileCommands({filesBeside = []}: GuideFacts, server: string): readonly string[] {
	return filesBeside.includes(newServerFile)
		? [`type ${newServerFile}`]
		: [`notepad ${newServerFile}`, ...serverXml(server)];
}

/** Returns how ENTSSO is restarted on one computer. */
export function restartWords({isClustered}: GuideFacts): string {
	const inManager = `On a cluster node ${restartOnCluster}`;
	return isClustered ? inManager : `${restartInServices}.${isClustered === undefined ? ` ${inManager}` : ''}`;
}

/** Returns the restart after which a server without its secret knows that it is the master secret server. */
export function becomeSecretServer(facts: GuideFacts, {where, text = ''}: Place & {readonly text?: string}): GuideStep {
	return {
		id: 'become-server',
		text: `${text}${restartWords(facts)}`,
		...placed(where),
		expect: 'Events 10534 and 10520: it is the master secret server, and has no secret yet.',
		...signHere(where, {type: 'event', ids: [10_520]}),
		source: `${biztalk('How to Move the Master Secret Server')}; ${eventPages(10_520, 10_534)}.`,
	};
}

type Restoring = Place & {
	/** Full path there, where it is known. */
	readonly file?: string | undefined;
	/** Begins the step. */
	readonly text?: string;
	readonly wayBack?: string;
};

const undoRestore = 'Restore the backup of the secret that was there. If event 10562 had come, also the backup of '
	+ 'the SSO database of that time, with ENTSSO stopped.';

/** Returns the step that restores a backup file. */
export function restoreFile(facts: GuideFacts, {where, file, text = '', wayBack}: Restoring = {}): GuideStep {
	return {
		id: 'restore',
		text: `${text}Restore the backup file; FILE is its full path on a local NTFS drive. ${whatItAsks} Or type  `
			+ 'entsso-backup restore  which goes through it with you.',
		...placed(where),
		commands: [changeFolderCommand(where === undefined ? facts.installDirectory : undefined), restoreCommand(file)],
		expect: 'Event 10523 with the file name and the MSIDs; where data are encrypted anew also 10562, then 10528. '
			+ 'After 0xC0002A3F it is probably the wrong file: do not try it again.',
		danger: 'It replaces a secret that is there. Do not stop ENTSSO between events 10562 and 10528.',
		wayBack: wayBack ?? undoRestore,
		...signHere(where, {type: 'event', ids: [10_523]}),
		source: `${biztalk('How to Restore the Master Secret')}; events 10523, 10547, 10562; the way back is inferred.`,
	};
}

/** Returns the steps that show whether a restored secret is loaded, and whether data can be read and written. */
export function proveRestore({isClustered}: GuideFacts, {where}: Place = {}): GuideStep[] {
	return [
		{
			id: 'load',
			text: isClustered ? restartNode : restart,
			...placed(where),
			expect: isLoaded,
			source: `${eventPages(10_520, 10_521, 10_534, 10_565)}; that a restart shows it is inferred.`,
		},
		{
			id: 'try-data',
			text: tryData,
			...placed(where),
			expect: 'No error, and no event 10536. 0x80090005, 0xC0002A1A or 0xC0002A1F: the wrong secret, or hotfix KB3062831 '
				+ 'is missing (BizTalk 2013 R2, HIS 2013).',
			source: 'KB3000847 (event 10536). That both are to be tried is inferred from a clone that could read, not write.',
		},
	];
}

/** Returns the steps at the end of a guide: other servers, and a backup of what was restored. */
export function finish({where}: Place = {}): GuideStep[] {
	return [
		{
			id: 'other-servers',
			text: otherServers,
			where: 'every other SSO server',
			expect: 'Event 10534 (this is the master secret server) comes on one computer only. Host instances that used '
				+ 'another secret are restarted now, not before.',
			source: `${eventPages(10_529, 10_533)}; documents name 30 or 60 seconds, 90 is inferred.`,
		},
		backUpSecret(backUpAnew, {where, id: 'backup-anew'}),
	];
}

/** Actions that could lose a secret, whatever the guide is on. */
export const neverAnywhere = [
	'Make no new master secret: what was stored with this one could not be read again.',
	'On a cluster node never start ENTSSO by hand, neither in services.msc nor by command.',
] as const;

/**
Returns the sign of a step on this computer; of another one, nothing is seen here. Of steps with the same sign only the
first has it, since the others would be taken for done with it.
*/
function signHere(where: string | undefined, sign: GuideSign): {readonly sign?: GuideSign} {
	return where === undefined ? {sign} : {};
}

function placed(where: string | undefined): {readonly where?: string} {
	return where === undefined ? {} : {where};
}
