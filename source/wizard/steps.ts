import {isAsked, type Question} from './question.ts';
import {
	changeJourney,
	changeView,
	contextOf,
	currentJourney,
	questionOf,
	reviewStep,
	type Step,
	type WizardState,
} from './state.ts';
import type {Transition} from './transition.ts';
import {newView} from './view.ts';
import {isUnchosen, lookUp, takeFirstOffer} from './lookups.ts';

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

/** Selects again what was chosen before. */
function selectChosen(state: WizardState, {id, choices}: Question): WizardState {
	const context = contextOf(state);
	const index = choices?.(context).findIndex(choice => choice.id === context.answers.texts[id]) ?? -1;
	return index === -1 ? state : changeView(state, {selected: index});
}

/** Returns the questions whose answers the review lists, in order. */
export function reviewedQuestions(state: WizardState): readonly Question[] {
	return currentJourney(state).journey.questions.filter(question =>
		question.summary !== undefined && isAsked(question, contextOf(state)));
}
