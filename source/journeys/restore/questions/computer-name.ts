import {isSameName, type PresentSecret} from '../../../core/restore/present-secret.ts';
import type {Paragraph} from '../../../text/paragraph.ts';
import {accept, refuse, refuseUnfinished} from '../../../values/validation.ts';
import {type Context, textIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	aboutMsid,
	explain,
	goodAnswer,
	means,
} from '../../shared/help.ts';
import {paragraphsOf} from './present-secret.ts';

const name = 'computer-name';

/** Returns the name as it was typed. */
export function typedNameIn(context: Context): string {
	return textIn(context, name);
}

const help = explain({
	[means]: 'A restore replaces the secret that is here now. On the wrong computer that may do great harm, so the name '
		+ 'is typed, and not just a key pressed.',
	[goodAnswer]: 'The name that is shown, in any letter case, once you are sure that this is the computer.',
	MSID: aboutMsid,
});

function toAgreeTo(decision: PresentSecret, context: Context): readonly Paragraph[] {
	return decision.state === 'set-account-back'
		? [{
			text: 'You said that the old service account is gone. The secret that it left here is in no backup, and may be '
				+ 'overwritten.',
			style: 'warning',
		}]
		: paragraphsOf(decision, context);
}

/** Has the user type the name of this computer, where a secret is replaced. */
export function computerNameQuestion(present: (context: Context) => PresentSecret | undefined): Question {
	return {
		id: name,
		title: 'Computer',
		why: ({options: {computer}}) => `Type the name of this computer to have its master secret replaced: ${computer}`,
		help: () => help,
		fields: [{
			name, kind: 'text', label: 'Name:', labelInLines: 'Name of this computer', flag: 'FILE', isConsent: true,
		}],
		lookups: [],
		isSkipped(context) {
			const decision = present(context);
			// What has to be backed up first is replaced after that, so the step counts from the start.
			return decision && !['back-up-first', 'kept', 'confirm', 'set-account-back'].includes(decision.state);
		},
		validate(context) {
			const typed = typedNameIn(context);
			const {computer} = context.options;
			if (isSameName(typed, computer)) {
				return accept();
			}

			return computer.toLowerCase().startsWith(typed.trim().toLowerCase())
				? refuseUnfinished(`Type the name of this computer: ${computer}`, 'check-stop')
				: refuse(`That is not the name of this computer. It is ${computer}`, 'check-stop');
		},
		aside(context) {
			const decision = present(context);
			return decision === undefined
				? []
				: [{text: ''}, ...toAgreeTo(decision, context)];
		},
		asideInLines(context) {
			const decision = present(context);
			return decision === undefined ? {} : {before: toAgreeTo(decision, context).map(({text}) => text).join(' ')};
		},
		summary: typedNameIn,
	};
}
