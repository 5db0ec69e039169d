import type {Report} from './event.ts';
import {
	changeJourney,
	changeView,
	currentJourney,
	resultStep,
	type WizardState,
} from './state.ts';
import {type Transition, transition} from './transition.ts';

/** Called when the user wants the result to be looked at again. */
export function lookAtResult(state: WizardState): Transition {
	const {journey, result} = currentJourney(state);
	return result === undefined || journey.lookAgain === undefined
		? transition(state)
		: transition(
			changeView(state, {remark: 'Looking again...', isWaiting: true}),
			{type: 'look-at-result', journey, result},
		);
}

/** Takes a result that was looked at again, if it is still the one that is shown. */
export function receiveSeen(state: WizardState, {of, result}: Report & {type: 'result-seen'}): Transition {
	const {journey, result: before, step} = currentJourney(state);
	if (before !== of) {
		return transition(state);
	}

	const seen = changeJourney(state, {result});
	const remark = journey.result?.seenAgain?.(result, of);
	return transition(step === resultStep ? changeView(seen, {remark, scrollTop: 0, isWaiting: false}) : seen);
}
