import type {ReviewWords} from '../wizard/journey.ts';
import {startWords} from '../wizard/navigation.ts';
import {reviewedQuestions} from '../wizard/steps.ts';
import {exactnessOf, isSettled, problemOf} from '../wizard/question.ts';
import {
	contextOf,
	currentJourney,
	reviewStep,
	type WizardState,
} from '../wizard/state.ts';
import {chooseFrom} from './menu.ts';
import {type Choice, commandReply, type Question} from './line-question.ts';

const titleWidth = 19;

/** Returns which answer to change, or to start; undefined while the answers are looked at once more. */
export function reviewQuestion(state: WizardState, review: ReviewWords): Question | undefined {
	const context = contextOf(state);
	const questions = reviewedQuestions(state);
	const hasResult = currentJourney(state).result !== undefined;
	if (questions.some(question => !isSettled(question, context))) {
		return undefined;
	}

	const rows = questions.map((question): Choice => {
		const problem = problemOf(question, context);
		return {
			title: question.title.padEnd(titleWidth),
			label: question.summary?.(context) ?? '',
			...exactnessOf(question),
			...(problem !== undefined && {note: `Not yet: ${problem}`}),
			reply: commandReply({type: 'edit', question: question.id}),
		};
	});
	const {does, ahead: aheadOf} = startWords(state);
	const start: Choice = {label: does, reply: commandReply({type: 'go-on'})};
	const back: Choice = {label: 'see the last result', reply: commandReply({type: 'show-result'})};
	const number = rows.length + 1;
	const ahead = aheadOf(String(number));
	return chooseFrom({
		key: reviewStep,
		choices: [...rows, start, ...(hasResult ? [back] : [])],
		below: [...review.notes?.(context) ?? [], {text: review.command(context), exact: 'command'}, {text: ahead}],
		usual: rows.length,
		label: `1 to ${rows.length} to change an answer, ${number} to ${start.label}`,
	});
}
