import {
	changeFolder,
	databaseOf,
	nameOr,
	pathOr,
	sqlServerOf,
} from './fill-in.ts';
import type {GuideFacts, GuideStep} from './guide.ts';
import {
	backUpAnew,
	isLoaded,
	otherServers,
	restart,
	restartInServices,
	restartNode,
	restartOnCluster,
	tryData,
	whatItShows,
} from './restore-steps.ts';

/*
Steps that more than one guide has. A step is done on this computer where `where` is left out.
*/

/** File for `ssomanage -updatedb` that names the new master secret server, and that of the way back. */
export const newServerFile = 'server.xml';
export const oldServerFile = 'old-server.xml';

type Place = Pick<GuideStep, 'where'>;

/** Returns the step that makes a full backup of the SSO database. */
export function backUpDatabase(facts: GuideFacts, {where}: Place = {}): GuideStep {
	const server = sqlServerOf(facts);
	const database = databaseOf(facts);
	return {
		id: 'database-backup',
		text: `Back up the SSO database ${database} on SQL Server ${server}. SQLFILE is a new file with its full path on `
			+ 'that server. The way back needs it, together with a backup of the secret of the same moment.',
		...placed(where),
		commands: [
			`sqlcmd -S "${server}" -E -Q "BACKUP DATABASE [${database}] TO DISK = 'SQLFILE' WITH COPY_ONLY"`,
		],
		expect: 'BACKUP DATABASE successfully processed the pages. SQL Server 2000: use Enterprise Manager instead.',
		source: 'Inferred: event 10547 says that a restored secret may encrypt the database anew.',
	};
}

/** Returns the step that makes a verified backup of the master secret. */
export function backUpSecret(text: string, {where, id = 'secret-backup'}: Place & {readonly id?: string} = {}): GuideStep {
	return {
		id,
		text,
		...placed(where),
		commands: ['entsso-backup'],
		expect: 'The result says: verified. ENTSSO logs event 10559 with the file name. Without this program: backup.cmd, '
			+ 'or ssoconfig -backupsecret FILE.',
		sign: {type: 'backup'},
		source: 'BizTalk Server documentation, "How to Back Up the Master Secret"; event 10559.',
	};
}

/** Returns the step that shows which SSO server the tools talk to. It comes before each -updatedb. */
export function showServer(facts: GuideFacts, {where, server}: Place & {readonly server: string}): GuideStep {
	return {
		id: 'show-server',
		text: `See which SSO server the tools talk to. It has to be ${server}: the next step changes the system of the `
			+ 'server that is named here, whichever that is.',
		...placed(where),
		commands: [changeFolder(folderAt(facts, where)), 'ssomanage -showserver'],
		expect: `${server}, or this computer. If it names another: ssomanage -server ${server}  and look again.`,
		danger: 'With another server here, the master secret server of another system gets a new name.',
		source: 'BizTalk Server documentation, "How to Set the SSO Server"; the danger is inferred.',
	};
}

/** Returns the step that names the new master secret server in the SSO database. */
export function updateDatabase(
	facts: GuideFacts,
	{where, server, note = ''}: Place & {readonly server: string; readonly note?: string},
): GuideStep {
	const old = nameOr('OLDNAME', facts.secretServer);
	return {
		id: 'update-database',
		text: `Save this line as ${newServerFile}, and the same with ${old} for ${server} as ${oldServerFile}: `
			+ `<sso><globalInfo><secretServer>${server}</secretServer></globalInfo></sso>  `
			+ 'It has to be the plain computer name, on a cluster the network name of the ENTSSO group; never an address, '
			+ `never a DNS name. Nothing else may stand in the file.${note} Then type:`,
		...placed(where),
		commands: [`ssomanage -updatedb ${newServerFile}`],
		expect: 'A line that begins with "Using SSO server" and names the server seen before, no error; event 10575 with '
			+ 'the new and the old name. After 0xC0002A15: ssomanage -disablesso, this command again, ssomanage -enablesso; '
			+ 'it stops SSO for everybody in between.',
		wayBack: `ssomanage -showserver  and, if it is still the same, ssomanage -updatedb ${oldServerFile}`,
		sign: {type: 'event', ids: [10_575]},
		source: 'BizTalk Server documentation, "How to Change the Master Secret Server"; KB837267 (no address); the file '
			+ 'for the way back is inferred.',
	};
}

/** Returns how ENTSSO is restarted, as far as it is known whether it belongs to a cluster. */
export function restartWords({isClustered}: GuideFacts): string {
	if (isClustered === undefined) {
		return `${restartInServices}; on a cluster node ${restartOnCluster}`;
	}

	return isClustered ? `In Failover Cluster Manager ${restartOnCluster.replace(' in Failover Cluster Manager', '')}` : `${restartInServices}.`;
}

/** Returns the step that restores a backup file. */
export function restoreFile(
	facts: GuideFacts,
	{where, file, text = ''}: Place & {readonly file?: string | undefined; readonly text?: string},
): GuideStep {
	return {
		id: 'restore',
		text: `${text}Restore the backup file; FILE is its full path on a local NTFS drive. ${whatItShows} Or type  `
			+ 'entsso-backup restore  there, which looks after each step itself.',
		...placed(where),
		commands: [changeFolder(folderAt(facts, where)), `ssoconfig -restoresecret ${pathOr('FILE', file)}`],
		expect: 'Event 10523 with the file name and the MSIDs. Events 10562, then 10528, where data are encrypted anew.',
		danger: 'It replaces a secret that is there. Do not stop ENTSSO between events 10562 and 10528.',
		wayBack: 'Restore the backup of the secret that was there; if event 10562 had come, also the backup of the SSO '
			+ 'database of that moment, with ENTSSO stopped.',
		sign: {type: 'event', ids: [10_523]},
		source: 'BizTalk Server documentation, "How to Restore the Master Secret"; the way back is inferred from events '
			+ '10522, 10528 and 10547.',
	};
}

/** Returns the steps that show whether a restored secret is loaded and works. */
export function proveRestore(facts: GuideFacts, {where}: Place = {}): GuideStep[] {
	return [
		{
			id: 'load',
			text: facts.isClustered ? restartNode : restart,
			...placed(where),
			expect: isLoaded,
			sign: {type: 'event', ids: [10_534]},
			source: 'BizTalk Server documentation, pages on events 10520, 10521, 10534 and 10565; the order is inferred.',
		},
		{
			id: 'try-data',
			text: tryData,
			expect: 'No error, and no event 10536. Codes 0x80090005, 0xC0002A1A and 0xC0002A1F mean: wrong secret, or a '
				+ 'hotfix is missing.',
			source: 'KB3000847 (event 10536); that both are to be tried is inferred from an account of a clone that could '
				+ 'read, and failed to write.',
		},
	];
}

/** Returns the steps at the end of a guide: other servers, and a backup of what was restored. */
export function finish(): GuideStep[] {
	return [
		{
			id: 'other-servers',
			text: otherServers,
			where: 'every other SSO server',
			expect: 'Event 10534, this computer is the master secret server, is on one computer only.',
			source: 'BizTalk Server documentation, pages on events 10529 and 10533; it names 30 or 60 seconds.',
		},
		backUpSecret(backUpAnew, {id: 'backup-anew'}),
	];
}


function folderAt({installDirectory}: GuideFacts, where: string | undefined): string | undefined {
	return where === undefined ? installDirectory : undefined;
}

function placed(where: string | undefined): Place {
	return where === undefined ? {} : {where};
}
