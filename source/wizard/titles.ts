import {
	contextOf,
	currentJourney,
	questionOf,
	reviewStep,
	runStep,
	type WizardState,
} from './state.ts';
import {explainedQuestion} from './dialogs.ts';
import type {Help} from './question.ts';

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
		: {title: result?.title ?? '', help: (reached && result?.help(reached)) ?? {sections: []}};
}

/** Returns the title of the step that is on the screen. */
export function titleOf(state: WizardState): string {
	return wordsOf(state).title;
}

/** Returns how what is on the screen is explained; a question that is open there comes first. */
export function helpOf(state: WizardState): Help {
	const {help} = wordsOf(state);
	const asked = explainedQuestion(state);
	return asked === undefined
		? help
		: {...help, sections: [{title: 'You are asked', text: asked}, ...help.sections]};
}
