import type {Effect} from './effect.ts';
import type {WizardState} from './state.ts';

/** A new state, and what is to be done in the world because of it. */
export type Transition = {
	readonly state: WizardState;
	readonly effects: readonly Effect[];
};

/** Returns the transition to a state. */
export function transition(state: WizardState, ...effects: readonly Effect[]): Transition {
	return {state, effects};
}
