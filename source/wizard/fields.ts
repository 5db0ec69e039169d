import {Secret} from '../values/secret.ts';
import type {Offer} from './context.ts';
import type {Report, WizardEvent} from './event.ts';
import {leaveQuestion, lookUp} from './navigation.ts';
import {type Field, isSettled, type Question} from './question.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	contextOf,
	currentJourney,
	focusedField,
	questionOf,
	valueOf,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';

type Typed = WizardEvent & {readonly type: 'typed'};

/** Called when the user changed a field's text. */
export function typeInto(state: WizardState, event: Typed): Transition {
	const {field: name, text} = event;
	const field = focusedField(state);
	if (field?.name !== name) {
		return transition(state);
	}

	const {answers: {picked}, hasTyped} = currentJourney(state);
	// A line may take the text that stands there.
	const isNew = text !== valueOf(state, field);
	const typed = changeJourney(state, {hasTyped: hasTyped || isNew});
	return changeText(changeAnswers(typed, {picked: {...picked, [name]: pickedAfter(state, event)}}), field, text);
}

/** An offer stays one while its text is only edited: going back and forth by a letter does not name it. */
function pickedAfter(state: WizardState, {text, as, field: name}: Typed): Offer | undefined {
	if (as !== undefined) {
		return as === 'picked' ? offersIn(state).find(offer => offer.text === text) : undefined;
	}

	const offer = currentJourney(state).answers.picked[name];
	return text !== '' && offer?.text.startsWith(text.slice(0, 1)) ? offer : undefined;
}

function offersIn(state: WizardState): readonly Offer[] {
	return questionOf(state)?.offers?.(contextOf(state)) ?? [];
}

/** A field's text is another. */
function changeText(state: WizardState, {name, kind}: Field, text: string): Transition {
	const {answers: {secrets, texts}} = currentJourney(state);
	const {remark, isRemarkAhead} = state.view;
	const calm = changeView(state, {
		wasRefused: false,
		isWaiting: false,
		remark: isRemarkAhead ? remark : undefined,
		isRemarkAhead: false,
		completion: undefined,
		scrollTop: 0,
	});
	const question = questionOf(state);
	return kind === 'secret'
		? transition(changeAnswers(calm, {secrets: {...secrets, [name]: new Secret(text)}}))
		: lookUp(changeAnswers(calm, {texts: {...texts, [name]: text}}), question === undefined ? [] : [question]);
}

/** Puts a whole text into the focused field, as if it had been typed. */
function replaceText(state: WizardState, field: Field, text: string): Transition {
	const {state: next, effects} = changeText(state, field, text);
	return transition({...next, inputKey: state.inputKey + 1}, ...effects);
}

/**
Enter in a field: goes on when the answer is accepted. One that is refused for what was found is looked up again first,
unless that was just done: the user may have plugged in the drive meanwhile.
*/
export function submit(state: WizardState, question: Question, isJustLookedUp = false): Transition {
	const context = contextOf(state);
	const {name} = question.fields[state.view.focus] ?? {name: ''};
	if (question.validate(context, name).refusal !== undefined) {
		return !isJustLookedUp && isLookedUpForRefusal(state, question)
			? lookUp(changeView(state, {wasRefused: false, isWaiting: true}), [question])
			: transition(changeView(state, {wasRefused: true, isWaiting: false, scrollTop: 0}));
	}

	if (!isSettled(question, context)) {
		return transition(changeView(state, {isWaiting: true}));
	}

	if (state.view.focus + 1 < question.fields.length) {
		return focusField(state, state.view.focus + 1);
	}

	const confirmation = question.confirm?.(context);
	return confirmation === undefined || confirmation.about === context.answers.agreed[question.id]
		? leaveQuestion(state, question)
		: transition({...changeView(state, {isWaiting: false}), dialog: {type: 'confirm', confirmation}});
}

/** Returns whether another look may find the answer better: it is refused for what was found. */
function isLookedUpForRefusal(state: WizardState, question: Question): boolean {
	const {effects} = lookUp(state, [question]);
	return effects.length > 0;
}

/** Moves the keyboard to another field of the question. */
export function focusField(state: WizardState, focus: number): Transition {
	return transition({
		...changeView(state, {
			focus, wasRefused: false, remark: undefined, isRevealed: false,
		}),
		inputKey: state.inputKey + 1,
	});
}

/** Moves through what is offered for the field. */
export function selectOffer(state: WizardState, by: 1 | -1): Transition {
	const field = focusedField(state);
	const offers = offersIn(state);
	const current = field === undefined ? -1 : offers.findIndex(({text}) => text === valueOf(state, field));
	const chosen = offers[current === -1 ? 0 : (current + by + offers.length) % offers.length];
	if (field === undefined || chosen === undefined) {
		return transition(state);
	}

	const {picked} = currentJourney(state).answers;
	return replaceText(changeAnswers(state, {picked: {...picked, [field.name]: chosen}}), field, chosen.text);
}

/** Tab in a path: asks for completions, or goes to the next of those there are. */
export function complete(state: WizardState): Transition {
	const field = focusedField(state);
	if (field?.kind !== 'file' && field?.kind !== 'folder') {
		return transition(state);
	}

	const {completion} = state.view;
	if (completion === undefined || completion.options.length === 0) {
		return transition(changeView(state, {completion: undefined}), {
			type: 'complete', field: field.name, kind: field.kind, text: valueOf(state, field),
		});
	}

	const index = (completion.index + 1) % completion.options.length;
	const {state: next, effects} = replaceText(state, field, completion.options[index] ?? '');
	return transition(changeView(next, {completion: {...completion, index}}), ...effects);
}

/** Completions arrived: one is taken, of several the part they share, and they are listed. */
export function receiveCompletions(
	state: WizardState,
	{field: name, text, options}: Report & {type: 'completions'},
): Transition {
	const field = focusedField(state);
	if (field?.name !== name || valueOf(state, field) !== text) {
		return transition(state);
	}

	if (options.length === 0) {
		return transition(changeView(state, {remark: 'Nothing on this computer goes on from here.'}));
	}

	const shared = sharedStart(options, state.options.pathStyle === 'windows');
	const {state: next, effects} = shared.length > text.length || options.length === 1
		? replaceText(state, field, shared)
		: transition(state);
	return transition(changeView(next, {completion: options.length === 1 ? undefined : {options, index: -1}}), ...effects);
}

function sharedStart(options: readonly string[], isCaseBlind: boolean): string {
	const [first = '', ...others] = options;
	const fold = (text: string): string => isCaseBlind ? text.toLowerCase() : text;
	let {length} = first;
	for (const other of others) {
		while (!fold(other).startsWith(fold(first.slice(0, length)))) {
			length--;
		}
	}

	return first.slice(0, length);
}
