import type {Report} from './event.ts';
import {
	changeView,
	currentJourney,
	mapJourneys,
	resultStep,
	type WizardState,
} from './state.ts';
import {type Transition, transition} from './transition.ts';

/** Called when the user wants the result to be looked at again. */
export function lookAtResult(state: WizardState): Transition {
	const {journey, result} = currentJourney(state);
	return result === undefined || journey.lookAgain === undefined || state.view.isWaiting
		? transition(state)
		: transition(
			changeView(state, {remark: 'Looking again...', isWaiting: true}),
			{type: 'look-at-result', journey, result},
		);
}

/** Takes a result that was looked at again, if it still counts; another journey may lie on top of it now. */
export function receiveSeen(state: WizardState, {of, result}: Report & {type: 'result-seen'}): Transition {
	const {journey, result: shown, step} = currentJourney(state);
	const seen = mapJourneys(state, one => one.result === of ? {...one, result} : one);
	const remark = journey.result?.seenAgain?.(result, of);
	return transition(shown === of && step === resultStep
		? changeView(seen, {remark, scrollTop: 0, isWaiting: false})
		: seen);
}
