import {hiddenIn} from '../../../text/visible.ts';
import {isPlainText, plainCharacters} from '../../../values/plain-text.ts';
import type {Secret} from '../../../values/secret.ts';
import {accept, type Validation, refuse} from '../../../values/validation.ts';
import {textIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {explain, goodAnswer, next} from '../../shared/help.ts';
import {isPlainTextOnly} from '../../shared/install-directory.ts';
import {givesAway} from '../secrets/likeness.ts';
import {passwordIn} from './password.ts';

const name = 'reminder';

const warning = 'Anyone who holds the backup file can read it. Never write the password itself.';

const help = explain({
	Reminder: 'A text that is stored in the backup file, readable by anyone who has the file. A restore shows it before '
		+ 'it asks for the password, to help find it. '
		+ 'While ssoconfig runs, other people who are signed in to this computer may be able to read it too.',
	[goodAnswer]: 'One that says where the password is kept, not what it is: '
		+ '"Team password store, entry SSO master secret".',
	[next]: 'The reminder is compared with the password, and refused where it gives it away.',
});

/** Asks for the reminder, in clear. */
export const reminderQuestion: Question = {
	id: name,
	title: 'Reminder',
	why: () => 'The reminder is a text in the backup file that a restore shows before it asks for the password, years '
		+ 'from now.',
	whyMore: () => 'Say where the password is kept, such as: team password store, entry SSO master secret.',
	help: () => help,
	fields: [{
		name, kind: 'text', label: 'Reminder:', labelInLines: 'Reminder', flag: 'Reminder', isForgotten: true,
	}],
	lookups: [],
	validate: context => validateReminder(textIn(context, name), passwordIn(context), isPlainTextOnly(context)),
	aside: () => [{text: ''}, {text: warning, mark: 'Note:', columns: [{text: '', width: 2}]}],
	asideInLines: () => ({before: warning}),
	summary: context => textIn(context, name) === '' ? '(none)' : textIn(context, name),
};

/** ENTSSO's limit: 0xC0002A58 above 512 characters. */
const longest = 512;
const reason = 'reminder-refused';

/**
Judges the reminder, which anyone who holds the backup file can read without the password. `isPlainOnly`: ssoconfig can
be given plain ASCII alone.
*/
export function validateReminder(reminder: string, password: Secret, isPlainOnly = false): Validation {
	if (reminder.trim() === '') {
		const why = 'it is all that a restore shows before it asks for the password.';
		return refuse(
			'Type a reminder.',
			reason,
			`There is none, and ${why} Give it with --reminder, or as the second line of standard input.`,
		);
	}

	if (reminder.length > longest) {
		return refuse(`${reminder.length} characters. ENTSSO takes ${longest} at most.`, reason);
	}

	const hidden = hiddenIn(reminder);
	if (hidden !== undefined) {
		return refuse(`Character ${hidden.place} of the reminder cannot be seen (${hidden.name}). Take it out.`, reason);
	}

	if (givesAway(reminder, password.reveal())) {
		return refuse(
			'The reminder gives the password away, and anyone with the file can read it. '
			+ 'Say where the password is kept instead.',
			reason,
		);
	}

	if (isPlainOnly && !isPlainText(reminder)) {
		return refuse(`The reminder has characters that may not reach ssoconfig here. ${plainCharacters}`, reason);
	}

	const warnings = isPlainText(reminder)
		? []
		: ['It has letters outside plain ASCII. They may look different when the reminder is shown again.'];
	return accept(warnings);
}
