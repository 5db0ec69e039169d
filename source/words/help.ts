import type {WizardState} from '../wizard/state.ts';
import type {Step} from '../wizard/steps.ts';

/** One thing that is explained: a question somebody may have, or a word of the field. */
export type Section = {readonly title: string; readonly text: string};

/** How a step is explained to somebody who has never heard of a master secret. */
export type Help = {
	/**
	What the step means, what a good answer is, what happens next; then the words that stand there for the first time.
	*/
	readonly sections: readonly Section[];
	/** The same, a paragraph each. */
	readonly about: readonly string[];
	/** How its keys help to answer, where the step is a screen. */
	readonly keys?: string;
};

const means = 'What it means';
const goodAnswer = 'A good answer';
const next = 'What happens next';

function explain(sections: Readonly<Record<string, string>>, keys?: string): Help {
	const list = Object.entries(sections).map(([title, text]) => ({title, text}));
	return {sections: list, about: list.map(({title, text}) => `${title}: ${text}`), ...(keys !== undefined && {keys})};
}

const ifStuck = 'A click into the window of a Windows console holds all that is written to it until a key is pressed. ENTSSO itself can take a minute.';
const afterRun = 'This program looks for proof that the file is good, makes the second copy, and shows what it found.';
const runKeys = 'Esc, pressed once, lets go of a window that a click holds.';

function ifStopped(what: string): string {
	return `You are asked first. ${what}; the master secret is as it was, and there is no backup to rely on.`;
}

export const helpOf: Readonly<Record<Step, Help>> = {
	offer: explain({
		[means]: 'ENTSSO, the service that keeps the master secret, runs on Windows Server. This is another system, so there is nothing to back up here; but the backup can be practised, against a simulated server.',
		[goodAnswer]: '"ok", the first time: it shows the whole way. Each of the others is a trouble that happens on real servers, and can be got through.',
		[next]: 'The same seven steps as on a real server. The file that practice makes holds no secret, and nothing else is changed.',
		'A real backup': 'Start this program on the master secret server. If ssoconfig is on this computer all the same, start again with --install-dir FOLDER.',
	}, 'Up and Down choose a line.'),
	check: explain({
		[means]: 'Before anything is asked, this computer is looked over for all that a backup needs. Nothing on it is changed before the backup starts, at step 7.',
		[goodAnswer]: 'Lines that say "ok", or a "warning" that you know about. A "stop" has to be put right first: below the lines stands how. What is "unknown" could not be found out, and may be fine.',
		[next]: 'You are asked for five things: where the tool is, where the backup file goes, a password for it, a reminder, and a place for a second copy.',
		'Event 10589': 'An entry in the event log of Windows. ENTSSO writes it for as long as there is no backup of the master secret.',
		ENTSSO: 'Enterprise Single Sign-On, a service of BizTalk Server and Host Integration Server. It keeps the passwords that they use for other systems, encrypted.',
		'Master secret': 'The key that all of them are encrypted with. Without it nobody can read them again.',
		'Master secret server': 'The one server that keeps the master secret. It can be backed up only there.',
		'SSO Administrators': 'The Windows group whose members may back up the master secret; its name was chosen when ENTSSO was set up.',
		Elevated: 'Started with "Run as administrator". A plain window has fewer rights, even for an administrator.',
		Cluster: 'Servers that stand in for each other. The backup is made on the one that runs ENTSSO now.',
	}, 'C looks again after you have put something right. A goes on in spite of a stop; the backup will probably fail.'),
	'install-directory': explain({
		[means]: 'The backup is made by ssoconfig, a tool of Microsoft that came with Enterprise Single Sign-On. This is the folder it is in.',
		[goodAnswer]: String.raw`The folder that was found, as it stands. As a rule that is C:\Program Files\Common Files\Enterprise Single Sign-On.`,
		[next]: 'The folder is looked into. When ssoconfig is in it, you are asked where the backup goes. The tool is not started yet.',
	}, 'Up and Down take a folder that was found. Tab completes what you type; where there are several ways to go on, press it again for the next.'),
	'backup-file': explain({
		[means]: 'The backup is one small file. The master secret is in it, locked by the password that you choose next.',
		[goodAnswer]: 'The name that is offered, or a new file in a folder of its own on a local drive with NTFS, the usual format of Windows. Not a share: the ENTSSO service writes the file itself, and often cannot reach one. A second copy can go there (step 6).',
		[next]: 'The path is looked at. A folder that is missing is made when the backup runs, after asking; a file that is there already is never overwritten.',
	}, 'Tab completes what you type; where there are several ways to go on, press it again for the next.'),
	password: explain({
		[means]: 'This password locks the backup file. A restore asks for it, perhaps years from now, and without it the file is worth nothing. It is a new one, not that of an account.',
		[goodAnswer]: '14 characters or more that any keyboard has: plain letters, digits and signs. Write it down now, in a password store or on paper in a safe, where two people can find it.',
		[next]: 'You type it twice, because nobody can see it. It is given to ssoconfig and to nothing else, and this program forgets it.',
	}, 'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.'),
	reminder: explain({
		Reminder: 'A text that is stored in the backup file, readable by anyone who has the file. A restore shows it before it asks for the password, to help find it. While ssoconfig runs, other people who are signed in to this computer may be able to read it too.',
		[goodAnswer]: 'One that says where the password is kept, not what it is: "Team password store, entry SSO master secret".',
		[next]: 'The reminder is compared with the password, and refused where it gives it away.',
	}),
	'second-copy': explain({
		[means]: 'When this computer breaks, a backup that is only on it is lost as well. A copy on another machine is what helps then.',
		[goodAnswer]: String.raw`A folder elsewhere: a share such as \\server\share\sso, or a removable drive. Or later: then copy the file yourself, today.`,
		[next]: 'After the backup, the file is copied there, and the copy is compared with the original.',
		'SHA-256': 'A number worked out from all bytes of a file. Two files with the same one are the same.',
	}, 'Leave the field empty for later. Tab completes what you type.'),
	review: explain({
		[means]: 'All answers in one place, and the command that they make. Nothing has been changed on this computer so far.',
		[goodAnswer]: 'Look at each line. Any of them can be changed, and you come back here.',
		[next]: 'ssoconfig is started, and this program types the password, the same again and the reminder when it asks for them. That takes seconds, a minute at most. The master secret is only read: nothing that works today stops working.',
	}, 'Up and Down choose a line, E changes it. Enter starts the backup.'),
	run: explain({
		[means]: 'ssoconfig is at work. Each line is a stage, with the seconds it took.',
		'If it seems stuck': ifStuck,
		'If it is quiet': 'When ssoconfig has printed nothing for ten seconds, its last lines are shown. If it asks something there, you can answer it yourself.',
		'If you stop it': ifStopped('The tool is ended'),
		[next]: afterRun,
	}, runKeys),
	result: explain({
		VERIFIED: 'ssoconfig ended well, the file is there, it was made during this run, and ENTSSO itself confirmed it.',
		UNPROVEN: 'There is a file, but one of these is missing; the lines say which.',
		FAILED: 'There is no good backup. The code and the numbered lines say why, and what to do about it.',
		[next]: 'Do what the numbered lines say. All of this stays in the window after the program has ended.',
		Sheet: 'The recovery sheet, a page beside the file that says how to restore it. Print it, and fill in where the password is kept.',
	}, 'Esc goes back to the review with your answers, to try again. K makes the second copy where there is none yet.'),
};

const byCall = explain({
	[means]: 'ENTSSO makes the backup, called through its administration interface; ssoconfig is not started. Each line is a stage, with the seconds it took.',
	'If it seems stuck': ifStuck,
	'If you stop it': ifStopped('The call is given up'),
	[next]: afterRun,
}, runKeys);

const unknownPrompt = explain({
	[means]: 'ssoconfig asks something in words that this program does not know, perhaps because it is in another language or a newer version. Nothing is typed until you choose, and the time limit stands still meanwhile.',
	'What is usual': 'It asks for three things, in this order: the password, the same password again, and the reminder. Below the question stands which of them have been typed.',
	[goodAnswer]: 'What the question asks for. For one of the three, this program types it. For anything else, such as yes or no, a file or a server, answer it yourself.',
	'To answer it yourself': 'The window is given to ssoconfig, after a page that says what is still open. From then on your keys go to it, until it has ended.',
	'If you are not sure': ifStopped('Stop the run: the tool is ended'),
}, 'P, C and R have the password, the password again or the reminder typed. T gives you the window. Esc stops.');

/** How what is on the screen is explained. */
export function helpFor({step, running, setting}: WizardState): Help {
	if (step === 'run' && running?.question !== undefined) {
		return unknownPrompt;
	}

	return step === 'run' && (running?.engine ?? setting.engine) === 'api' ? byCall : helpOf[step];
}
