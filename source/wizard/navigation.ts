import {exitCodes} from '../values/exit-codes.ts';
import {Secret} from '../values/secret.ts';
import {tidyPath} from '../values/path-text.ts';
import type {Context, ExactPath} from './context.ts';
import type {Retry} from './journey.ts';
import {
	isAsked,
	isSettled,
	problemOf,
	type Question,
} from './question.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	contextOf,
	currentJourney,
	reviewStep,
	runStep,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';
import {newRun, newView} from './view.ts';
import {enterStep, reviewedQuestions} from './steps.ts';
import {returnFrom} from './nesting.ts';

/**
Called when the answer of a question is accepted: goes on to the next one, back to the review, or to what all of them
start.
*/
export function leaveQuestion(state: WizardState, question: Question): Transition {
	const tidy = settleAnswers(state, question);
	const {journey: {questions, review}, isEditing} = currentJourney(tidy);
	const following = questions.slice(questions.indexOf(question) + 1);
	const context = contextOf(tidy);
	const next = isEditing ? undefined : following.find(other => isAsked(other, context));
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

/** Back from a question: to the review that it was opened from, else to the question before. */
export function goToStepBefore(state: WizardState): Transition {
	const {journey: {questions}, step, isEditing} = currentJourney(state);
	const index = questions.findIndex(({id}) => id === step);
	const context = contextOf(state);
	const earlier = (index === -1 ? questions : questions.slice(0, index)).filter(other => isAsked(other, context));
	const before = isEditing ? reviewStep : earlier.at(-1)?.id;
	if (before !== undefined && before !== step) {
		return enterStep(state, before);
	}

	return state.journeys.length > 1
		? returnFrom(state)
		: transition(changeView(state, {isWaiting: false, remark: 'This is the first step. Ctrl+C leaves the program.'}));
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
