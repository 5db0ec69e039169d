import type {WizardOptions} from '../../../source/wizard/context.ts';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {reduce} from '../../../source/wizard/reduce.ts';
import type {WizardState} from '../../../source/wizard/state.ts';
import type {Transition} from '../../../source/wizard/transition.ts';
import {wizard} from '../../journeys/restore-world.ts';
import {eventsOf, type Move} from './moves.ts';
import {expectAllowed, expectSound} from './promises.ts';

export type Played = {
	readonly state: WizardState;
	/** What the computer was asked and has not answered. */
	readonly pending: Effect[];
};

/** A wizard that was just started. */
export function begin(changes: Partial<WizardOptions> = {}): Played {
	const {state, effects} = reduce(wizard(changes), {type: 'start'});
	return {state, pending: [...effects]};
}

/** Plays the moves, one after the other; each change is watched, and reported to `onState`. */
export function playMoves(moves: readonly Move[], {state: first, pending: asked}: Played, onState: (state: WizardState) => void = () => {/* Nobody looks on. */}): Played {
	let state = first;
	const pending = [...asked];
	for (const move of moves) {
		for (const event of eventsOf(move, state, pending)) {
			const transition = watched(state, event);
			({state} = transition);
			pending.push(...transition.effects);
			onState(state);
		}
	}

	return {state, pending};
}

/** Returns what the wizard makes of the event, once it is seen that nothing is done that must not be. */
export function watched(before: WizardState, event: WizardEvent): Transition {
	const transition = reduce(before, event);
	for (const effect of transition.effects) {
		expectAllowed(before, event, transition.state, effect);
	}

	expectSound(before, event, transition.state);
	return transition;
}
