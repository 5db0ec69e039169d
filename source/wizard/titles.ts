import {stepNumber} from './context.ts';
import {
	contextOf,
	currentJourney,
	questionOf,
	reviewStep,
	runStep,
	type WizardState,
} from './state.ts';
import {explainedQuestion} from './dialogs.ts';
import {isAsked, type Help} from './question.ts';

/** Words that every step has: a title, and an explanation. */
type Words = {readonly title: string; readonly help: Help};

function wordsOf(state: WizardState): Words {
	const context = contextOf(state);
	const question = questionOf(state);
	if (question !== undefined) {
		return {title: question.title, help: question.help(context)};
	}

	const {step, journey: {review, run, result}, run: running, result: reached} = currentJourney(state);
	if (step === reviewStep) {
		return {title: review?.title ?? '', help: review?.help(context) ?? {sections: []}};
	}

	return step === runStep
		? {title: run?.title ?? '', help: run?.help(context, running) ?? {sections: []}}
		: {title: result?.title ?? '', help: (reached && result?.help(reached, context)) ?? {sections: []}};
}

/** Returns the title of the step that is on the screen, with what its journey is for. */
export function titleOf(state: WizardState): string {
	const {staysAsLeft: isRead = false} = currentJourney(state).journey;
	const purposes = isRead ? [] : state.journeys.map(({journey}) => journey.purpose);
	const purpose = purposes.findLast(each => each !== undefined);
	const {title} = wordsOf(state);
	return purpose === undefined ? title : `${purpose}: ${title}`;
}

/**
Returns the number of the step on the screen, such as `Step 3 of 7`, with a plus where it is not known yet whether more
will be asked: `Step 3 of 6+`. Empty where it has none.
*/
export function positionOf(state: WizardState): string {
	const context = contextOf(state);
	const number = stepNumber(context, currentJourney(state).step);
	return number === undefined ? '' : `Step ${number} of ${context.steps.length}${mayBeMore(state) ? '+' : ''}`;
}

/** Returns whether it is not known yet which questions will be asked. */
function mayBeMore(state: WizardState): boolean {
	const context = contextOf(state);
	return currentJourney(state).journey.questions.some(question =>
		question.isSkipped !== undefined && question.isSkipped(context) === undefined && !isAsked(question, context));
}

/** Returns how what is on the screen is explained; a question that is open there comes first. */
export function helpOf(state: WizardState): Help {
	const {help} = wordsOf(state);
	const asked = explainedQuestion(state);
	const position = positionOf(state);
	return {
		...help,
		sections: [
			...(asked === undefined ? [] : [{title: 'You are asked', text: asked}]),
			...help.sections,
			...(position !== '' && mayBeMore(state)
				? [{title: position, text: 'What is found here may add a step or two.'}]
				: []),
		],
	};
}
