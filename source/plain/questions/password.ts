import type {WizardState} from '../../wizard/state.ts';
import {acceptedIn, textQuestion} from '../field-question.ts';
import {type Question, textReply} from '../question.ts';

/** The password; one that was given before need not be typed again. */
export function passwordQuestion(state: WizardState): Question {
	return secretQuestion(state, 'password', 'Password (not shown)');
}

/** The password once more. */
export function confirmationQuestion(state: WizardState): Question {
	return secretQuestion(state, 'confirmation', 'The same once more (not shown)');
}

function secretQuestion(state: WizardState, field: 'password' | 'confirmation', label: string): Question {
	const given = acceptedIn(state, field);
	return {
		...textQuestion(field, label, undefined),
		offer: given === undefined ? undefined : {label: 'as given before', reply: textReply(given)},
	};
}
