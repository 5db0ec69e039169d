import {toolLine} from '../text/paragraph.ts';
import {askedWords} from '../wizard/dialogs.ts';
import {isSettled} from '../wizard/question.ts';
import {isReporting} from '../wizard/report.ts';
import {
	contextOf,
	currentJourney,
	focusedField,
	questionOf,
	resultStep,
	reviewStep,
	runStep,
	type WizardState,
} from '../wizard/state.ts';
import {chooseFrom, menu} from './menu.ts';
import {fieldQuestion} from './field-question.ts';
import {itemQuestion} from './item-question.ts';
import {type Choice, commandReply, type Question} from './line-question.ts';
import {reviewQuestion} from './review-question.ts';
import {runQuestion} from './run-question.ts';

const idWidth = 18;

/** Returns the question that is open; undefined while the wizard is busy. */
export function openQuestion(state: WizardState): Question | undefined {
	const {dialog, exitCode, view} = state;
	if (exitCode !== undefined || view.isWaiting || isReporting(state)) {
		return undefined;
	}

	if (dialog?.type === 'confirm') {
		const {about, textInLines} = dialog.confirmation;
		return menu(state, `confirm ${about}`, [{text: textInLines}]);
	}

	const asked = askedWords(state);
	if (asked !== undefined) {
		const {text, prompt} = asked;
		return menu(state, dialog?.type ?? '', [
			...(prompt === undefined ? [] : [toolLine(prompt)]),
			{text},
		]);
	}

	const {step, journey, run} = currentJourney(state);
	switch (step) {
		case reviewStep: {
			return journey.review && reviewQuestion(state, journey.review);
		}

		case runStep: {
			return journey.run && run && runQuestion(state, journey.run, run);
		}

		case resultStep: {
			return menu(state, step);
		}

		default: {
			return questionOfStep(state);
		}
	}
}

function questionOfStep(state: WizardState): Question | undefined {
	const question = questionOf(state);
	if (question === undefined) {
		return undefined;
	}

	const field = focusedField(state);
	if (field !== undefined) {
		return fieldQuestion(state, question, field);
	}

	const context = contextOf(state);
	const items = question.checklist?.(context);
	if (items !== undefined) {
		return isSettled(question, context) ? itemQuestion(state, question, items) : undefined;
	}

	const choices = question.choices?.(context).map(({id, description}): Choice => ({
		title: id.padEnd(idWidth), label: description, name: id, reply: commandReply({type: 'choose', id}),
	}));
	if (choices !== undefined) {
		return chooseFrom({
			key: question.id, choices, usual: state.view.selected, label: 'Number or name',
		});
	}

	return isSettled(question, context) && context.elevation?.state !== 'asking' ? menu(state, question.id) : undefined;
}
