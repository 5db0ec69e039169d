import type {Secret} from '../../../values/secret.ts';
import {accept, type Validation, refuseUnfinished} from '../../../values/validation.ts';
import {type Context, secretIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {isPlainTextOnly} from '../../shared/install-directory.ts';
import {impossiblePassword, shortest, unsendablePassword} from '../../shared/password-text.ts';
import type {SeenRestore} from '../seen-restore.ts';
import {restoreFileIn, unknownReminder, type FileLookups} from './backup-file-to-restore.ts';

const name = 'restore-password';

/** Returns the password of the file, as it was typed; empty when none was. */
export function restorePasswordIn(context: Context): Secret {
	return secretIn(context, name);
}

const help = explain({
	[means]: 'The file is locked by the password that was chosen when it was made. Without it the file is of no use.',
	[goodAnswer]: 'That password, letter by letter. The reminder says where it is kept. '
		+ 'A file that the configuration of BizTalk made may have the password typed there for the service account.',
	[next]: 'It goes to ENTSSO and nowhere else. If ENTSSO refuses it, you are asked for it again, and nothing is lost.',
}, 'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.');

/** Asks for the password of the file, once; its reminder stands above the field. */
export function restorePasswordQuestion({facts, offered}: FileLookups): Question {
	return {
		id: name,
		title: 'File password',
		why(context) {
			const reminder = facts.factsIn(context)?.reminder;
			const note = offered.factsIn(context)?.note;
			const shown = shownBefore(context);
			const unknown = shown === undefined
				? unknownReminder
				: `ssoconfig showed: "${shown}".`;
			const hint = reminder === undefined ? unknown : `Its reminder says: "${reminder}".`;
			const sticky = note?.file === restoreFileIn(context)
				? ` Practice: the sticky note says ${note.password}`
				: '';
			return `Type the password of the file. ${hint}${sticky}`;
		},
		help: () => help,
		fields: [{
			name, kind: 'secret', label: 'Password:', labelInLines: 'Password (not shown)', flag: 'Password on standard input',
		}],
		lookups: [],
		validate: context => validateRestorePassword(restorePasswordIn(context), isPlainTextOnly(context)),
		summary(context) {
			const {length} = restorePasswordIn(context);
			return length === 0 ? '(none)' : (length === 1 ? '1 character' : `${length} characters`);
		},
	};
}

/** Returns what ssoconfig showed of the reminder when this file was tried last. */
function shownBefore(context: Context): string | undefined {
	const file = restoreFileIn(context);
	return (context.results as readonly SeenRestore[]).findLast(({looked}) => looked.file === file)?.shownReminder;
}

/** Judges a password that was chosen long ago: only what could never have been one is refused. */
function validateRestorePassword(password: Secret, isPlainOnly = false): Validation {
	const text = password.reveal();
	if (text === '') {
		return refuseUnfinished('Type the password of the file.', 'password-refused');
	}

	const refused = impossiblePassword(text) ?? unsendablePassword(text, isPlainOnly);
	if (refused !== undefined) {
		return refused;
	}

	return accept([
		// An older file may have another limit.
		...(text.length < shortest ? [`ENTSSO asks for ${shortest} characters or more. Is that all of it?`] : []),
		...(text.trim() === text ? [] : ['It begins or ends with a space. Is that meant?']),
	]);
}
