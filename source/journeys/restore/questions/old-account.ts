import type {PresentSecret} from '../../../core/restore/present-secret.ts';
import {accept, refuse, refuseUnfinished} from '../../../values/validation.ts';
import {type Context, textIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';

const name = 'old-account';
const word = 'gone';

/** Returns whether the user said that the service account of before is gone for good. */
export function isAccountGoneIn(context: Context): boolean {
	return textIn(context, name).trim().toLowerCase() === word;
}

const help = explain({
	[means]: 'ENTSSO locks its master secret with the identity of its service account. Another account cannot load it; '
		+ 'the old one can, as a rule, once it is set back and ENTSSO is restarted.',
	[goodAnswer]: 'Esc, and the old account set back, wherever that is possible: then the secret can be backed up. Type '
		+ 'the word only where that account was deleted, or the computer was set up anew.',
	[next]: 'You are asked for the password of the file, and for the name of this computer. Nothing is changed yet.',
});

/** Has the user say that a secret which cannot be loaded can be given up, since its service account is gone. */
export function oldAccountQuestion(present: (context: Context) => PresentSecret | undefined): Question {
	return {
		id: name,
		title: 'Old account',
		why: () => `Is the old service account gone for good? Then type: ${word}`,
		whyMore: () => 'The restore may overwrite the secret that is here now, and no backup of it was made.',
		help: () => help,
		fields: [{
			name, kind: 'text', label: 'Account:', labelInLines: 'Old service account', flag: 'FILE', isConsent: true,
		}],
		lookups: [],
		isSkipped(context) {
			const decision = present(context);
			return decision && decision.state !== 'set-account-back';
		},
		validate(context) {
			if (isAccountGoneIn(context)) {
				return accept();
			}

			const ask = `Type ${word}, or go back, set the old account back and check again.`;
			return word.startsWith(textIn(context, name).trim().toLowerCase())
				? refuseUnfinished(ask, 'check-stop')
				: refuse(ask, 'check-stop');
		},
		summary: () => 'gone for good',
	};
}
