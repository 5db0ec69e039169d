import {pathIn} from './judge.ts';
import type {WizardState} from './state.ts';
import {become, enterStep, type Transition} from './transition.ts';

/** Whether the backup that was just made still lacks a second copy that could be made now. */
export function lacksCopy({result}: WizardState): boolean {
	return result !== undefined && result.verdict !== 'failed' && result.sha256 !== undefined && result.copy === undefined;
}

/** From the result back to the question for the folder, only to copy. */
export function chooseCopyFolder(state: WizardState): Transition {
	return lacksCopy(state) ? enterStep({...state, copying: 'asking'}, 'second-copy') : become(state);
}

/** The folder was accepted; 'later' goes back to the result. */
export function startCopy(state: WizardState): Transition {
	const folder = pathIn(state, 'second-copy');
	return folder === '' || state.result === undefined
		? enterStep(state, 'result')
		: become({
			...state, copying: 'running', isWaiting: false, remark: 'Copying and comparing...',
		}, {type: 'copy', result: state.result, folder});
}
