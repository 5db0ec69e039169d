import {blankRow, rowsOf} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {shorten} from '../text/shorten.ts';
import type {ReviewWords} from '../wizard/journey.ts';
import {reviewedQuestions, startWords} from '../wizard/navigation.ts';
import {problemOf, type Question} from '../wizard/question.ts';
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
		.map((question, index) => answerRows(state, question, index === selected, width));
	const closing = [blankRow, ...rowsOf([
		{text: review.command(context)},
		{text: isWaiting ? 'Looking the answers over once more...' : startWords(state).ahead('Enter')},
	], width)];
	const said = remark === undefined ? [] : [...rowsOf([{text: remark, style: 'chosen'}], width), blankRow];
	const rows = [...answers.flat(), ...closing];
	// What is to be done after a failed run takes the place of the usual words.
	const why = remark === undefined ? whyRowsOf(review.why(context), width, availableRows) : said;
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

function answerRows(state: WizardState, question: Question, isSelected: boolean, width: number): Row[] {
	const context = contextOf(state);
	const problem = problemOf(question, context);
	const title = `${isSelected ? pointer : ' '} ${question.title}`;
	const keep = question.isTextSummary ? 'start' : 'both ends';
	const summary = shorten(question.summary?.(context) ?? '', width - titleWidth, keep);
	return [
		[{text: title.padEnd(titleWidth), style: isSelected ? 'chosen' : undefined}, {text: summary}],
		...(problem === undefined
			? []
			: rowsOf([{text: `Not yet: ${problem}`, style: 'error', columns: [{text: '', width: titleWidth}]}], width)),
	];
}
