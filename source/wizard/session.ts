import type {Effect} from './effect.ts';
import type {WizardEvent} from './event.ts';
import {reduce} from './reduce.ts';
import type {WizardState} from './state.ts';

/** A running wizard: its state, and the one way to change it. */
export type Session = {
	readonly state: WizardState;
	dispatch(event: WizardEvent): void;
	/** Calls back after each change; the result unsubscribes. */
	subscribe(listener: () => void): () => void;
};

/** Called with each event, the states before and after it, and the effects that are performed next. */
export type Observe = (
	event: WizardEvent,
	change: {readonly before: WizardState; readonly after: WizardState; readonly effects: readonly Effect[]},
) => void;

/** Keeps the wizard's state. Effects are handed to `perform`, after the new state is in place. */
export function createSession(
	initial: WizardState,
	perform: (effect: Effect, session: Session) => void,
	observe?: Observe,
): Session {
	const listeners = new Set<() => void>();
	let state = initial;
	const session: Session = {
		get state() {
			return state;
		},
		dispatch(event) {
			const transition = reduce(state, event);
			observe?.(event, {before: state, after: transition.state, effects: transition.effects});
			if (transition.state !== state) {
				({state} = transition);
				for (const listener of listeners) {
					listener();
				}
			}

			for (const effect of transition.effects) {
				perform(effect, session);
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
	return session;
}
