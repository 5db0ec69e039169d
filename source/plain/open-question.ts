import {focusedField, type FieldName, type WizardState} from '../wizard/state.ts';
import {menu} from './choose.ts';
import {prose} from './line.ts';
import type {Question} from './question.ts';
import {backupFileQuestion} from './questions/backup-file.ts';
import {installDirectoryQuestion} from './questions/install-directory.ts';
import {offerQuestion} from './questions/offer.ts';
import {confirmationQuestion, passwordQuestion} from './questions/password.ts';
import {reminderQuestion} from './questions/reminder.ts';
import {reviewQuestion} from './questions/review.ts';
import {runQuestion} from './questions/run.ts';
import {secondCopyQuestion} from './questions/second-copy.ts';

const fieldQuestions: Readonly<Record<FieldName, (state: WizardState) => Question | undefined>> = {
	'install-directory': installDirectoryQuestion,
	'backup-file': backupFileQuestion,
	password: passwordQuestion,
	confirmation: confirmationQuestion,
	reminder: reminderQuestion,
	'second-copy': secondCopyQuestion,
};

/** Returns the question that is open; undefined while the wizard is busy. */
export function questionOf(state: WizardState): Question | undefined {
	if (state.exitCode !== undefined || state.isWaiting || state.copying === 'running') {
		return undefined;
	}

	const field = focusedField(state);
	if (field !== undefined) {
		return fieldQuestions[field](state);
	}

	switch (state.step) {
		case 'offer': {
			return offerQuestion(state);
		}

		case 'check': {
			return state.check.isComplete ? menu(state, state.step) : undefined;
		}

		case 'review': {
			return reviewQuestion(state);
		}

		case 'run': {
			return runQuestion(state);
		}

		case 'result': {
			return menu(state, state.step);
		}

		default: {
			return menu(state, `folder ${state.folderAsked}`, [prose(`The folder ${state.folderAsked} is not there. Make it when the backup runs?`)]);
		}
	}
}
