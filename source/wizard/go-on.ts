import {acceptDialog} from './dialogs.ts';
import {submit} from './fields.ts';
import {commandFor} from './keys.ts';
import {begin, leaveQuestion, tryAgain} from './navigation.ts';
import {returnFrom} from './nesting.ts';
import {
	changeAnswers,
	changeView,
	contextOf,
	currentJourney,
	questionOf,
	resultStep,
	reviewStep,
	type WizardState,
} from './state.ts';
import {type Transition, transition} from './transition.ts';

/** Called when Enter is pressed, and with `isResumed` when the wizard goes on by itself. */
export function goOn(state: WizardState, isResumed = false): Transition {
	if (state.dialog !== undefined) {
		return acceptDialog(state);
	}

	const {journey, step, run, result} = currentJourney(state);
	const question = questionOf(state);
	if (question !== undefined) {
		const choice = question.choices?.(contextOf(state))[state.view.selected];
		return choice === undefined ? submit(state, question, isResumed) : choose(state, choice.id);
	}

	if (step === reviewStep) {
		return begin(state);
	}

	if (step !== resultStep || result === undefined || journey.result === undefined) {
		return transition(state);
	}

	const retry = journey.result.retry?.(result);
	if (retry !== undefined) {
		return tryAgain(state, retry);
	}

	return state.journeys.length > 1
		? returnFrom(state)
		: transition({...state, exitCode: journey.result.exitCode(result, run?.isStopping ?? false)});
}

/**
Goes on by itself when Enter was pressed before all was known. Where it turns out that Enter does something else here,
it does not: nobody has read that yet.
*/
export function resume(state: WizardState, isComplete: boolean): Transition {
	// A result that is looked at again waits for that alone.
	if (!isComplete || !state.view.isWaiting || currentJourney(state).step === resultStep) {
		return transition(state);
	}

	const remark = questionOf(state)?.lookedAgain?.(contextOf(state)) ?? state.view.remark;
	const calm = changeView(state, {isWaiting: false, remark});
	return !state.isTooSmall && commandFor(calm, 'enter')?.type === 'go-on' ? goOn(calm, true) : transition(calm);
}

/** Takes one of the choices of a question. */
export function choose(state: WizardState, id: string): Transition {
	const question = questionOf(state);
	if (question === undefined) {
		return transition(state);
	}

	const {texts} = currentJourney(state).answers;
	return leaveQuestion(changeAnswers(state, {texts: {...texts, [question.id]: id}}), question);
}
