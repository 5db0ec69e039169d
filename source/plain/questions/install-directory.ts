import type {WizardState} from '../../wizard/state.ts';
import {chooseFrom} from '../choose.ts';
import {acceptedIn} from '../field-question.ts';
import {prose} from '../line.ts';
import {pickedReply, type Question, textReply} from '../question.ts';

const field = 'install-directory';

/** Where ssoconfig is; undefined until it is known where it may be. */
export function installDirectoryQuestion(state: WizardState): Question | undefined {
	const {directories} = state;
	if (directories === undefined) {
		return undefined;
	}

	const current = acceptedIn(state, field);
	const isNew = current !== undefined && directories.every(({path}) => path !== current);
	const choices = [
		...directories.map(({path, foundIn}) => ({label: `${path} (${foundIn})`, reply: pickedReply(path)})),
		...(isNew ? [{label: `${current} (your answer)`, reply: textReply(current)}] : []),
	];
	return chooseFrom({
		key: field,
		above: directories.length === 0 ? [] : [prose('Found on this computer:')],
		choices,
		usual: isNew ? directories.length : Math.max(0, directories.findIndex(({path}) => path === current)),
		label: choices.length === 0 ? 'Folder' : 'Number, or another folder',
		field,
	});
}
