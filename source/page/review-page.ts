import {blank, indent, type Paragraph} from '../text/paragraph.ts';
import {blankRow, wrap} from '../text/wrap.ts';
import type {ReviewWords} from '../wizard/journey.ts';
import {startWords} from '../wizard/navigation.ts';
import {reviewedQuestions} from '../wizard/steps.ts';
import {exactnessOf, problemOf, type Question} from '../wizard/question.ts';
import {contextOf, type WizardState} from '../wizard/state.ts';
import {pointer} from './choices.ts';
import {type PageSize, type ScrolledRows, scrollRows} from './scroll.ts';
import {whyRowsOf} from './why.ts';

const titleWidth = 21;

/** Returns all answers, the command, and what will happen; Enter starts. */
export function reviewPage(state: WizardState, review: ReviewWords, size: PageSize): ScrolledRows {
	const {width, availableRows} = size;
	const {selected, isWaiting, remark} = state.view;
	const context = contextOf(state);
	const answers = reviewedQuestions(state)
		.map((question, index) => wrap(answerParagraphs(state, question, index === selected), width));
	const notes = review.notes?.(context) ?? [];
	const closing = [blankRow, ...wrap([
		...notes,
		...(notes.length === 0 ? [] : [blank]),
		{text: review.command(context), exact: 'command'},
		{text: isWaiting ? 'Looking the answers over once more...' : startWords(state).ahead('Enter')},
	], width)];
	const said = remark === undefined ? [] : [...wrap([{text: remark, style: 'chosen'}], width), blankRow];
	const rows = [...answers.flat(), ...closing];
	// What is to be done after a failed run takes the place of the usual words.
	const why = remark === undefined ? whyRowsOf(review.why(context), width, availableRows) : said;
	const more = [blankRow, ...wrap(review.withoutQuestions?.(context) ?? [], width)];
	if (more.length > 1 && why.length + rows.length + more.length <= availableRows) {
		return {rows: [...why, ...rows, ...more], last: 0};
	}

	if (why.length + rows.length <= availableRows) {
		return {rows: [...why, ...rows], last: 0};
	}

	const start = answers.slice(0, selected).flat().length;
	const room = availableRows - said.length;
	const {rows: shown, last} = scrollRows(rows, {
		availableRows: room, from: Math.max(start, size.from), isByPage: true,
	});
	return {rows: [...said, ...shown], last};
}

function answerParagraphs(state: WizardState, question: Question, isSelected: boolean): Paragraph[] {
	const context = contextOf(state);
	const problem = problemOf(question, context);
	const title = `${isSelected ? pointer : ' '} ${question.title}`;
	return [
		{
			text: question.summary?.(context) ?? '',
			...exactnessOf(question),
			columns: [{text: title, width: titleWidth, style: isSelected ? 'chosen' : undefined}],
		},
		...(problem === undefined
			? []
			: [{text: `Not yet: ${problem}`, style: 'error', columns: indent(titleWidth)} as const]),
	];
}
