import type {WizardState} from '../../wizard/state.ts';
import {acceptedIn, textQuestion} from '../field-question.ts';
import type {Question} from '../question.ts';

/** A text that says where the password is; the one in the field is offered. */
export function reminderQuestion(state: WizardState): Question {
	return textQuestion('reminder', 'Reminder', acceptedIn(state, 'reminder'));
}
