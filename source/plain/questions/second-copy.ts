import type {WizardState} from '../../wizard/state.ts';
import {acceptedIn, textQuestion} from '../field-question.ts';
import {type Question, textReply} from '../question.ts';

/** Where the second copy goes, or that it is made later. */
export function secondCopyQuestion(state: WizardState): Question {
	const folder = acceptedIn(state, 'second-copy') ?? '';
	const question = textQuestion('second-copy', 'Folder', folder);
	return folder === ''
		? {...question, offer: {label: 'later', reply: textReply('')}}
		: {...question, label: 'Folder, or later'};
}
