import type {Selecting} from './command.ts';
import type {Report} from './event.ts';
import type {Lookup} from './lookup.ts';
import {
	changeJourney,
	changeView,
	contextOf,
	currentJourney,
	focusedItem,
	questionOf,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';

/** Marks the item that has the focus as done, or takes the mark off again. */
export function markItem(state: WizardState): Transition {
	const item = focusedItem(state);
	if (item?.canBeMarked !== true) {
		return transition(state);
	}

	const {marked} = currentJourney(state);
	return transition(changeJourney(changeView(state, {remark: undefined}), {
		marked: marked.includes(item.id) ? marked.filter(id => id !== item.id) : [...marked, item.id],
	}));
}

/** Moves the focus by one of so many items, or to an end; it stays at either end. */
export function moveFocus(state: WizardState, count: number, by: Selecting): Transition {
	const last = Math.max(0, count - 1);
	const wanted = {first: 0, last};
	const selected = typeof by === 'number' ? Math.max(0, Math.min(state.view.selected + by, last)) : wanted[by];
	return transition(changeView(state, {selected, scrollTop: 0, remark: undefined}));
}

/** Looks again, where the user wants it; what was found before stays in sight. */
export function lookOn(state: WizardState): Transition {
	const context = contextOf(state);
	const lookups = repeated(state).filter(lookup => context.found[lookup.id]?.isComplete === true);
	if (lookups.length === 0) {
		return transition(state);
	}

	const found = Object.fromEntries(lookups.map(({id}) => [id, {...context.found[id]!, isComplete: false}]));
	const looking = changeJourney(state, {found: {...context.found, ...found}});
	const effects = lookups.map(lookup => ({
		type: 'look', lookup, about: lookup.about(context) ?? '', context,
	} as const));
	return transition(changeView(looking, {isWaiting: true, remark: 'Looking again...', scrollTop: 0}), ...effects);
}

/** Looks something up again by itself, where that is still wanted. */
export function receiveLookDue(state: WizardState, {lookup: id, about}: Report & {type: 'look-due'}): Transition {
	const context = contextOf(state);
	const lookup = repeated(state).find(known => known.id === id && known.about(context) === about);
	return lookup === undefined
		? transition(state)
		: transition(state, {
			type: 'look', lookup, about, context,
		});
}

function repeated(state: WizardState): readonly Lookup[] {
	return (questionOf(state)?.lookups ?? []).filter(({repeatsAfter}) => repeatsAfter !== undefined);
}
