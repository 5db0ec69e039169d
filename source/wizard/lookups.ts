import type {Context, Found} from './context.ts';
import type {Effect} from './effect.ts';
import type {Lookup} from './lookup.ts';
import {lookupsFor, type Question} from './question.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	contextIn,
	contextOf,
	currentJourney,
	type JourneyState,
	mapJourneys,
	questionOf,
	reviewStep,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';

/** Returns whether the program itself put the text into the first field, and it could put a better one there. */
export function isUnchosen({texts, exact}: Context['answers'], {fields, inPlaceOfUnchosen}: Question): boolean {
	const [field] = fields;
	const put = field && exact[field.name];
	return inPlaceOfUnchosen !== undefined && put?.isOffered === true && put.text === texts[field?.name ?? ''];
}

/** An empty field takes the best of what is offered for it. */
export function takeFirstOffer(state: WizardState, {fields, offers}: Question): WizardState {
	const [field] = fields;
	const context = contextOf(state);
	const {texts, picked, exact} = context.answers;
	const [best] = offers?.(context) ?? [];
	return field === undefined || best === undefined || texts[field.name] !== ''
		? state
		: changeAnswers(state, {
			texts: {...texts, [field.name]: best.text},
			picked: {...picked, [field.name]: best},
			exact: {...exact, [field.name]: {text: best.text}},
		});
}

/** Forgets what was known for these questions and asks again, so that what changed meanwhile is noticed. */
export function lookUp(state: WizardState, questions: readonly Question[]): Transition {
	const context = contextOf(state);
	const isKnown = (lookup: Lookup): boolean => context.found[lookup.id]?.about === lookup.about(context);
	const isDue = (lookup: Lookup): boolean => !lookup.isOnce || !isKnown(lookup);
	const stays = (lookup: Lookup): boolean => lookup.repeatsAfter !== undefined && isKnown(lookup);
	const due = questions.flatMap(question => question.lookups.filter(lookup => isDue(lookup)));
	const wanted = questions.flatMap(question => lookupsFor(question, context)).filter(lookup => due.includes(lookup));
	const found: Record<string, Context['found'][string]> = {...context.found};
	for (const lookup of due) {
		found[lookup.id] = stays(lookup) ? found[lookup.id] : undefined;
	}

	const effects: Effect[] = [];
	for (const lookup of wanted) {
		const about = lookup.about(context) ?? '';
		found[lookup.id] ??= {about, facts: undefined, isComplete: false};
		effects.push({
			type: 'look', lookup, about, context,
		});
	}

	return transition(changeJourney(state, {found}), ...effects);
}

/** Takes what a lookup found, wherever it is about that still. */
export function takeFound(state: WizardState, id: string, found: Found): Transition {
	const take = (journey: JourneyState): JourneyState => {
		const lookup = journey.journey.questions.flatMap(({lookups}) => lookups).find(known => known.id === id);
		return lookup?.about(contextIn(state.options, journey)) === found.about
			? {...journey, found: {...journey.found, [id]: found}}
			: journey;
	};

	const next = mapJourneys(state, take);
	const owner = currentJourney(next).journey.questions.find(({lookups}) => lookups.some(lookup => lookup.id === id));
	const better = owner === undefined ? transition(next) : takeBetter(next, owner);
	const question = questionOf(better.state);
	const hadOffers = (questionOf(state)?.offers?.(contextOf(state)) ?? []).length > 0;
	if (question === undefined || hadOffers) {
		return better;
	}

	const late = takeLateOffer(better.state, question);
	return transition(late.state, ...better.effects, ...late.effects);
}

/** A text that nobody chose gives way to a better one. It is looked at before the step goes on. */
function takeBetter(state: WizardState, question: Question): Transition {
	const {step, answers} = currentJourney(state);
	const [field] = question.fields;
	const text = isUnchosen(answers, question) ? question.inPlaceOfUnchosen?.(contextOf(state)) : undefined;
	if (field === undefined || text === undefined || text === answers.texts[field.name]) {
		return transition(state);
	}

	const changed = changeAnswers(state, {
		texts: {...answers.texts, [field.name]: text},
		exact: {...answers.exact, [field.name]: {text, isOffered: true}},
	});
	const isShown = step === question.id || step === reviewStep;
	return lookUp(isShown
		? {...changeView(changed, {wasRefused: false, isWaiting: false}), inputKey: state.inputKey + 1}
		: changed, [question]);
}

/** Takes an offer that comes when the question is on the screen already. */
function takeLateOffer(state: WizardState, question: Question): Transition {
	const filled = takeFirstOffer(state, question);
	return filled === state
		? transition(state)
		: lookUp({...changeView(filled, {wasRefused: false}), inputKey: state.inputKey + 1}, [question]);
}
