import {hotfix} from '../../host/hotfix.ts';
import {
	exampleFile,
	exampleFolder,
	lookAtEvents,
	namedServer,
	tryAgain,
	type Explanation,
} from './code-steps.ts';

const ntfsFolder = `a local NTFS folder${exampleFolder},`;
const localCopy = `Copy the file to ${ntfsFolder} and restore that copy.`;
const allowReading = `Copy the file to ${ntfsFolder} and give your account and the `
	+ 'ENTSSO service account (services.msc, Log On) the right to read it.';
const roomToWork = 'Free some room on that drive and on the system drive, then try again.';
const passwordAgain =
	'Look at the keyboard layout and Caps Lock, then give the password again. It is the one that this file was made '
	+ 'with; its reminder may help.';
const rightFile = 'look for the backup file of the master secret that the database was encrypted with.';
const otherMsid = 'Do not try this file again. Look for the one whose MSID is that of the database: '
	+ 'earlier events 10529 and 10559 name it.';
const isItThere = 'Look first whether event 10523 (restored) was logged, source ENTSSO. If not, try again.';
const secretMissing: Explanation = {
	meaning: 'ENTSSO has no master secret at hand that it needs for this.',
	nextStep: `${namedServer} If it is this computer, the file may lack the secret that the database needs.`,
};
const notLoadable = 'If the service account was changed, set the old one back (services.msc, Log On) and restart the '
	+ 'service. With the right account, the file may be the wrong one.';

/** Meaning of a code, or next step, where it differs in a restore from a backup. */
export const inRestore: Readonly<Record<string, Partial<Explanation>>> = {
	'0x80002918': {...secretMissing, nextStep: `The restore has not reached ENTSSO. ${lookAtEvents}`},
	'0xC0002919': {nextStep: notLoadable},
	'0xC0002940': {nextStep: lookAtEvents},
	'0xC0002941': {
		meaning: 'ENTSSO refused this place of the backup file: it is neither NTFS nor removable media.',
		nextStep: localCopy,
	},
	'0xC0002945': {nextStep: notLoadable},
	'0xC000295D': {nextStep: 'Make a backup of it before anything is restored over it.'},
	'0xC0002A07': {
		meaning: 'ENTSSO reads a backup file from NTFS or removable media only, and this place is neither.',
		nextStep: localCopy,
	},
	'0xC0002A0E': {
		meaning: 'ENTSSO restores on the master secret server only, and that is another computer.',
		nextStep: 'Type ssomanage -displaydb: it names the SSO secret server. If that one works, sign in there. '
			+ 'If it is lost, this computer has to be made the master secret server first.',
	},
	'0xC0002A15': {
		nextStep: 'An SSO administrator can switch it off: ssomanage -disablesso. Nobody can use SSO until it is on again: '
			+ 'ssomanage -enablesso. Try again between the two.',
	},
	'0xC0002A1A': {
		meaning: 'ENTSSO could not decrypt: the backup file is damaged, or its master secret does not fit the database.',
		nextStep: `Compare it with another copy (size, SHA-256). If they are the same, ${rightFile}`,
	},
	'0xC0002A1B': {nextStep: passwordAgain},
	'0xC0002A1F': secretMissing,
	'0xC0002A20': {
		meaning: 'ENTSSO was unable to open the backup file: it is not there, or a right is missing.',
		nextStep: allowReading,
	},
	'0xC0002A3F': {
		meaning: 'This is not the master secret that ENTSSO expects, so it is most likely the wrong backup file.',
		nextStep: otherMsid,
	},
	'0xC0002A54': {nextStep: passwordAgain},
	'0xC0002A57': {nextStep: passwordAgain},
	'0xC0002A58': {nextStep: lookAtEvents},
	'0xC0002A5B': secretMissing,
	'0x80090005': {
		nextStep: `On ENTSSO 9.0.2096 (BizTalk Server 2013 R2, HIS 2013) install hotfix ${hotfix}. Elsewhere ${rightFile}`,
	},
	'0x80070005': {
		meaning: 'Windows denied access, to the backup file or to ENTSSO itself.',
		nextStep: `Use an elevated console as an SSO administrator. ${localCopy} The service account needs to read it, too.`,
	},
	'0x80070013': {nextStep: localCopy},
	'0x80070015': {nextStep: `Insert or connect the drive. ${localCopy}`},
	'0x80070020': {nextStep: 'Close that program, or copy the file and restore the copy.'},
	'0x80070027': {nextStep: roomToWork},
	'0x80070035': {nextStep: localCopy},
	'0x80070050': {nextStep: tryAgain},
	'0x80070057': {
		nextStep: `Copy the file to a short path${exampleFile}, restore that copy, and take care with the password.`,
	},
	'0x80070070': {nextStep: roomToWork},
	'0x8007007B': {nextStep: `Give a copy of the file a plain name${exampleFile}, and restore that one.`},
	'0x800700B7': {nextStep: tryAgain},
	'0x800706BE': {nextStep: isItThere},
	'0xC0000005': {nextStep: isItThere},
	'0xC00000FD': {nextStep: isItThere},
	'0xC000013A': {nextStep: isItThere},
	'0xC0000374': {nextStep: isItThere},
	'0xC0000409': {nextStep: isItThere},
	'0xE0434352': {nextStep: isItThere},
	'0xE06D7363': {nextStep: isItThere},
};
