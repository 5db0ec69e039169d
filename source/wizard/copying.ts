import type {CopyProgress} from '../core/second-copy.ts';
import {pathIn} from './judge.ts';
import type {WizardState} from './state.ts';
import {become, enterStep, type Transition} from './transition.ts';

/** Returns whether the backup that was just made still lacks a second copy that could be made now. */
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
			...state, copying: 'running', copied: undefined, isWaiting: false, remark: 'Copying and comparing...',
		}, {type: 'copy', result: state.result, folder});
}

/** The copy moves, within a run or by itself. */
export function receiveCopyProgress(state: WizardState, progress: CopyProgress): Transition {
	return become({...state, copied: progress});
}

/** Ends the copy; what was copied so far is taken away, and the result says so. */
export function stopCopy(state: WizardState): Transition {
	return become({...state, remark: 'Stopping the copy...'}, {type: 'stop-run'});
}

/** Such as `Copying: 45 % of 12.0 MB`. */
export function copyProgressText({step, bytes, total}: CopyProgress): string {
	const share = total === 0 ? 100 : Math.min(100, Math.floor((bytes / total) * 100));
	return `${step === 'copying' ? 'Copying' : 'Comparing'}: ${share} % of ${sizeText(total)}`;
}

function sizeText(bytes: number): string {
	if (bytes < 1024) {
		return `${bytes} bytes`;
	}

	return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
