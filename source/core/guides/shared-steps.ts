import {hotfix} from '../../host/hotfix.ts';
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
	otherServersName,
	restart,
	restartAnywhere,
	restartEither,
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

/** Returns a page of the BizTalk Server documentation as a source: its title in quotation marks. */
export function biztalk(title: string): string {
	return `"${title}"`;
}

/** Returns the pages of that documentation on events ("Single Sign-On: Event") as a source. */
export function eventPages(...ids: readonly number[]): string {
	return `${ids.length === 1 ? 'event page' : 'event pages'} ${ids.join(', ')}`;
}

/** Needs that most guides have. */
export const userNeeded = `To be signed in as ${rights}. For each step ${openPrompt}`;
export const programPath = 'Where entsso-backup is not found, type it with its full path.';
export const sameAccount = 'The service account that ENTSSO has now, a domain account.';

/** Returns the step that makes a full backup of the SSO database. */
export function backUpDatabase(facts: GuideFacts): GuideStep {
	const server = sqlServerOf(facts);
	const database = databaseOf(facts);
	return {
		id: 'database-backup',
		text: 'Back up the SSO database: the way back needs it. SQLFILE is the full path of a new file on the SQL Server. '
			+ 'The command is one line.',
		commands: [
			`sqlcmd -S "${server}" -E -Q "BACKUP DATABASE [${database}] TO DISK = 'SQLFILE' WITH COPY_ONLY"`,
		],
		expect: 'It says how many pages were processed, and no error.',
		source: `${eventPages(10_547)}; the step is inferred`,
	};
}

const isVerified = 'The result says verified.';
const withoutProgram = 'Without this program: ssoconfig -backupsecret NEWFILE, then event 10559 with that name.';

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
		expect: id === firstBackupId ? `${isVerified} ${withoutProgram}` : isVerified,
		...(id === firstBackupId && signHere(where, {type: 'backup'})),
		source: biztalk('How to Back Up the Master Secret'),
	};
}

/** Returns the steps that name another master secret server in the SSO database. */
export function nameServer(
	facts: GuideFacts,
	{where, server, when = '', wayBack, isLocal = false, isAlone = false}: Place & {
		readonly server: string;
		/** Begins the first step, where it is not always done. */
		readonly when?: string;
		/** Where the old name is none to go back to. */
		readonly wayBack?: string;
		/** The tools may talk to ENTSSO on that computer alone. */
		readonly isLocal?: boolean;
		/** No other SSO server follows the one that is named. */
		readonly isAlone?: boolean;
	},
): GuideStep[] {
	const old = nameOr('OLDNAME', facts.secretServer);
	const folder = changeFolderCommand(where === undefined ? facts.installDirectory : undefined);
	return [
		{
			id: 'server-file',
			...fileWords(facts, {
				when, server, old: wayBack === undefined ? old : undefined, isAlone,
			}),
			...placed(where),
			commands: [folder, ...fileCommands(facts, server)],
			source: `${biztalk('How to Change the Master Secret Server')}; KB837267`,
		},
		{
			id: 'show-server',
			text: 'In the same window see which SSO server the tools talk to.',
			...placed(where),
			commands: [showServerCommand],
			expect: isLocal
				? `${server} or this computer, and no other. If not: ssomanage -server ${server}  and look again.`
				: 'This computer, or an SSO server of this system that runs. If not: ssomanage -server NAME  and look again.',
			danger: 'The next step changes the system of that server, whichever it is.',
			source: 'ssomanage -server and -showserver; the danger is inferred',
		},
		{
			id: nameServerId,
			text: `Name ${server} as the master secret server.`,
			...placed(where),
			commands: [updateCommand(newServerFile)],
			expect: 'The line Using SSO server names the one seen before; no error; event 10575. After 0xC0002A15: ssomanage '
				+ '-disablesso, the same again, ssomanage -enablesso; in between SSO is off for all.',
			...(!isAlone && {danger: 'From now on the other SSO servers ask the new one for the secret.'}),
			wayBack: wayBack ?? `${showServerCommand}; if that is as before: ${updateCommand(oldServerFile)}`,
			...signHere(where, {type: 'event', ids: [10_575]}),
			source: `${biztalk('How to Change the Master Secret Server')}; the rest after 0xC0002A15 is inferred`,
		},
	];
}

const onCluster = ', on a cluster the network name in the group of ENTSSO; ';

/** Returns where the files for `ssomanage -updatedb` come from. `old`: the name to go back to, where there is one. */
function fileWords(
	{filesBeside = []}: GuideFacts,
	{when, server, old, isAlone}: {
		readonly when: string;
		readonly server: string;
		readonly old: string | undefined;
		readonly isAlone: boolean;
	},
): Pick<GuideStep, 'text'> {
	const isOldBeside = filesBeside.includes(oldServerFile);
	if (!filesBeside.includes(newServerFile)) {
		const way = isOldBeside
			? ` Copy ${oldServerFile} from beside this page into the same folder: the way back.`
			: (old === undefined ? '' : ` Save them also as ${oldServerFile} with ${old} for ${server}: the way back.`);
		return {
			text: `${when}Save the three lines from <sso> to </sso>, and nothing else, as ${newServerFile}.${way} The name is `
				+ `the plain one of the computer${isAlone ? ': ' : onCluster}never an address, an alias or a DNS name.`,
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
	return isClustered
		? `On this node ${restartOnCluster}`
		: `${isClustered === undefined ? restartEither : restartInServices}.`;
}

/** Returns what is known of another computer than this one: nothing of a cluster. */
export function factsElsewhere({isClustered, ...facts}: GuideFacts): GuideFacts {
	return facts;
}

/** Returns the restart after which a server without its secret knows that it is the master secret server. */
export function becomeSecretServer(
	facts: GuideFacts,
	{where, text = '', danger}: Place & {readonly text?: string; readonly danger?: string},
): GuideStep {
	return {
		id: 'become-server',
		text: `${text}${restartWords(facts)}`,
		...placed(where),
		...(danger !== undefined && {danger}),
		expect: 'Events 10534 (it is the server) and 10520 (it has no secret yet).',
		...signHere(where, {type: 'event', ids: [10_520]}),
		source: `${biztalk('How to Move the Master Secret Server')}; ${eventPages(10_520, 10_534)}`,
	};
}

type Restoring = Place & {
	/** Full path there, where it is known. */
	readonly file?: string | undefined;
	/** Begins the step. */
	readonly text?: string;
	readonly wayBack?: string;
};

const undoRestore = 'Restore the backup of the secret that was there. If event 10562 had come, also the SSO database '
	+ 'of that time, with ENTSSO stopped.';

/** Returns the step that restores a backup file. */
export function restoreFile(facts: GuideFacts, {where, file, text = '', wayBack}: Restoring = {}): GuideStep {
	const command = restoreCommand(file);
	const place = command === restoreCommand()
		? ': FILE is its full path on a local NTFS drive.'
		: '; it has to be on a local NTFS drive.';
	return {
		id: 'restore',
		text: `${text}Restore the backup file${place} ${whatItAsks} Or type  entsso-backup restore  instead.`,
		...placed(where),
		commands: [changeFolderCommand(where === undefined ? facts.installDirectory : undefined), command],
		expect: 'Event 10523 with the file name; where data are encrypted anew also 10562, then 10528. 0xC0002A3F: probably '
			+ 'the wrong file, do not try it again.',
		danger: 'It replaces a secret that is there. Do not stop ENTSSO between events 10562 and 10528.',
		wayBack: wayBack ?? undoRestore,
		...signHere(where, {type: 'event', ids: [10_523]}),
		source: `${biztalk('How to Restore the Master Secret')}; the way back is inferred`,
	};
}

/** Returns the steps that show whether a restored secret is loaded, and whether data can be read and written. */
export function proveRestore({isClustered}: GuideFacts, {where}: Place = {}): GuideStep[] {
	return [
		{
			id: 'load',
			text: isClustered ? restartNode : (isClustered === undefined ? restartAnywhere : restart),
			...placed(where),
			expect: isLoaded,
			source: `${eventPages(10_520, 10_521, 10_534, 10_565)}; the restart is inferred`,
		},
		{
			id: 'try-data',
			text: tryData,
			...placed(where),
			expect: 'No error, and no event 10536. 0x80090005, 0xC0002A1A or 0xC0002A1F: the wrong secret, or the hotfix '
				+ `${hotfix} is missing.`,
			source: 'KB3000847; the writing is inferred from a clone that could only read',
		},
	];
}

/** Returns the steps at the end of a guide: other servers, and a backup of what was restored on `server`. */
export function finish({where, server}: Place & {readonly server: string}): GuideStep[] {
	return [
		{
			id: 'other-servers',
			text: `${otherServersName(server, '')} Only then restart host instances that used another secret.`,
			where: 'every other SSO server',
			expect: 'Event 10534 comes on one computer only.',
			source: `${eventPages(10_529, 10_533)}; the 90 seconds are inferred`,
		},
		backUpSecret(backUpAnew, {where, id: 'backup-anew'}),
	];
}

/** Said of the old service account where it is set back. */
export const keepAccount = 'Do not make that account anew, and do not reset its password: a key that belongs to it may '
	+ 'be lost.';

/** Said of an old server until it was restarted. */
export const twoServers = {
	danger: 'Until then there may be two master secret servers.',
	source: 'inferred: there can be only one master secret server',
} as const;

/** Actions that could lose a secret, whatever the guide is on. */
export const neverAnywhere = [
	'Make no new master secret: what this one encrypted could not be read again.',
	'On a cluster node never start ENTSSO by hand (services.msc, command).',
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
