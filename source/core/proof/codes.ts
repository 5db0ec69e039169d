import {startElevatedByHand} from '../../host/elevated-prompt.ts';
import {codesIn} from '../../host/error-code.ts';
import {hotfix} from '../../host/hotfix.ts';
import {nodeSecretAdvice} from '../../host/node-secret.ts';
import type {PathStyle} from '../../values/path-text.ts';
import {
	checkDatabase,
	exampleFile,
	exampleFolder,
	joinAdministrators,
	lookAtEvents,
	namedServer,
	startService,
	tryAgain,
	type Explanation,
} from './code-steps.ts';
import {inRestore} from './restore-codes.ts';

export type Situation = {
	/** True on a node of a failover cluster, where the service is never started by hand. */
	readonly cluster?: boolean;
	/** Task that met the code; a backup where it is left out. */
	readonly task?: 'backup' | 'restore';
	/** On a computer whose paths are not those of Windows, as in practice, examples of such paths are left out. */
	readonly pathStyle?: PathStyle;
};

const onlineResource =
	'On the active node, bring the ENTSSO resource online in Failover Cluster Manager. '
	+ 'If the service was started by hand, stop it in services.msc first.';
const otherFolder = `Choose a folder for the backup file on a local NTFS drive${exampleFolder}, `
	+ 'and copy it from there afterwards.';
const allowFolder = 'Give your account and the ENTSSO service account (services.msc, Log On) the right to write to the '
	+ 'folder of the file, or choose another.';
/** Next step where the name of the file is in use. */
export const newName = 'Choose a backup file with a name that is not in use.';
const freeRoom = 'Free some room on the drive of the backup file, '
	+ 'or choose a folder for it on another local NTFS drive.';
const repairSetup =
	'Restart the computer and try again. If it stays, repair Enterprise Single Sign-On in Programs and Features.';
const restoreFirst =
	'After event 10565 or 10521 set the old service account back and restart the service. After 10520 restore the newest '
	+ 'backup file (*.bak): entsso-backup restore FILE.';
const oldAccount = 'If the service account was changed, set the old one back (services.msc, Log On)'
	+ ' and restart the service. Only if that does not help, restore a backup file.';
const restartService = 'restart the service; on a cluster, take its resource offline and online.';
const otherFile = 'Look for another copy of the backup file, and keep other .bak files out of its folder.';
const serviceAccountMissing = 'Add the service account (services.msc, Log On) to the SSO Administrators group,'
	+ ` then ${restartService}`;

/**
ENTSSO codes: 0xC0000000, for a warning 0x80000000, plus the event number (BizTalk Server documentation, "Single
Sign-On: Event" pages). 0x8007xxxx: Windows system error codes. 0xC00000xx up to 0xC00004xx: NTSTATUS, the exit code of
a program that crashed. 0xE0......: an uncaught exception of C++ or .NET.
*/
const explanations: Readonly<Record<string, Explanation>> = {
	'0x80002918': {meaning: 'There is no master secret on this master secret server.', nextStep: restoreFirst},
	'0x80002924': {meaning: 'The master secret server did not answer ENTSSO on this computer.', nextStep: namedServer},
	'0x80002928': {meaning: 'A call to ENTSSO failed, and ENTSSO logged which.', nextStep: lookAtEvents},
	'0x80002966': {
		meaning: 'The master secret was restored from a backup file of an older format.',
		nextStep: 'There is nothing to put right. Make a new backup of it.',
	},
	'0x80002B01': {meaning: 'Your account is missing from SSO Administrators.', nextStep: joinAdministrators},
	'0x80002B22': {
		meaning: 'ENTSSO refused you: your account is in none of the groups that it accepts for this.',
		nextStep: joinAdministrators,
	},
	'0xC0002907': {meaning: 'The ENTSSO service failed to start.', nextStep: lookAtEvents},
	'0xC000290F': {
		meaning: 'ENTSSO has no SQL Server and database set.',
		nextStep: `Set them: ssoconfig -setdb SQLSERVER DATABASE. Then ${restartService}`,
	},
	'0xC0002911': {meaning: 'The ENTSSO service found no database as it started.', nextStep: checkDatabase},
	'0xC0002912': {meaning: 'The ENTSSO service was refused by its database.', nextStep: checkDatabase},
	'0xC0002913': {meaning: 'The ENTSSO service lost its database.', nextStep: checkDatabase},
	'0xC0002919': {meaning: 'ENTSSO could not load the master secret from the registry.', nextStep: oldAccount},
	'0xC000291A': {
		meaning: 'ENTSSO failed to encrypt its database anew, and tries again by itself.',
		nextStep: checkDatabase,
	},
	'0xC000291C': {meaning: 'ENTSSO failed to restore the master secret.', nextStep: lookAtEvents},
	'0xC000291F': {meaning: 'Another server asked for the master secret and did not get it.', nextStep: lookAtEvents},
	'0xC0002936': {
		meaning: 'The account the ENTSSO service runs as is not in SSO Administrators.',
		nextStep: serviceAccountMissing,
	},
	'0xC000293B': {
		meaning: 'The master secret server refused the account that asked it.',
		nextStep: serviceAccountMissing,
	},
	'0xC0002940': {meaning: 'ENTSSO failed to back up the master secret.', nextStep: allowFolder},
	'0xC0002941': {
		meaning: 'ENTSSO refused this place for the backup: it is neither NTFS nor removable media.',
		nextStep: otherFolder,
	},
	'0xC0002944': {meaning: 'ENTSSO does not read this file as a backup file.', nextStep: otherFile},
	'0xC0002945': {
		meaning: 'ENTSSO could not load the master secret: it belongs to another service account, or is damaged.',
		nextStep: oldAccount,
	},
	'0xC000295D': {meaning: 'The master secret has not been backed up.', nextStep: 'Make a backup now.'},
	'0xC000295E': {meaning: 'ENTSSO has gone offline, because it lost its SQL Server database.', nextStep: checkDatabase},
	'0xC00029E8': {
		meaning: 'The SSO database and the ENTSSO program are of different versions.',
		nextStep: 'Upgrade ENTSSO on the master secret server first, then on the others.',
	},
	'0xC0002A02': {
		meaning: 'The SSO system is switched off.',
		nextStep: 'An SSO administrator can switch it on: ssomanage -enablesso. Then try again.',
	},
	'0xC0002A07': {
		meaning: 'ENTSSO writes the backup to NTFS or removable media only, and this place is neither.',
		nextStep: otherFolder,
	},
	'0xC0002A09': {
		meaning: 'A program gave ENTSSO a property that it does not take. That has nothing to do with the master secret.',
		nextStep: lookAtEvents,
	},
	'0xC0002A0E': {
		meaning: 'This computer does not keep the master secret; another one is the master secret server.',
		nextStep: 'Type ssomanage -displaydb: it names the SSO secret server. Sign in there and start this program again.',
	},
	'0xC0002A0F': {
		meaning: 'No answer from the ENTSSO service of the SSO server that is set here.',
		nextStep: `${startService} ssomanage -showserver tells which server is asked.`,
	},
	'0xC0002A10': {
		meaning: 'The ENTSSO service has gone offline, most often because it lost its SQL Server database.',
		nextStep: checkDatabase,
	},
	'0xC0002A13': {
		meaning: 'ENTSSO wants a Windows administrator of this computer, in an elevated console.',
		nextStep: startElevatedByHand,
	},
	'0xC0002A14': {meaning: 'Your account does not belong to SSO Administrators.', nextStep: joinAdministrators},
	'0xC0002A15': {
		meaning: 'ENTSSO does this only while the SSO system is switched off.',
		nextStep: `A backup does not need that. ${lookAtEvents}`,
	},
	'0xC0002A16': {
		meaning: 'The account the ENTSSO service runs as is missing from SSO Administrators.',
		nextStep: serviceAccountMissing,
	},
	'0xC0002A1A': {
		meaning: 'ENTSSO could not decrypt its data; the master secret may not fit it.',
		nextStep: `${lookAtEvents} The secret may have to be restored from a backup file.`,
	},
	'0xC0002A1B': {
		meaning: 'The password does not open this backup file.',
		nextStep:
			'This happens when restoring. Check the reminder of the file and the keyboard layout, then type the password again.',
	},
	'0xC0002A1F': {meaning: 'ENTSSO has no master secret loaded, so there is nothing to back up.', nextStep: restoreFirst},
	'0xC0002A20': {
		meaning:
			'ENTSSO was unable to write the backup file: its folder is missing, the name is in use, or a right is missing.',
		nextStep: allowFolder,
	},
	'0xC0002A21': {meaning: 'ENTSSO failed to reach its database on SQL Server.', nextStep: checkDatabase},
	'0xC0002A3E': {
		meaning: 'ENTSSO is busy encrypting its database anew after a change of the secret.',
		nextStep:
			'Wait for event 10528 in the Application log, source ENTSSO: it tells that this is finished. Then try again.',
	},
	'0xC0002A3F': {
		meaning: 'The master secret that is loaded is not the one the database was encrypted with.',
		nextStep: `Find the backup file of the right secret before you go on. ${lookAtEvents}`,
	},
	'0xC0002A50': {
		meaning: 'The SSO database is older than the ENTSSO program.',
		nextStep: 'Run the Enterprise Single Sign-On configuration of the newer version to upgrade it, then try again.',
	},
	'0xC0002A51': {
		meaning: 'The SSO database has not been set up yet.',
		nextStep: 'Check with ssomanage -displaydb that the right SQL Server and database are named.',
	},
	'0xC0002A52': {
		meaning: 'The account you are signed in with does not belong to SSO Administrators.',
		nextStep: joinAdministrators,
	},
	'0xC0002A54': {
		meaning: 'ENTSSO found the password too short.',
		nextStep: 'Choose a password of 7 to 256 characters, then try again.',
	},
	'0xC0002A57': {
		meaning: 'ENTSSO found the password too long.',
		nextStep: 'Choose a password of 7 to 256 characters, then try again.',
	},
	'0xC0002A58': {
		meaning: 'ENTSSO found the reminder too long.',
		nextStep: 'Keep the reminder to 512 characters, then try again.',
	},
	'0xC0002A5A': {
		meaning: 'ENTSSO refused you: the service does not accept your account for this.',
		nextStep: `${joinAdministrators} Events 11009 and 11042 name the groups it accepts.`,
	},
	'0xC0002A5B': {
		meaning: 'ENTSSO has no master secret at hand, so there is nothing to back up.',
		nextStep: restoreFirst,
	},
	'0xC0002A5D': {meaning: 'ENTSSO failed to read or write its database on SQL Server.', nextStep: checkDatabase},
	'0x80004005': {meaning: 'Windows reports a failure without saying which.', nextStep: lookAtEvents},
	'0x80040154': {
		meaning: 'The ENTSSO administration component is not registered on this computer.',
		nextStep: repairSetup,
	},
	'0x80090005': {
		meaning: 'ENTSSO could not decrypt data (bad data): with the master secret that is loaded it cannot be read.',
		nextStep: `On ENTSSO 9.0.2096 (BizTalk Server 2013 R2, HIS 2013) install hotfix ${hotfix}.`
			+ ' Elsewhere it is the wrong secret: restore the one that fits the database.',
	},
	'0x80070002': {
		meaning: 'Windows did not find a file.',
		nextStep: 'Check the install directory and the path of the backup file, then try again.',
	},
	'0x80070003': {
		meaning: 'Windows did not find the folder of the backup file.',
		nextStep:
			'Check the path of the backup file. It has to be on a drive that the ENTSSO service sees, not on one mapped for '
			+ 'you.',
	},
	'0x80070005': {
		meaning: 'Windows denied access, to the folder of the backup file or to ENTSSO itself.',
		nextStep: `Use an elevated console as an SSO administrator. ${allowFolder}`,
	},
	'0x8007000E': {
		meaning: 'There was not enough memory. ENTSSO also says so where it works with local accounts.',
		nextStep: 'Close other programs and try again.'
			+ ' If memory is not short, and ENTSSO or its groups use local accounts, use accounts of the domain.',
	},
	'0x80070013': {meaning: 'The disk is write-protected.', nextStep: otherFolder},
	'0x80070015': {
		meaning: 'The drive is not ready.',
		nextStep: 'Insert or connect the drive, or choose a folder for the backup file on a local NTFS drive.',
	},
	'0x80070020': {meaning: 'Another program holds the file open.', nextStep: newName},
	'0x80070027': {meaning: 'There is no room left on the disk.', nextStep: freeRoom},
	'0x80070035': {meaning: 'The share or its server was not found.', nextStep: otherFolder},
	'0x80070050': {meaning: 'A file with this name is there already.', nextStep: newName},
	'0x80070057': {
		meaning: 'ENTSSO took one of the answers as invalid.',
		nextStep: 'Try a short path and a password and reminder of plain letters and digits.',
	},
	'0x80070070': {meaning: 'The disk is full.', nextStep: freeRoom},
	'0x8007007B': {
		meaning: 'Windows does not accept this file name.',
		nextStep: `Choose a plain name for the backup file${exampleFile}`,
	},
	'0x800700B7': {meaning: 'There is a file with this name already.', nextStep: newName},
	'0x80070422': {
		meaning: 'The ENTSSO service is disabled.',
		nextStep: `Set its startup type to Automatic in services.msc. ${startService}`,
	},
	'0x80070426': {meaning: 'The ENTSSO service has not been started.', nextStep: startService},
	'0x800706BA': {
		meaning:
			'The ENTSSO service could not be reached over the network: it is stopped, blocked, or the server name is wrong.',
		nextStep: startService,
	},
	'0x800706BE': {
		meaning: 'The connection to the ENTSSO service broke off in the middle of the call.',
		nextStep: `See in services.msc that the service is running. ${lookAtEvents} Then try again.`,
	},
	'0x800706BF': {
		meaning: 'The call to ENTSSO was refused on its way; known from Windows XP with Service Pack 2.',
		nextStep:
			'Look for event 10555 in the Application log, source ENTSSO, and apply the registry change of Microsoft article '
			+ 'KB841893.',
	},
	'0x800706D9': {
		meaning: 'The ENTSSO service runs without its secret server part, or does not run at all.',
		nextStep: `On a cluster node do not start the service by hand. Elsewhere: ${startService}`,
	},
	'0xC0000005': {meaning: 'ssoconfig crashed (access violation).', nextStep: tryAgain},
	'0xC00000FD': {meaning: 'ssoconfig crashed (stack overflow).', nextStep: tryAgain},
	'0xC0000135': {meaning: 'ssoconfig did not start: a DLL it needs is missing.', nextStep: repairSetup},
	'0xC0000139': {meaning: 'ssoconfig did not start: a DLL it needs is of the wrong version.', nextStep: repairSetup},
	'0xC000013A': {
		meaning: 'ssoconfig was ended by Ctrl+C or because its window was closed.',
		nextStep: 'Start the backup again and let it come to its end.',
	},
	'0xC0000142': {meaning: 'ssoconfig did not start: a DLL failed as it was loaded.', nextStep: repairSetup},
	'0xC0000374': {meaning: 'ssoconfig crashed (damaged memory).', nextStep: tryAgain},
	'0xC0000409': {meaning: 'ssoconfig ended itself because of an inner fault.', nextStep: tryAgain},
	'0xE0434352': {meaning: 'ssoconfig crashed (.NET exception).', nextStep: tryAgain},
	'0xE06D7363': {meaning: 'ssoconfig crashed (C++ exception).', nextStep: tryAgain},
};

/** Codes that have an explanation, such as `0xC0002A0F`. */
export const knownCodes: readonly string[] = Object.keys(explanations);

/**
Next steps that differ on a cluster node: the service is never started by hand there, and a secret that cannot be loaded
is most often due to the cluster itself.
*/
const onCluster: Readonly<Record<string, string>> = {
	'0xC0002A0F': onlineResource,
	'0x80070422': onlineResource,
	'0x80070426': onlineResource,
	'0x800706BA': onlineResource,
	'0x800706D9': onlineResource,
	'0xC0002919': nodeSecretAdvice,
	'0xC0002945': nodeSecretAdvice,
};

/**
Returns an explanation of a code such as `0xC0002A0F`, in any letter case. An unknown code gets its number and a place
to look.
*/
export function explainCode(code: string, situation: Situation = {}): Explanation {
	const {meaning, nextStep} = explanationOf(code, situation);
	return {
		meaning,
		nextStep: situation.pathStyle === 'posix'
			? nextStep.replaceAll(exampleFile, '').replaceAll(exampleFolder, '')
			: nextStep,
	};
}

function explanationOf(code: string, {cluster = false, task = 'backup'}: Situation): Explanation {
	const [key = `0x${code.slice(2).toUpperCase()}`] = codesIn(code);
	const known = Object.hasOwn(explanations, key) ? explanations[key] : undefined;
	if (known !== undefined) {
		return {
			...known,
			...(task === 'restore' && Object.hasOwn(inRestore, key) && inRestore[key]),
			...(cluster && Object.hasOwn(onCluster, key) && {nextStep: onCluster[key]}),
		};
	}

	const event = eventNumber(key);
	return {
		meaning: event === undefined
			? `The code ${key} is not one that this program knows.`
			: `The code ${key} stands for ENTSSO event ${event}, which this program has no words for.`,
		nextStep: lookAtEvents,
	};
}

/**
Returns the event number that an ENTSSO code stands for: its low 16 bits, for 0xC00029xx to 0xC0002Bxx, and for
warnings with 8 in the place of C.
*/
function eventNumber(code: string): number | undefined {
	return /^0x[8C]0002[9AB]/v.test(code) ? Number.parseInt(code.slice(-4), 16) : undefined;
}
