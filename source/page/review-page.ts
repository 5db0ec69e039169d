import {blankRow, rowsOf} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {shorten} from '../text/shorten.ts';
import {runLine} from '../wizard/command-line.ts';
import {pathIn, problemOf} from '../wizard/judge.ts';
import {reviewedSteps} from '../wizard/review.ts';
import type {WizardState} from '../wizard/state.ts';
import {type QuestionStep, stepTitles} from '../wizard/steps.ts';
import {actsAhead, summaryOf} from '../words/review.ts';
import {whyOf} from '../words/why.ts';
import {pointer} from './choices.ts';
import {type PageSize, type ScrolledRows, scrollRows} from './scroll.ts';
import {whyRowsOf} from './why.ts';

const titleWidth = 21;

/** Returns all answers, the command, and what will happen; Enter starts. */
export function reviewPage(state: WizardState, size: PageSize): ScrolledRows {
	const {width, availableRows} = size;
	const {engine, pathStyle} = state.setting;
	const answers = reviewedSteps.map((step, index) => answerRows(state, step, index === state.selected, width));
	const closing = [blankRow, ...rowsOf([
		{text: runLine(engine, pathIn(state, 'backup-file'), pathStyle)},
		{text: state.isWaiting ? 'Looking the answers over once more...' : whatWillHappen(state)},
	], width)];
	const rows = [...answers.flat(), ...closing];
	const why = whyRowsOf(whyOf.review, width, availableRows);
	return why.length + rows.length <= availableRows
		? {rows: [...why, ...rows], last: Infinity}
		: {...scrollRows(rows, {availableRows, from: firstRow(answers, state.selected, rows.length - availableRows + 1)}), last: Infinity};
}

/** Returns the row to begin with, so that the chosen answer is in sight, and with the last one all that stands below. */
function firstRow(answers: ReadonlyArray<readonly Row[]>, selected: number, last: number): number {
	const start = answers.slice(0, selected).flat().length;
	return selected === answers.length - 1 ? Math.min(start, last) : Math.min(start, Math.max(0, last));
}

function answerRows(state: WizardState, step: QuestionStep, isSelected: boolean, width: number): Row[] {
	const problem = problemOf(state, step);
	const title = `${isSelected ? pointer : ' '} ${stepTitles[step]}`;
	const summary = shorten(summaryOf(state, step), width - titleWidth, step === 'reminder' ? 'start' : 'both ends');
	return [
		[{text: title.padEnd(titleWidth), style: isSelected ? 'chosen' : undefined}, {text: summary}],
		...(problem === undefined ? [] : rowsOf([{text: `Not yet: ${problem}`, style: 'error', columns: [{text: '', width: titleWidth}]}], width)),
	];
}

function whatWillHappen(state: WizardState): string {
	return state.setting.dryRun
		? 'Dry run: Enter prints what would be run, and ends. Nothing is started.'
		: `Enter will: ${actsAhead(state).join(', ')}.`;
}
