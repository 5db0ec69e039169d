import {styledText} from '../terminal/styled-text.ts';
import type {Theme} from '../terminal/theme.ts';
import {blank, type Paragraph, toolLine} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {blankRow, wrap} from '../text/wrap.ts';
import {askedWords, scrollTopOf} from '../wizard/dialogs.ts';
import {bindingsFor} from '../wizard/keys.ts';
import type {ResultScreen, RunWords} from '../wizard/journey.ts';
import {reportParagraphs} from '../wizard/report.ts';
import type {Question} from '../wizard/question.ts';
import {
	changeView,
	contextOf,
	copyableIn,
	currentJourney,
	pageStateOf,
	questionOf,
	reviewStep,
	runStep,
	type WizardState,
} from '../wizard/state.ts';
import type {Run} from '../wizard/view.ts';
import {checklistPage} from './checklist-page.ts';
import {choicePage} from './choice-page.ts';
import {
	footRows,
	frameSize,
	headingOf,
	headRows,
} from './frame.ts';
import {helpPage} from './help-page.ts';
import {isFieldRow, type Page, rowsOfField} from './field-row.ts';
import {questionPage} from './question-page.ts';
import {reviewPage} from './review-page.ts';
import {runPage} from './run-page.ts';
import {type PageSize, scrollParagraphs} from './scroll.ts';

/** Returns what stands between the head and the foot of the frame, whatever the state. Pure. */
export function drawPage(state: WizardState, space: Omit<PageSize, 'from'>): Page {
	const size = {...space, from: scrollTopOf(state)};
	if (state.dialog?.type === 'help') {
		return scrollParagraphs(helpPage(state), size);
	}

	const asked = askedWords(state);
	if (asked !== undefined) {
		const {text, hint, prompt} = asked;
		return scrollParagraphs([
			...(prompt === undefined ? [] : [toolLine(prompt)]),
			{text, style: 'warning'},
			blank,
			{text: hint},
		], size);
	}

	const question = questionOf(state);
	if (question !== undefined) {
		return pageOfQuestion(state, question, size);
	}

	const {step, journey, run, result} = currentJourney(state);
	if (step === reviewStep && journey.review !== undefined) {
		return reviewPage(state, journey.review, size);
	}

	if (step === runStep) {
		return run === undefined || journey.run === undefined
			? {rows: [], last: 0}
			: pageOfRun(state, journey.run, run, size);
	}

	return pageOfResult(state, result === undefined ? [] : journey.result?.page(result, screenOf(state)) ?? [], size);
}

function screenOf(state: WizardState): ResultScreen {
	return {
		hasOtherEngine: bindingsFor(state).some(({command}) => command.type === 'use-other-engine'),
		copiesPath: copyableIn(state) !== undefined,
	};
}

const printedWhole: Paragraph = {text: 'To copy this command, leave first: then it is printed in one line.'};

/** Lines that were seen of a tool are no commands: a mark stands before them. */
function isBrokenCommand(paragraph: Paragraph, width: number): boolean {
	const {exact, columns = []} = paragraph;
	return exact === 'command' && columns.every(({text}) => text === '') && wrap([paragraph], width).length > 1;
}

/** What a key did stays in sight above it, however far the page is scrolled. */
function pageOfResult(state: WizardState, page: readonly Paragraph[], size: PageSize): Page {
	const {remark} = state.view;
	const copyable = copyableIn(state);
	const above = remark === undefined ? [] : [...wrap([{text: remark}], size.width), blankRow];
	const {rows, last} = scrollParagraphs([
		...page.flatMap(paragraph => isBrokenCommand(paragraph, size.width) ? [paragraph, printedWhole] : [paragraph]),
		...reportParagraphs(currentJourney(state)),
		...(copyable === undefined ? [] : [blank, {text: `P copies the ${copyable.name}.`}]),
	], {...size, availableRows: size.availableRows - above.length});
	return {rows: [...above, ...rows], last};
}

/** A run that has no page of its own is told of below its last question. */
function pageOfRun(state: WizardState, words: RunWords, run: Run, size: PageSize): Page {
	const question = currentJourney(state).journey.questions.at(-1);
	const remark = words.whileIn(run, contextOf(state));
	return question === undefined || words.stages.length > 0
		? runPage(state, words, run, size)
		: questionPage(changeView(state, {remark}), question, size);
}

function pageOfQuestion(state: WizardState, question: Question, size: PageSize): Page {
	const context = contextOf(state);
	if (question.page !== undefined) {
		return scrollParagraphs(question.page(pageStateOf(state), size.availableRows), size);
	}

	const items = question.checklist?.(context);
	if (items !== undefined) {
		return checklistPage(state, items, size);
	}

	const choices = question.choices?.(context);
	return choices === undefined
		? questionPage(state, question, size)
		: {rows: choicePage({why: question.why(context), choices, selected: state.view.selected}, size), last: 0};
}

type FrameOptions = {
	/** Of the window. */
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/**
Returns the whole frame as styled text, the same as Ink draws of this state: the first one is seen while Ink is still
being loaded. Undefined in a window that is too small for it. Pure.
*/
export function drawFrame(state: WizardState, {columns, rows, theme: {rule}}: FrameOptions): string | undefined {
	const foot = footRows(bindingsFor(state), rule, frameSize({columns, rows}).width);
	const {width, height, availableRows, isTooSmall} = frameSize({columns, rows}, foot.length);
	if (isTooSmall) {
		return undefined;
	}

	const head = headRows(headingOf(state), rule, width);
	const bodyHeight = height - head.length - foot.length;
	const {rows: page} = drawPage(state, {width, availableRows});
	const body = page.flatMap(row => isFieldRow(row) ? rowsOfField(state, row, width) : [row]).slice(0, bodyHeight);
	const below = Array.from({length: bodyHeight - body.length}, (): Row => []);
	return styledText([...head, ...body, ...below, ...foot]);
}
