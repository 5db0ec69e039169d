import {exitCodes} from '../values/exit-codes.ts';
import {Secret} from '../values/secret.ts';
import {tidyPath} from '../values/path-text.ts';
import type {Context, ExactPath, Found} from './context.ts';
import type {Effect} from './effect.ts';
import type {Nested, Retry} from './journey.ts';
import type {Lookup} from './lookup.ts';
import {
	isSettled,
	lookupsFor,
	problemOf,
	type Question,
} from './question.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	contextIn,
	contextOf,
	currentJourney,
	type JourneyState,
	newJourney,
	questionOf,
	reviewStep,
	runStep,
	type Step,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';
import {newRun, newView} from './view.ts';

/** Goes to a step, with nothing left over from the last one but the answers. */
export function enterStep(state: WizardState, step: Step): Transition {
	const {isEditing, step: before} = currentJourney(state);
	// Whoever changed an answer finds it again.
	const edited = isEditing && step === reviewStep ? reviewedQuestions(state).findIndex(({id}) => id === before) : 0;
	const view = {...newView, selected: Math.max(0, edited)};
	const entered = changeJourney({
		...state, view, inputKey: state.inputKey + 1, dialog: undefined,
	}, {step, isEditing: isEditing && step !== reviewStep});
	const question = questionOf(entered);
	return question === undefined
		? lookUp(entered, step === reviewStep ? reviewedQuestions(entered) : [])
		: lookUp(takeFirstOffer(selectChosen(entered, question), question), [question, ...offeringNext(entered, question)]);
}

/** The question that comes next, where it offers what nobody chose: by then it should be known to be good. */
function offeringNext(state: WizardState, question: Question): readonly Question[] {
	const {journey: {questions}, answers} = currentJourney(state);
	const next = questions[questions.indexOf(question) + 1];
	return next !== undefined && isUnchosen(answers, next) ? [next] : [];
}

/** Returns whether the program itself put the text into the first field, and it could put a better one there. */
function isUnchosen({texts, exact}: Context['answers'], {fields, inPlaceOfUnchosen}: Question): boolean {
	const [field] = fields;
	const put = field && exact[field.name];
	return inPlaceOfUnchosen !== undefined && put?.isOffered === true && put.text === texts[field?.name ?? ''];
}

/** Selects again what was chosen before. */
function selectChosen(state: WizardState, {id, choices}: Question): WizardState {
	const context = contextOf(state);
	const index = choices?.(context).findIndex(choice => choice.id === context.answers.texts[id]) ?? -1;
	return index === -1 ? state : changeView(state, {selected: index});
}

/** Returns the questions whose answers the review lists, in order. */
export function reviewedQuestions(state: WizardState): readonly Question[] {
	return currentJourney(state).journey.questions.filter(question =>
		question.summary !== undefined && !isSkippedIn(state, question));
}

/** Returns whether a question need not be asked now. */
export function isSkippedIn(state: WizardState, {isSkipped}: Question): boolean {
	return isSkipped?.(contextOf(state)) ?? false;
}

/** An empty field takes the best of what is offered for it. */
function takeFirstOffer(state: WizardState, {fields, offers}: Question): WizardState {
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

/**
Called when the answer of a question is accepted: goes on to the next one, back to the review, or to what all of them
start.
*/
export function leaveQuestion(state: WizardState, question: Question): Transition {
	const tidy = settleAnswers(state, question);
	const {journey: {questions, review}, isEditing} = currentJourney(tidy);
	const following = questions.slice(questions.indexOf(question) + 1);
	const next = isEditing ? undefined : following.find(other => !isSkippedIn(tidy, other));
	if (next !== undefined) {
		return enterStep(tidy, next.id);
	}

	return review === undefined ? begin(tidy) : enterStep(tidy, reviewStep);
}

/** Paths stay as they will be used. */
function settleAnswers(state: WizardState, {fields}: Question): WizardState {
	const context = contextOf(state);
	const {texts, exact} = context.answers;
	const settled = fields
		.filter(({kind}) => kind === 'file' || kind === 'folder')
		.map(({name, settle}): [string, ExactPath] =>
			[name, settle?.(context) ?? {text: tidyPath((texts[name] ?? '').trim(), state.options.pathStyle)}]);
	return changeAnswers(state, {
		texts: {...texts, ...Object.fromEntries(settled.map(([name, {text}]) => [name, text]))},
		exact: {...exact, ...Object.fromEntries(settled)},
	});
}

/** Opens one answer for editing; afterwards the review comes back, where there is one. */
export function edit(state: WizardState, question: string): Transition {
	const {journey} = currentJourney(state);
	return enterStep(changeJourney(state, {isEditing: journey.review !== undefined}), question);
}

/** Returns what Enter does on the review, for the footer, and as a sentence in which `key` is what does it. */
export function startWords(state: WizardState): {readonly does: string; ahead(key: string): string} {
	const context = contextOf(state);
	const {journey: {review}} = currentJourney(state);
	const refused = reviewedQuestions(state).find(question => problemOf(question, context) !== undefined);
	return refused === undefined
		? {does: review?.start(context) ?? '', ahead: key => review?.ahead(context, key) ?? ''}
		: {does: 'put that right', ahead: key => `${key} opens "${refused.title}": it has to be put right first.`};
}

/** Starts what the answers are for when every one still holds, else opens the first that does not. */
export function begin(state: WizardState): Transition {
	const context = contextOf(state);
	const questions = reviewedQuestions(state);
	const refused = questions.find(question => problemOf(question, context) !== undefined);
	if (refused !== undefined) {
		const opened = edit(state, refused.id);
		return transition(changeView(opened.state, {wasRefused: true}), ...opened.effects);
	}

	if (questions.some(question => !isSettled(question, context))) {
		return transition(changeView(state, {isWaiting: true}));
	}

	for (const question of questions) {
		const confirmation = question.confirm?.(context);
		if (confirmation !== undefined && confirmation.about !== context.answers.agreed[question.id]) {
			const opened = edit(state, question.id);
			return transition({...opened.state, dialog: {type: 'confirm', confirmation}}, ...opened.effects);
		}
	}

	return startTask(state, context);
}

function startTask(state: WizardState, context: Context): Transition {
	const {journey, runs} = currentJourney(state);
	const start = journey.start(context);
	switch (start.type) {
		case 'run': {
			const next = changeJourney({...state, view: newView}, {
				step: runStep, run: newRun(journey.run?.prompts ?? []), result: undefined, runs: runs + 1,
			});
			return transition(next, {type: 'run', journey, request: start.request});
		}

		case 'end': {
			return transition({...state, exitCode: exitCodes.done});
		}

		case 'practise': {
			return transition(changeView(state, {isWaiting: true}), {type: 'practise', scenario: start.scenario});
		}

		case 'return': {
			return returnFrom(state);
		}

		case 'open': {
			return edit(state, start.question);
		}
	}
}

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

/** Back from a question: to the review that it was opened from, else to the question before. */
export function goToStepBefore(state: WizardState): Transition {
	const {journey: {questions}, step, isEditing} = currentJourney(state);
	const index = questions.findIndex(({id}) => id === step);
	const earlier = (index === -1 ? questions : questions.slice(0, index)).filter(other => !isSkippedIn(state, other));
	const before = isEditing ? reviewStep : earlier.at(-1)?.id;
	if (before !== undefined && before !== step) {
		return enterStep(state, before);
	}

	return state.journeys.length > 1
		? returnFrom(state)
		: transition(changeView(state, {remark: 'This is the first step. Ctrl+C leaves the program.'}));
}

/** Goes to the answer that a failed run is to be blamed on, and says there what to do. */
export function tryAgain(
	given: WizardState,
	{question, looksAgain, remark, offers = {}}: Omit<Retry, 'does'>,
): Transition {
	const {texts, exact} = currentJourney(given).answers;
	const offered = Object.entries(offers).map(([field, text]) => [field, {text, isOffered: true}] as const);
	const state = changeAnswers(given, {
		texts: {...texts, ...offers}, exact: {...exact, ...Object.fromEntries(offered)},
	});
	const way = question === undefined ? enterStep(state, reviewStep) : edit(state, question);
	const {state: next, effects} = looksAgain ? lookAgain(state) : way;
	return transition(changeView(next, {remark}), ...effects);
}

/** Goes to the review, with another engine for the next try. */
export function useOtherEngine(state: WizardState): Transition {
	const {journey, result} = currentJourney(state);
	const other = result === undefined ? undefined : journey.result?.otherEngine?.(result, contextOf(state));
	return other === undefined
		? transition(state)
		: tryAgain({...state, options: {...state.options, engine: other.engine}}, other);
}

/** Looks the computer over anew, from the first question. */
export function lookAgain(state: WizardState): Transition {
	const {journey, round} = currentJourney(state);
	return enterStep(changeJourney(state, {round: round + 1}), journey.questions[0]?.id ?? reviewStep);
}

/**
Returns the state without the secrets of the journey on the screen. They are wiped too: what has been drawn, and what
has run, may hold them for longer.
*/
export function forgetSecrets(state: WizardState): Transition {
	const {journey, answers: {secrets, texts}} = currentJourney(state);
	const forgotten = journey.questions.flatMap(({fields}) => fields).filter(({isForgotten}) => isForgotten);
	const next = changeAnswers(state, {
		secrets: Object.fromEntries(Object.keys(secrets).map(name => [name, new Secret('')])),
		texts: {...texts, ...Object.fromEntries(forgotten.map(({name}) => [name, '']))},
	});
	return transition(changeJourney(next, {hasTyped: false}), {type: 'wipe', secrets: Object.values(secrets)});
}

/** Takes what a lookup found, wherever it is about that still. */
export function takeFound(state: WizardState, id: string, found: Found): Transition {
	const take = (journey: JourneyState): JourneyState => {
		const lookup = journey.journey.questions.flatMap(({lookups}) => lookups).find(known => known.id === id);
		return lookup?.about(contextIn(state.options, journey)) === found.about
			? {...journey, found: {...journey.found, [id]: found}}
			: journey;
	};

	const [first, ...rest] = state.journeys;
	const next: WizardState = {...state, journeys: [take(first), ...rest.map(journey => take(journey))]};
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
