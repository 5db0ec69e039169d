import {chooseCopyFolder, receiveCopyProgress, stopCopy} from './copying.ts';
import type {Command, WizardEvent} from './event.ts';
import {
	agreeToFolder,
	complete,
	receiveCompletions,
	receiveFacts,
	selectDirectory,
	submit,
	typeInto,
} from './field-events.ts';
import {isOffered} from './keys.ts';
import {edit, reviewedSteps, start} from './review.ts';
import {
	announceHandOver,
	answerTool,
	askToStop,
	cancelledExitCode,
	dropQuestion,
	exitCodeOf,
	finish,
	handOver,
	keepRunning,
	receiveEngine,
	receiveQuestion,
	receiveSilence,
	receiveStage,
	receiveTick,
	stopRun,
	takeOver,
} from './running.ts';
import {endScrolling, scrollBy} from './scrolling.ts';
import {focusedField, initialState, type WizardState} from './state.ts';
import {type QuestionStep, stepBefore} from './steps.ts';
import {
	become,
	enterStep,
	startCheck,
	type Transition,
} from './transition.ts';

/** What becomes of the wizard when something happens. Pure: what is to be done in the world is returned as effects. */
export function reduce(state: WizardState, event: WizardEvent): Transition {
	if (state.exitCode !== undefined) {
		return become(state);
	}

	switch (event.type) {
		case 'start': {
			return enterStep(state, state.step);
		}

		case 'setting': {
			return state.step === 'offer' ? enterStep(initialState(event.setting, state.notice), 'check') : become(state);
		}

		case 'typed': {
			return focusedField(state) === event.field ? typeInto(state, event) : become(state);
		}

		case 'pasted-line-break': {
			return become({...state, remark: 'The pasted text had a line break; it was left out. Press Enter to go on.', isRemarkAhead: true});
		}

		case 'check-line': {
			const {check} = state;
			return become(event.round === check.round
				? {...state, check: {...check, lines: {...check.lines, [event.line.id]: event.line}}}
				: state);
		}

		case 'check-complete': {
			return event.round === state.check.round
				? resume({...state, check: {...state.check, isComplete: true}})
				: become(state);
		}

		case 'directories': {
			const next = {...state, directories: event.candidates};
			return state.step === 'install-directory' && state.texts[state.step] === '' ? enterStep(next, state.step) : become(next);
		}

		case 'last-backup': {
			return become({...state, lastBackup: event.lastBackup});
		}

		case 'facts': {
			const {state: next, effects} = receiveFacts(state, event);
			const resumed = resume(next);
			return become(resumed.state, ...effects, ...resumed.effects);
		}

		case 'completions': {
			return receiveCompletions(state, event);
		}

		case 'conceal': {
			return become({...state, isRevealed: false});
		}

		case 'stage': {
			return receiveStage(state, event);
		}

		case 'tick': {
			return receiveTick(state, event.now);
		}

		case 'engine': {
			return receiveEngine(state, event.engine);
		}

		case 'tool-asks': {
			return receiveQuestion(state, event);
		}

		case 'question-withdrawn': {
			return dropQuestion(state);
		}

		case 'tool-silent': {
			return receiveSilence(state, event.lines);
		}

		case 'hand-over-ahead': {
			return announceHandOver(state);
		}

		case 'page-ended': {
			return endScrolling(state, event.lastRow);
		}

		case 'copy-progress': {
			return receiveCopyProgress(state, event.progress);
		}

		case 'copied': {
			return state.copying === 'running' ? enterStep({...state, result: event.result}, 'result') : become(state);
		}

		case 'finished': {
			return state.step === 'run' ? finish(state, event.result) : become(state);
		}

		default: {
			// One that is not offered came too late, or by mistake.
			return isOffered(state, event) ? command(state, event) : become(state);
		}
	}
}

function command(state: WizardState, event: Command): Transition {
	switch (event.type) {
		case 'go-on': {
			return goOn(state);
		}

		case 'go-back': {
			return goBack(state);
		}

		case 'leave': {
			return state.step === 'run' ? askToStop(state) : become({...state, exitCode: cancelledExitCode});
		}

		case 'toggle-help': {
			// Who reads does not want the step to go on by itself.
			return become({
				...state, isHelpShown: !state.isHelpShown, helpRow: 0, isWaiting: false, revision: state.revision + 1,
			});
		}

		case 'select': {
			return select(state, event.by);
		}

		case 'practise': {
			return become({...state, isWaiting: true}, {type: 'practise', scenario: event.scenario});
		}

		case 'complete': {
			return complete(state);
		}

		case 'switch-field': {
			return become({
				...state,
				passwordFocus: state.passwordFocus === 'password' ? 'confirmation' : 'password',
				revision: state.revision + 1,
				wasRefused: false,
				remark: undefined,
				isRevealed: false,
			});
		}

		case 'reveal': {
			return become({...state, isRevealed: true}, {type: 'conceal-later'});
		}

		case 'explain-paste': {
			return become({...state, remark: 'To paste, click with the right mouse button.'});
		}

		case 'check-again': {
			return startCheck({...enterStep(state, 'check').state, isWaiting: false});
		}

		case 'go-on-anyway': {
			return enterStep(state, 'install-directory');
		}

		case 'choose-copy-folder': {
			return chooseCopyFolder(state);
		}

		case 'edit': {
			return edit(state, event.step ?? reviewedSteps[state.selected] ?? 'backup-file');
		}

		case 'answer-tool': {
			return answerTool(state, event.answer);
		}

		case 'take-over': {
			return takeOver(state);
		}

		case 'hand-over': {
			return handOver(state);
		}

		case 'stop-run': {
			return stopRun(state);
		}
	}
}

/** `isResumed` when it goes on by itself. */
function goOn(state: WizardState, isResumed = false): Transition {
	if (state.isHelpShown) {
		return become({...state, isHelpShown: false});
	}

	if (state.folderAsked !== undefined) {
		return agreeToFolder(state);
	}

	switch (state.step) {
		case 'offer': {
			const scenario = state.setting.scenarios[state.selected]?.name;
			return scenario === undefined ? become(state) : command(state, {type: 'practise', scenario});
		}

		case 'check': {
			return leaveCheck(state);
		}

		case 'review': {
			return start(state);
		}

		case 'run': {
			return keepRunning(state);
		}

		case 'result': {
			return become({...state, exitCode: exitCodeOf(state)});
		}

		default: {
			return submit(state, isResumed);
		}
	}
}

function leaveCheck(state: WizardState): Transition {
	if (!state.check.isComplete) {
		return become({...state, isWaiting: true});
	}

	const isStopped = Object.values(state.check.lines).some(line => line.state === 'stop');
	return isStopped
		? become({...state, isWaiting: false, remark: 'A stop is in the way. C checks again; A goes on, but the backup will probably fail.'})
		: enterStep(state, 'install-directory');
}

/** Goes on by itself when Enter was pressed before all was known. */
function resume(state: WizardState): Transition {
	return state.isWaiting ? goOn({...state, isWaiting: false}, true) : become(state);
}

function goBack(state: WizardState): Transition {
	if (state.isHelpShown) {
		return become({...state, isHelpShown: false});
	}

	if (state.folderAsked !== undefined) {
		return become({...state, folderAsked: undefined, revision: state.revision + 1});
	}

	switch (state.step) {
		case 'offer': {
			return become(state);
		}

		case 'run': {
			return state.running?.asksToStop ? keepRunning(state) : askToStop(state);
		}

		case 'result': {
			return enterStep(state, 'review');
		}

		case 'second-copy': {
			if (state.copying === 'running') {
				return stopCopy(state);
			}

			return state.copying === undefined ? goToStepBefore(state, state.step) : enterStep(state, 'result');
		}

		case 'password': {
			return state.passwordFocus === 'confirmation' ? command(state, {type: 'switch-field'}) : goToStepBefore(state, state.step);
		}

		default: {
			return goToStepBefore(state, state.step);
		}
	}
}

function goToStepBefore(state: WizardState, step: QuestionStep): Transition {
	const before = state.isEditing ? 'review' : stepBefore(step);
	return before === undefined
		? become({...state, remark: 'This is the first step. Ctrl+C leaves the program.'})
		: enterStep(state, before);
}

function select(state: WizardState, by: 1 | -1): Transition {
	if (state.isHelpShown || state.step === 'check' || state.step === 'run' || state.step === 'result') {
		return scrollBy(state, by);
	}

	if (state.step === 'install-directory') {
		return selectDirectory(state, by);
	}

	const count = state.step === 'offer' ? state.setting.scenarios.length : reviewedSteps.length;
	return become({...state, selected: (state.selected + by + count) % count});
}
