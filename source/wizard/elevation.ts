import type {Elevation} from '../host/host.ts';
import {
	changeJourney,
	currentJourney,
	mapJourneys,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';

/** Has this program started once more, as administrator; one question of Windows at a time. */
export function startElevated(state: WizardState): Transition {
	const {elevation, round} = currentJourney(state);
	return elevation?.state === 'asking'
		? transition(state)
		: transition(changeJourney(state, {elevation: {state: 'asking', round}}), {type: 'elevate'});
}

/** Takes what became of it, for the journey that wanted it: another may lie on top of that now. */
export function receiveElevation(state: WizardState, outcome: Elevation): Transition {
	return transition(mapJourneys(state, journey => journey.elevation?.state === 'asking'
		? {...journey, elevation: {...outcome, round: journey.round}}
		: journey));
}
