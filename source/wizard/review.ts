import type {BackupRequest} from '../core/result.ts';
import {Secret} from '../answers/secret.ts';
import {
	factsFor,
	folderToAskAbout,
	folderToMake,
	isSettled,
	pathIn,
	problemOf,
} from './judge.ts';
import {notBegun} from './running.ts';
import type {WizardState} from './state.ts';
import {type QuestionStep, questionSteps} from './steps.ts';
import {become, enterStep, type Transition} from './transition.ts';

/** The steps whose answers the review lists, in order. */
export const reviewedSteps: readonly QuestionStep[] = questionSteps.filter(step => step !== 'check' && step !== 'review');

/** Opens one answer for editing; afterwards the review comes back. */
export function edit(state: WizardState, step: QuestionStep): Transition {
	return enterStep({...state, isEditing: true}, step);
}

/** Enter on the review: starts the run when every answer still holds, else opens the first that does not. */
export function start(state: WizardState): Transition {
	for (const step of reviewedSteps) {
		if (problemOf(state, step) !== undefined) {
			const {state: next, effects} = edit(state, step);
			return become({...next, wasRefused: true}, ...effects);
		}
	}

	if ((['install-directory', 'backup-file', 'second-copy'] as const).some(field => !isSettled(state, field))) {
		return become({...state, isWaiting: true});
	}

	const folder = folderToAskAbout(state);
	if (folder !== undefined) {
		const {state: next, effects} = edit(state, 'backup-file');
		return become({...next, folderAsked: folder}, ...effects);
	}

	if (state.setting.dryRun) {
		return become({...state, exitCode: 0});
	}

	const request = requestFrom(state);
	return request === undefined
		? edit(state, 'install-directory')
		: become({
			...state,
			step: 'run',
			isWaiting: false,
			selected: 0,
			result: undefined,
			copied: undefined,
			running: notBegun,
		}, {type: 'run', request});
}

/** Returns the answers as a request to the core; undefined while there is no ssoconfig to start. */
export function requestFrom(state: WizardState): BackupRequest | undefined {
	const tool = factsFor(state, 'install-directory')?.tool;
	if (tool === undefined) {
		return undefined;
	}

	const copyFolder = pathIn(state, 'second-copy');
	return {
		tool,
		installDirectory: pathIn(state, 'install-directory'),
		backupFile: pathIn(state, 'backup-file'),
		createFolder: folderToMake(state),
		password: state.secrets.password,
		reminder: new Secret(state.texts.reminder),
		copyFolder: copyFolder === '' ? undefined : copyFolder,
		engine: state.setting.engine,
		timeLimit: state.setting.timeLimit,
		cluster: state.check.lines.cluster?.state === 'warning',
	};
}
