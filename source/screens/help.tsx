import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import type {Step} from '../wizard/steps.ts';
import type {ScreenProps} from './screen.ts';

const words: Readonly<Record<Step, readonly string[]>> = {
	offer: [
		'Practice runs the whole backup against a simulated ENTSSO. The file it makes holds no secret, and nothing else is changed.',
		'Each line is a situation that happens on real servers. Choose one with Up and Down.',
		'If a folder with ssoconfig is on this computer, start again with --install-dir FOLDER.',
	],
	check: [
		'Enterprise Single Sign-On (ENTSSO) stores passwords for BizTalk Server and Host Integration Server, encrypted with one key: the master secret. One server keeps it, the master secret server. If it is lost without a backup, all that is stored is lost for good. Event 10589 says that no backup has been made.',
		'The lines show what a backup needs. "stop" must be put right first, "warning" should be known, "unknown" could not be found out and may be fine.',
		'Nothing is changed on this computer before you press Enter on the review (step 7).',
	],
	'install-directory': [
		'ssoconfig comes with Enterprise Single Sign-On. As a rule it is in Program Files, Common Files, Enterprise Single Sign-On.',
		'Choose a folder that was found, or type one. Tab completes what you type.',
	],
	'backup-file': [
		'A good answer is a new file in a folder of its own on a local NTFS drive, such as the one offered.',
		'The ENTSSO service writes the file itself, so shares and mapped drives do not work here; the second copy (step 6) can go there.',
		'The folder is made for you if it is missing.',
	],
	password: [
		'A restore asks for this password years from now. There is no way around it, so both typings must be the same.',
		'A good password has 14 characters or more. Store it in a password store, or on paper in a safe, where two people can find it.',
		'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.',
	],
	reminder: [
		'The reminder is stored in the backup file in clear. A restore shows it first, to help find the password.',
		'A good reminder says where the password is kept, not what it is.',
	],
	'second-copy': [
		'A copy on another machine is what saves you when this computer breaks.',
		String.raw`Name a share such as \\server\share\sso, or a removable drive. The copy is compared with the original byte for byte (SHA-256).`,
		'Or leave it empty and copy the file yourself later.',
	],
	review: [
		'Choose a line with Up and Down and press E to change it. You come back here.',
		'Enter starts the backup. ssoconfig asks for password, confirmation and reminder, and this program types them for you.',
	],
	run: ['ssoconfig is at work.'],
	result: [
		'VERIFIED: ssoconfig ended well, the file is there, and ENTSSO itself confirmed it.',
		'UNPROVEN: there is a file, but one of these is missing. FAILED: there is no good backup.',
		'Esc goes back to the review with your answers, to try again. K makes the second copy where there is none yet.',
		'The recovery sheet beside the file says how to restore it. Print it, and fill in where the password is kept.',
	],
};

/** Explains the step in the words of somebody who has never heard of a master secret. */
export function HelpScreen({state: {step}}: ScreenProps): ReactNode {
	return words[step].map(paragraph => (
		<Box key={paragraph} marginBottom={1}>
			<Prose>{paragraph}</Prose>
		</Box>
	));
}
