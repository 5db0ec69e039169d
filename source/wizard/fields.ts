import {isAbsolutePath, isUnc} from '../values/path-text.ts';
import {Secret} from '../values/secret.ts';
import type {Validation} from '../values/validation.ts';
import type {Offer} from './context.ts';
import type {Report, WizardEvent} from './event.ts';
import {leaveQuestion} from './navigation.ts';
import {lookUp} from './lookups.ts';
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
	const {field: name} = event;
	const field = focusedField(state);
	if (field?.name !== name) {
		return transition(state);
	}

	const whole = pathInPlace(state, field, event);
	const text = whole ?? event.text;
	const {answers: {picked}} = currentJourney(state);
	// A whole path names what it says, be it one that is offered.
	const offer = whole === undefined ? pickedAfter(state, event) : undefined;
	const next = changeAnswers(state, {picked: {...picked, [name]: offer}});
	return changeText(
		{
			...(offer?.text === text ? markExact(next, field, text) : next),
			// The cursor goes behind the text.
			...(whole !== undefined && {inputKey: state.inputKey + 1}),
		},
		field,
		text,
	);
}

/**
Returns the full path that was typed or pasted behind the one that stood in the field: it takes the place of that, since
no path has another behind it. Undefined where the text goes on in any other way.
*/
function pathInPlace(state: WizardState, field: Field, {text, as}: Typed): string | undefined {
	const {name, kind} = field;
	const {pathStyle} = state.options;
	const before = currentJourney(state).answers.exact[name]?.text ?? '';
	const isPath = kind === 'file' || kind === 'folder';
	if (!isPath || as !== undefined || before === '' || !text.startsWith(before)) {
		return undefined;
	}

	const behind = text.slice(before.length).trimStart();
	const path = behind.replace(/^["']/v, '');
	// Separators that are typed behind a folder go on in it, be it with one too many.
	const isTyped = valueOf(state, field) !== before;
	const goesOn = kind === 'folder' && (pathStyle === 'posix' || (isTyped && isUnc(path)));
	return !goesOn && isAbsolutePath(path, pathStyle) ? behind : undefined;
}

/** An offer stays one while its text is only edited: going back and forth by a letter does not name it. */
function pickedAfter(state: WizardState, {text, as, field: name}: Typed): Offer | undefined {
	if (as !== undefined) {
		return as === 'picked' ? offersIn(state).find(offer => offer.text === text) : undefined;
	}

	const offer = currentJourney(state).answers.picked[name];
	return text !== '' && offer?.text.startsWith(text.slice(0, 1)) ? offer : undefined;
}

/** Returns what is offered for the field on the screen. */
export function offersIn(state: WizardState): readonly Offer[] {
	return questionOf(state)?.offers?.(contextOf(state)) ?? [];
}

/** A field's text is given: typed, picked, completed or made. */
function changeText(state: WizardState, field: Field, text: string): Transition {
	const {name, kind} = field;
	const {answers: {secrets, texts, agreed}, hasTyped} = currentJourney(state);
	// A line may take the text that stands there.
	const changed = changeJourney(state, {hasTyped: hasTyped || text !== valueOf(state, field)});
	const {remark, isRemarkAhead} = state.view;
	const calm = changeView(changed, {
		wasRefused: false,
		isWaiting: false,
		remark: isRemarkAhead ? remark : undefined,
		isRemarkAhead: false,
		generated: 0,
		emptied: undefined,
		hadTypeAhead: false,
		completion: undefined,
		scrollTop: 0,
	});
	const question = questionOf(state);
	if (kind !== 'secret') {
		return lookUp(changeAnswers(calm, {texts: {...texts, [name]: text}}), question === undefined ? [] : [question]);
	}

	// Whoever agreed to a secret has not agreed to another.
	const isFirst = question?.fields[0]?.name === name;
	const isOther = isFirst && secrets[name]?.reveal() !== text;
	return lookUp(changeAnswers(calm, {
		secrets: {...secrets, [name]: new Secret(text)},
		agreed: isOther ? {...agreed, [question.id]: undefined} : agreed,
	}), question === undefined ? [] : [question]);
}

/** Puts a whole text into the focused field, as if it had been typed. */
function replaceText(state: WizardState, field: Field, text: string): Transition {
	const {state: next, effects} = changeText(markExact(state, field, text), field, text);
	return transition({...next, inputKey: state.inputKey + 1}, ...effects);
}

/** The user did not type this text. Of a secret no copy is made. */
function markExact(state: WizardState, {name, kind}: Field, text: string): WizardState {
	if (kind === 'secret') {
		return state;
	}

	const {exact} = currentJourney(state).answers;
	return changeAnswers(state, {exact: {...exact, [name]: {text}}});
}

/**
Enter in a field: goes on when the answer is accepted. One that is refused for what was found is looked up again first,
unless that was just done: the user may have plugged in the drive meanwhile.
*/
export function submit(state: WizardState, question: Question, isJustLookedUp = false): Transition {
	const context = contextOf(state);
	const field = question.fields[state.view.focus];
	const validation = question.validate(context, field?.name ?? '');
	if (validation.refusal !== undefined) {
		return !isJustLookedUp && isLookedUpForRefusal(state, question)
			? lookUp(changeView(state, {wasRefused: false, isWaiting: true}), [question])
			: refuseAnswer(state, field, validation);
	}

	if (!isSettled(question, context)) {
		return transition(changeView(state, {isWaiting: true}));
	}

	const {fields} = question;
	const {focus} = state.view;
	// The keyboard may have been moved past one that is refused.
	const refused = fields.slice(0, focus).findIndex(({name}) => question.validate(context, name).refusal !== undefined);
	if (refused !== -1) {
		return transition(changeView(focusField(state, refused).state, {wasRefused: true}));
	}

	const confirmation = question.confirm?.(context);
	if (confirmation !== undefined && confirmation.about !== context.answers.agreed[question.id]) {
		return transition({...changeView(state, {isWaiting: false}), dialog: {type: 'confirm', confirmation}});
	}

	return focus + 1 < fields.length ? focusField(state, focus + 1) : leaveQuestion(state, question);
}

/** Says why an answer is refused, and empties the field where the answer is of no use any more. */
function refuseAnswer(state: WizardState, field: Field | undefined, validation: Validation): Transition {
	if (field === undefined || !validation.empties) {
		return transition(changeView(state, {wasRefused: true, isWaiting: false, scrollTop: 0}));
	}

	const emptied = replaceText(state, field, '');
	return transition(changeView(emptied.state, {emptied: validation}), ...emptied.effects);
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
			focus,
			wasRefused: false,
			isWaiting: false,
			remark: undefined,
			isRevealed: false,
			generated: 0,
			emptied: undefined,
		}),
		inputKey: state.inputKey + 1,
	});
}

/** Has a secret made for the focused field. */
export function generate(state: WizardState): Transition {
	const field = focusedField(state);
	const instead = currentJourney(state).answers.secrets[field?.name ?? ''];
	return instead === undefined || field?.generate === undefined
		? transition(state)
		: transition(state, {
			type: 'generate', field, count: state.view.generated, instead,
		});
}

/** A secret was made: it is shown in its field, and what was typed of another one into the fields beside it goes. */
export function receiveGenerated(state: WizardState, event: Report & {type: 'generated'}): Transition {
	const field = focusedField(state);
	const {answers: {secrets}} = currentJourney(state);
	if (field?.name !== event.field || field.generate === undefined || secrets[field.name] !== event.instead) {
		return transition(state);
	}

	const others = (questionOf(state)?.fields ?? []).filter(({kind}) => kind === 'secret').map(({name}) => name);
	const emptied = changeAnswers(state, {
		secrets: {...secrets, ...Object.fromEntries(others.map(name => [name, new Secret('')]))},
	});
	const {state: filled, effects} = replaceText(emptied, field, event.secret.reveal());
	return transition(
		changeView(filled, {generated: state.view.generated + 1, remark: event.remark}),
		...effects,
	);
}

/** Moves through what is listed for the field: ways in which its path goes on, else what is offered. */
export function selectOffer(state: WizardState, by: 1 | -1): Transition {
	const field = focusedField(state);
	if (field !== undefined && state.view.completion !== undefined) {
		return takeCompletion(state, field, by);
	}

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

	if (state.view.completion === undefined) {
		const text = field.expand?.(contextOf(state)) ?? valueOf(state, field);
		const expanded = text === valueOf(state, field) ? transition(state) : replaceText(state, field, text);
		return transition(expanded.state, ...expanded.effects, {
			type: 'complete', field: field.name, kind: field.kind, text,
		});
	}

	return takeCompletion(state, field, 1);
}

function takeCompletion(state: WizardState, field: Field, by: 1 | -1): Transition {
	const {options = [], index: last = -1} = state.view.completion ?? {};
	const index = last === -1 && by === -1 ? options.length - 1 : (last + by + options.length) % options.length;
	const {state: next, effects} = replaceText(state, field, options[index] ?? '');
	return transition(changeView(next, {completion: {options, index}}), ...effects);
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
		return transition(changeView(state, {remark: 'Nothing was found that begins like this.'}));
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
