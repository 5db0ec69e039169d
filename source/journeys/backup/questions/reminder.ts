import {judgeReminder} from './reminder-rules.ts';
import {textIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {explain, goodAnswer, next} from '../../shared/help.ts';
import {isPlainOnly} from '../../shared/install-directory.ts';
import {passwordIn} from './password.ts';

const name = 'reminder';

const warning = 'Anyone who holds the backup file can read it. Never write the password itself.';

const help = explain({
	Reminder: 'A text that is stored in the backup file, readable by anyone who has the file. A restore shows it before it asks for the password, to help find it. While ssoconfig runs, other people who are signed in to this computer may be able to read it too.',
	[goodAnswer]: 'One that says where the password is kept, not what it is: "Team password store, entry SSO master secret".',
	[next]: 'The reminder is compared with the password, and refused where it gives it away.',
});

/** Asks for the reminder, in clear. */
export const reminder: Question = {
	id: name,
	title: 'Reminder',
	why: () => 'The reminder is a text in the backup file that a restore shows before it asks for the password, years from now. Say where the password is kept, such as: team password store, entry SSO master secret.',
	help: () => help,
	fields: [{
		name, kind: 'text', label: 'Reminder:', labelInLines: 'Reminder', flag: 'Reminder', isForgotten: true,
	}],
	lookups: [],
	validate: context => judgeReminder(textIn(context, name), passwordIn(context), isPlainOnly(context)),
	aside: () => [{text: ''}, {text: warning, mark: 'Note:', columns: [{text: '', width: 2}]}],
	asideInLines: () => ({before: warning}),
	summary: context => textIn(context, name) === '' ? '(none)' : textIn(context, name),
	isTextSummary: true,
};
