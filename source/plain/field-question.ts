import {type Field, isSettled, type Question as WizardQuestion} from '../wizard/question.ts';
import {contextOf, valueOf, type WizardState} from '../wizard/state.ts';
import {chooseFrom} from './menu.ts';
import {
	type Choice,
	pickedReply,
	type Question,
	textReply,
} from './line-question.ts';

/** Returns the question for the text of a field; undefined while what is offered for it is not known. */
export function fieldQuestion(state: WizardState, question: WizardQuestion, field: Field): Question | undefined {
	const context = contextOf(state);
	if (question.offers !== undefined) {
		return offersQuestion(state, question, field);
	}

	const isPath = field.kind === 'file' || field.kind === 'folder';
	const accepted = acceptedIn(state, question, field);
	// Only a path that has been looked at is offered.
	if (isPath && question.better !== undefined && !isSettled(question, context)) {
		return undefined;
	}

	const offered = question.better?.(context) ?? accepted;
	const {emptyWord, labelInLines, kind} = field;
	if (emptyWord !== undefined) {
		return offered === undefined || offered === ''
			? {...textQuestion(field, labelInLines), offer: {label: emptyWord, reply: textReply('')}}
			: {...textQuestion(field, `${labelInLines}, or ${emptyWord}`), offer: {label: offered, reply: textReply(offered)}};
	}

	return {
		...textQuestion(field, labelInLines),
		// One that was given before need not be typed again.
		offer: offered === undefined
			? undefined
			: {label: kind === 'secret' ? 'as given before' : offered, reply: textReply(offered)},
	};
}

/** A text, or the number of one that is offered. */
function offersQuestion(state: WizardState, question: WizardQuestion, field: Field): Question | undefined {
	const offers = question.offers?.(contextOf(state));
	if (offers === undefined) {
		return undefined;
	}

	const current = acceptedIn(state, question, field);
	const isNew = current !== undefined && offers.every(({text}) => text !== current);
	const choices = [
		...offers.map(({text, detail}): Choice => ({
			label: detail === undefined ? text : `${text} (${detail})`, exact: 'path', reply: pickedReply(text),
		})),
		...(isNew ? [{label: `${current} (your answer)`, exact: 'path', reply: textReply(current)} as const] : []),
	];
	return chooseFrom({
		key: field.name,
		above: offers.length === 0 ? [] : [{text: 'Found on this computer:'}],
		choices,
		usual: isNew ? offers.length : Math.max(0, offers.findIndex(({text}) => text === current)),
		label: choices.length === 0
			? field.labelInLines
			: `Number, or another ${field.kind === 'file' ? 'file' : 'folder'}`,
		field,
	});
}

function textQuestion(field: Field, label: string): Question {
	return {
		key: field.name,
		above: [],
		below: [],
		choices: [],
		label,
		field,
		offer: undefined,
	};
}

/** Returns what is in the field already, when it would be accepted as far as is known. */
function acceptedIn(state: WizardState, question: WizardQuestion, field: Field): string | undefined {
	const value = valueOf(state, field);
	return value !== '' && question.validate(contextOf(state), field.name).refusal === undefined ? value : undefined;
}
