import {blankRow, type Paragraph, rowsOf} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import type {Question} from '../wizard/question.ts';
import {
	contextOf,
	focusedField,
	valueOf,
	type WizardState,
} from '../wizard/state.ts';
import {choiceRows} from './choices.ts';
import {
	fieldRow,
	isFieldRow,
	type Page,
	type PageRow,
} from './page.ts';
import {type PageSize, scrollRows} from './scroll.ts';
import {whyRowsOf} from './why.ts';

/** Most rows of a list below the field. */
const mostChoices = 6;

const margin = {text: '', width: 2};

/** Returns what is asked and why, the fields, and what is said of the answer in them. */
export function questionPage(state: WizardState, question: Question, {width, availableRows, from}: PageSize): Page {
	const fields = question.fields.map(field => fieldRow(state, field, width));
	const why = whyRowsOf(question.why(contextOf(state)), width, availableRows);
	const below = belowOf(state, question, width);
	const fieldHeight = heightOf(fields);
	// Without the rest of the sentence the answer still stands there, and what is said of it.
	const whyRoom = Math.max(0, availableRows - fieldHeight - below.length);
	const head: PageRow[] = [...why.slice(0, whyRoom), ...fields];
	const {rows, last} = scrollRows(below, {availableRows: availableRows - heightOf(head), from});
	return {rows: [...head, ...rows], last};
}

function heightOf(rows: readonly PageRow[]): number {
	return rows.reduce((sum, row) => sum + (isFieldRow(row) ? row.height : 1), 0);
}

/** Returns all that stands below the fields. */
function belowOf(state: WizardState, question: Question, width: number): Row[] {
	if (state.dialog?.type === 'confirm') {
		const {text, hint} = state.dialog.confirmation;
		return [blankRow, ...rowsOf([{text, style: 'chosen', columns: [margin]}, {text: hint, columns: [margin]}], width)];
	}

	return [
		...rowsOf(question.aside?.(contextOf(state)) ?? [], width),
		...feedbackRows(state, question, width),
		...listRows(state, question, width),
	];
}

/** Returns what the wizard says of the answer in the focused field. */
function feedbackRows(state: WizardState, question: Question, width: number): Row[] {
	const {remark, isWaiting} = state.view;
	const paragraphs: Paragraph[] = [
		...(remark === undefined ? [] : [{text: remark}]),
		...(isWaiting ? [{text: 'Looking it up...'}] : validationMessages(state, question)),
	];
	return [blankRow, ...rowsOf(paragraphs.map(paragraph => ({...paragraph, columns: [margin]})), width)];
}

/** A refusal is an error only once Enter was pressed on it. */
function validationMessages(state: WizardState, {validate}: Question): Paragraph[] {
	const field = focusedField(state);
	if (field === undefined) {
		return [];
	}

	const {refusal, isUnfinished, note, warnings} = validate(contextOf(state), field.name);
	if (refusal !== undefined) {
		return state.view.wasRefused
			? [{text: `Not yet: ${refusal}`, style: 'error'}]
			: (isUnfinished ? [] : [{text: refusal}]);
	}

	return [
		...(note === undefined ? [] : [{text: note, style: 'ok'} as const]),
		...warnings.map(text => ({text, mark: 'Note:'})),
	];
}

/** Returns the ways in which a path goes on, when there are several; else what can be put into the field. */
function listRows(state: WizardState, {offers}: Question, width: number): Row[] {
	const {completion} = state.view;
	if (completion !== undefined) {
		const {options, index} = completion;
		return titledList(`${options.length} ways to go on; Tab takes the next:`, options, index, width);
	}

	const offered = offers?.(contextOf(state)) ?? [];
	const field = focusedField(state);
	const selected = field === undefined ? -1 : offered.findIndex(({text}) => text === valueOf(state, field));
	return offered.length === 0
		? []
		: titledList('Found on this computer:', offered.map(({label}) => label), selected, width);
}

function titledList(title: string, items: readonly string[], selected: number, width: number): Row[] {
	const rows = choiceRows({items, selected, rows: mostChoices}, width);
	return [blankRow, [{text: `  ${title}`}], ...rows.map(row => [{text: '  '}, ...row])];
}
