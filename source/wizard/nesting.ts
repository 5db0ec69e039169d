import type {Context} from './context.ts';
import type {Effect} from './effect.ts';
import type {Nested} from './journey.ts';
import type {Question} from './question.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	currentJourney,
	type JourneyState,
	newJourney,
	questionOf,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';
import {enterStep} from './steps.ts';

/**
Opens another journey, which knows what is known already. The one on the screen waits for it, or gives way to it with
all that was typed there.
*/
export function openJourney(state: WizardState, nested: Nested): Transition {
	const {
		journey, answers, isInPlace, step, remark,
	} = nested;
	const left = journey.staysAsLeft ? state.left[journey.id] : undefined;
	const outer = currentJourney(state);
	const {
		found, round, elevation, lastLeft,
	} = outer;
	const opened = {
		...(left?.state ?? newJourney(journey, state.options, answers)),
		journey,
		found: {...found, ...foundFor(journey, left?.state.found)},
		round,
		elevation,
		lastLeft,
	};
	const stacked: WizardState = {...state, journeys: [...state.journeys, opened]};
	const {state: entered, effects} = enterStep(
		isInPlace ? changeJourney(state, opened) : stacked, step ?? opened.step,
	);
	const view = changeView(entered, {remark, selected: left?.selected ?? 0});
	return transition(view, ...effects, ...(isInPlace ? wipeAll(outer) : []));
}

/** Returns what was found for a journey's own questions. What was not told in full is looked up once more. */
function foundFor({questions}: JourneyState['journey'], found: Context['found'] = {}): Context['found'] {
	const lookups = questions.flatMap(question => question.lookups);
	const kept = lookups.filter(({id, isOnce}) => isOnce !== true || found[id]?.isComplete === true);
	const ids = new Set(kept.map(({id}) => id));
	return Object.fromEntries(Object.entries(found).filter(([id]) => ids.has(id)));
}

function wipeAll({answers: {secrets}}: JourneyState): Effect[] {
	const typed = Object.values(secrets).filter(({length}) => length > 0);
	return typed.length === 0 ? [] : [{type: 'wipe', secrets: typed}];
}

/** Goes back to the journey that opened this one, with what this one came to. */
export function returnFrom(state: WizardState, inner = currentJourney(state).result): Transition {
	const [first, ...rest] = state.journeys;
	const left = rest.pop();
	const back = keepTexts({...state, journeys: [first, ...rest], left: withLeft(state, left)}, left?.answers);
	const {journey, result, step} = currentJourney(back);
	const joined = inner === undefined || result === undefined ? result : journey.result?.into?.(result, inner) ?? result;
	const question = questionOf(back);
	const known = question === undefined || inner === undefined ? back : withNested(back, question, inner);
	const lastLeft = left?.journey.staysAsLeft ? left.journey.id : currentJourney(back).lastLeft;
	const {state: entered, effects} = enterStep(changeJourney(known, {result: joined, lastLeft}), step);
	return transition(entered, ...effects, ...(left === undefined ? [] : wipeAll(left)));
}

function withLeft({left, view: {selected}}: WizardState, state: JourneyState | undefined): WizardState['left'] {
	return state?.journey.staysAsLeft ? {...left, [state.journey.id]: {state, selected}} : left;
}

/** What was agreed to before was agreed to without it. */
function withNested(state: WizardState, {id}: Question, inner: Record<string, unknown>): WizardState {
	const {
		journey: {questions}, nested, answers: {texts},
	} = currentJourney(state);
	const consents = questions.flatMap(({fields}) => fields).filter(({isConsent}) => isConsent);
	return changeAnswers(changeJourney(state, {nested: {...nested, [id]: inner}}), {
		texts: {...texts, ...Object.fromEntries(consents.map(({name}) => [name, '']))},
	});
}

/** Whoever comes again finds what was typed there. */
function keepTexts(state: WizardState, left: Context['answers'] | undefined): WizardState {
	const {journey, answers: {texts, exact}} = currentJourney(state);
	const kept = (journey.result?.keeps ?? []).filter(field => left?.texts[field] !== undefined);
	return changeAnswers(state, {
		texts: {...texts, ...Object.fromEntries(kept.map(field => [field, left?.texts[field] ?? '']))},
		exact: {...exact, ...Object.fromEntries(kept.map(field => [field, left?.exact[field]]))},
	});
}
