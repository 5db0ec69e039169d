import {nextFreeName} from '../../answers/backup-file.ts';
import {factsFor, isSettled, pathIn} from '../../wizard/judge.ts';
import type {WizardState} from '../../wizard/state.ts';
import {acceptedIn, textQuestion} from '../field-question.ts';
import type {Question} from '../question.ts';

const field = 'backup-file';

/** Where the backup goes; undefined while the file that is offered is looked at. */
export function backupFileQuestion(state: WizardState): Question | undefined {
	return isSettled(state, field) ? textQuestion(field, 'File', freeNameIn(state)) : undefined;
}

/** Returns the backup file in the field; where that name is taken, one that looks free. */
function freeNameIn(state: WizardState): string | undefined {
	return factsFor(state, field)?.target === 'file' ? nextFreeName(pathIn(state, field)) : acceptedIn(state, field);
}
