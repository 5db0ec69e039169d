import type {WizardState} from '../../wizard/state.ts';
import {chooseFrom} from '../choose.ts';
import {acceptedIn} from '../field-question.ts';
import {prose} from '../line.ts';
import {type Question, textReply} from '../question.ts';

const field = 'install-directory';

/** Where ssoconfig is; undefined until it is known where it may be. */
export function installDirectoryQuestion(state: WizardState): Question | undefined {
	const {directories} = state;
	if (directories === undefined) {
		return undefined;
	}

	const current = acceptedIn(state, field);
	const isNew = current !== undefined && directories.every(({path}) => path !== current);
	const candidates = isNew ? [...directories, {path: current, foundIn: 'your answer'}] : directories;
	return chooseFrom({
		key: field,
		above: directories.length === 0 ? [] : [prose('Found on this computer:')],
		choices: candidates.map(({path, foundIn}) => ({label: `${path} (${foundIn})`, reply: textReply(path)})),
		usual: Math.max(0, candidates.findIndex(({path}) => path === current)),
		label: candidates.length === 0 ? 'Folder' : 'Number, or another folder',
		field,
	});
}
