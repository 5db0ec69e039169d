import type {Step} from '../wizard/steps.ts';

/** With the key that is pressed in a window that a click holds. */
function runWith(key: string): string {
	return `The backup is being made. If the screen seems to stand still, press ${key} once: a click into the window can hold it.`;
}

/** The same of the run where all is answered with Enter, line by line. */
export const whyOfRunInLines = runWith('Enter');

/**
What is asked at a step, and why: one or two plain sentences; three at the first, for who comes from the event log
and has never heard of a master secret.
*/
export const whyOf: Readonly<Record<Step, string>> = {
	offer: 'ENTSSO runs on Windows only. Here you can practise the backup. Choose a case:',
	check: 'Event 10589 says that the master secret, the key to all that Enterprise Single Sign-On (ENTSSO) stores, was never backed up. If this server breaks, all of that is lost. Seven steps make a backup and prove it; the first only looks.',
	'install-directory': 'Microsoft\'s tool ssoconfig makes the backup. This is the folder Enterprise Single Sign-On is installed in, where the tool is.',
	'backup-file': 'The master secret is written to a new file, protected by a password. Choose a folder that only administrators can open. An existing file is never overwritten.',
	password: 'This password locks the backup file. Without it the file is of no use, and nobody can find it out again: keep it where a second person can find it too. 7 to 256 characters; plain letters, digits and signs (ASCII) are safest.',
	reminder: 'The reminder is a text in the backup file that a restore shows before it asks for the password, years from now. Say where the password is kept, such as: team password store, entry SSO master secret.',
	'second-copy': 'If this computer is lost, so is a backup that is only here. Name a folder elsewhere, on a share or a removable drive: the file is copied there and compared. Leave it empty to do that later.',
	review: 'Nothing has been changed on this computer so far. Look the answers over.',
	run: runWith('Esc'),
	result: 'This is what the run came to, and what to do next.',
};

/** Said with the question for the reminder. */
export const reminderWarning = 'Anyone who holds the backup file can read it. Never write the password itself.';
