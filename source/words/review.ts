import {strengthOf} from '../answers/password.ts';
import {folderToMake, pathIn} from '../wizard/judge.ts';
import type {WizardState} from '../wizard/state.ts';
import type {QuestionStep} from '../wizard/steps.ts';

/** Returns the answer of a step as the review lists it; of the password only its length and strength. */
export function summaryOf(state: WizardState, step: QuestionStep): string {
	switch (step) {
		case 'install-directory':
		case 'backup-file': {
			return pathIn(state, step);
		}

		case 'password': {
			const {password} = state.secrets;
			return password.length === 0 ? '(none)' : `${password.length} characters, ${strengthOf(password).word}`;
		}

		case 'reminder': {
			return state.texts.reminder === '' ? '(none)' : state.texts.reminder;
		}

		case 'second-copy': {
			return state.texts['second-copy'].trim() === '' ? 'later' : pathIn(state, 'second-copy');
		}

		default: {
			return '';
		}
	}
}

/** What the start of the backup sets going, in order. */
export function actsAhead(state: WizardState): readonly string[] {
	const folder = folderToMake(state);
	return [
		...(folder === undefined ? [] : [`make the folder ${folder}`]),
		state.setting.engine === 'api' ? 'have ENTSSO make the backup through its administration interface' : 'start ssoconfig and answer its questions',
		'look for proof that the file is good',
		...(pathIn(state, 'second-copy') === '' ? [] : ['copy the file and compare']),
	];
}
