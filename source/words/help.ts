import type {Step} from '../wizard/steps.ts';

/** How a step is explained to somebody who has never heard of a master secret. */
export type Help = {
	/** What the step means, what a good answer is, and what happens next; a paragraph each. */
	readonly about: readonly string[];
	/** How its keys help to answer, where the step is a screen. */
	readonly keys?: string;
};

export const helpOf: Readonly<Record<Step, Help>> = {
	offer: {
		about: [
			'Practice runs the whole backup against a simulated ENTSSO. The file it makes holds no secret, and nothing else is changed.',
			'Each line is a situation that happens on real servers.',
			'If a folder with ssoconfig is on this computer, start again with --install-dir FOLDER.',
		],
		keys: 'Choose one with Up and Down.',
	},
	check: {
		about: [
			'Enterprise Single Sign-On (ENTSSO) stores passwords for BizTalk Server and Host Integration Server, encrypted with one key: the master secret. One server keeps it, the master secret server. If it is lost without a backup, all that is stored is lost for good. Event 10589 says that no backup has been made.',
			'The lines show what a backup needs. "stop" must be put right first, "warning" should be known, "unknown" could not be found out and may be fine.',
			'Nothing is changed on this computer before the backup is started on the review (step 7).',
		],
	},
	'install-directory': {
		about: [
			'ssoconfig comes with Enterprise Single Sign-On. As a rule it is in Program Files, Common Files, Enterprise Single Sign-On.',
			'Choose a folder that was found, or type one.',
		],
		keys: 'Tab completes what you type.',
	},
	'backup-file': {
		about: [
			'A good answer is a new file in a folder of its own on a local NTFS drive, such as the one offered.',
			'The ENTSSO service writes the file itself, so shares and mapped drives do not work here; the second copy (step 6) can go there.',
			'The folder is made for you if it is missing.',
		],
	},
	password: {
		about: [
			'A restore asks for this password years from now. There is no way around it, so both typings must be the same.',
			'A good password has 14 characters or more. Store it in a password store, or on paper in a safe, where two people can find it.',
		],
		keys: 'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.',
	},
	reminder: {
		about: [
			'The reminder is stored in the backup file in clear. A restore shows it first, to help find the password.',
			'A good reminder says where the password is kept, not what it is.',
		],
	},
	'second-copy': {
		about: [
			'A copy on another machine is what saves you when this computer breaks.',
			String.raw`Name a share such as \\server\share\sso, or a removable drive. The copy is compared with the original byte for byte (SHA-256).`,
			'Or leave it for later, and copy the file yourself.',
		],
	},
	review: {
		about: ['Any answer can be changed from here; you come back here afterwards. When the backup starts, ssoconfig asks for password, confirmation and reminder, and this program types them for you.'],
		keys: 'Choose a line with Up and Down and press E to change it. Enter starts the backup.',
	},
	run: {about: ['ssoconfig is at work.']},
	result: {
		about: [
			'VERIFIED: ssoconfig ended well, the file is there, and ENTSSO itself confirmed it.',
			'UNPROVEN: there is a file, but one of these is missing. FAILED: there is no good backup.',
			'You can go back to the review with your answers, to try again, and make the second copy where there is none yet.',
			'The recovery sheet beside the file says how to restore it. Print it, and fill in where the password is kept.',
		],
	},
};
