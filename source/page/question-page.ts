import {blankRow, type Paragraph, rowsOf} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import type {Question} from '../wizard/question.ts';
import {
	contextOf,
	focusedField,
	valueOf,
	type WizardState,
} from '../wizard/state.ts';
import {choiceRows, inField} from './choices.ts';
import {
	fieldRow,
	isFieldRow,
	type Page,
	type PageRow,
} from './field-row.ts';
import {type PageSize, scrollRows} from './scroll.ts';
import {whyRowsOf} from './why.ts';

/** A list below the field has at least so many rows, where it has so many items; it takes more where there is room. */
const leastChoices = 6;

const margin = {text: '', width: 2};

/** Returns what is asked and why, the fields, and what is said of the answer in them. */
export function questionPage(state: WizardState, question: Question, {width, availableRows, from}: PageSize): Page {
	const fields = question.fields.map(field => fieldRow(state, field, width));
	const why = whyRowsOf(question.why(contextOf(state)), width, availableRows);
	const fieldHeight = heightOf(fields);
	const below = belowOf(state, question, {width, rows: availableRows - why.length - fieldHeight});
	// Without the rest of the sentence the answer still stands there, and what is said of it.
	const whyRoom = Math.max(0, availableRows - fieldHeight - below.length);
	const head: PageRow[] = [...why.slice(0, whyRoom), ...fields];
	const {rows, last} = scrollRows(below, {availableRows: availableRows - heightOf(head), from, isByPage: true});
	return {rows: [...head, ...rows], last};
}

function heightOf(rows: readonly PageRow[]): number {
	return rows.reduce((sum, row) => sum + (isFieldRow(row) ? row.height : 1), 0);
}

type Room = {readonly width: number; readonly rows: number};

/** Returns all that stands below the fields. */
function belowOf(state: WizardState, question: Question, {width, rows}: Room): Row[] {
	if (state.dialog?.type === 'confirm') {
		const {text, hint} = state.dialog.confirmation;
		return [blankRow, ...rowsOf([{text, style: 'chosen', columns: [margin]}, {text: hint, columns: [margin]}], width)];
	}

	const said = [...rowsOf(question.aside?.(contextOf(state)) ?? [], width), ...feedbackRows(state, question, width)];
	return [...said, ...listRows(state, question, {width, rows: rows - said.length})];
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
function listRows(state: WizardState, {offers}: Question, room: Room): Row[] {
	const {completion} = state.view;
	if (completion !== undefined) {
		const {options, index} = completion;
		return titledList(`${options.length} ways to go on; Tab takes the next:`, options, index, room);
	}

	const offered = offers?.(contextOf(state)) ?? [];
	const field = focusedField(state);
	const selected = field === undefined ? -1 : offered.findIndex(({text}) => text === valueOf(state, field));
	return offered.length === 0
		? []
		: titledList('Found on this computer:', offered.map(({label}) => label), selected, room);
}

function titledList(title: string, items: readonly string[], selected: number, {width, rows}: Room): Row[] {
	const head: Row[] = [blankRow, [{text: `  ${title}`}]];
	const choices = choiceRows({
		items, selected, rows: Math.max(leastChoices, rows - head.length), sign: inField,
	}, width);
	return [...head, ...choices.map(row => [{text: '  '}, ...row])];
}
