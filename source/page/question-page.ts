import type {Paragraph} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {shorten} from '../text/shorten.ts';
import {blankRow, wrap} from '../text/wrap.ts';
import {exactnessOf, isAsked, type Question} from '../wizard/question.ts';
import {
	contextOf,
	currentJourney,
	focusedField,
	valueOf,
	type WizardState,
} from '../wizard/state.ts';
import {choiceRows, inField, type Choices} from './choices.ts';
import {
	fieldRow,
	isFieldRow,
	type Page,
	type PageRow,
} from './field-row.ts';
import {type PageSize, scrollRows} from './scroll.ts';
import {roomyRows, whyRowsOf} from './why.ts';

/** A list below the field has so many rows before any are left to why it is asked; more where there is room. */
const leastChoices = 6;
/** As many as that where more is said below the list, in a window that is not tall. */
const choicesAboveDetails = 3;
/** A blank row, and the title of the list. */
const listHead = 2;

/** Rows of a page, in a window of 30, from which on the earlier answers are shown too. */
const tallRows = 22;
const titleWidth = 21;

const margin = {text: '', width: 2};

/** Returns what is asked and why, the fields, and what is said of the answer in them. */
export function questionPage(state: WizardState, question: Question, {width, availableRows, from}: PageSize): Page {
	const fields = question.fields.map(field => fieldRow(state, field, width));
	const isTall = availableRows >= tallRows;
	const why = whyOf(state, question, {width, availableRows, isTall});
	const fieldHeight = heightOf(fields);
	const below = belowOf(state, question, {
		width, rows: availableRows - fieldHeight, whyRows: why.length, isTall,
	});
	// Without the rest of the sentence the answer still stands there, and what is said of it.
	const whyRoom = Math.max(0, availableRows - fieldHeight - below.length);
	const head: PageRow[] = [...(why.length <= whyRoom ? why : []), ...fields];
	const {rows, last} = scrollRows(below, {availableRows: availableRows - heightOf(head), from, isByPage: true});
	const used = heightOf(head) + rows.length;
	const earlier = isTall ? earlierRows(state, question, width) : [];
	const gap = availableRows - used - earlier.length;
	return earlier.length === 0 || gap < 1
		? {rows: [...head, ...rows], last}
		: {rows: [...head, ...rows, ...Array.from({length: gap}, () => blankRow), ...earlier], last};
}

/** Returns why it is asked: shorter, or not at all, where there is a list with details below it. */
function whyOf(
	state: WizardState,
	question: Question,
	{width, availableRows, isTall}: Pick<PageSize, 'availableRows' | 'width'> & Pick<Room, 'isTall'>,
): Row[] {
	const context = contextOf(state);
	const why = question.why(context);
	const hasList = (question.offers?.(context) ?? []).length > 0;
	if (isTall || !hasList || question.details === undefined) {
		return whyRowsOf(why, width, availableRows, question.whyMore?.(context));
	}

	return availableRows < roomyRows ? [] : [...wrap([{text: why}], width), blankRow];
}

/** Returns the answers before this one, which stand at the foot of the page. None of them is a secret. */
function earlierRows(state: WizardState, question: Question, width: number): Row[] {
	const {journey: {questions}} = currentJourney(state);
	const context = contextOf(state);
	const earlier = questions.slice(0, Math.max(0, questions.indexOf(question)))
		.filter(before => isAsked(before, contextOf(state)))
		.flatMap((before): Row[] => before.summary === undefined
			? []
			: [[
				{text: `  ${before.title}`.padEnd(titleWidth), style: 'aside'},
				{
					text: shorten(
						before.summary(context),
						width - titleWidth,
						exactnessOf(before).exact === 'path' ? 'both ends' : 'start',
					),
					style: 'aside',
				},
			]]);
	return earlier.length === 0 ? [] : [[{text: 'Your answers so far:', style: 'aside'}], ...earlier];
}

function heightOf(rows: readonly PageRow[]): number {
	return rows.reduce((sum, row) => sum + (isFieldRow(row) ? row.height : 1), 0);
}

type Room = {
	readonly width: number;
	readonly rows: number;
	/** So many of the rows are left to why it is asked, where they are not needed. */
	readonly whyRows: number;
	/** There is room for what may be left out in other windows. */
	readonly isTall: boolean;
};

/** Returns all that stands below the fields. */
function belowOf(state: WizardState, question: Question, room: Room): Row[] {
	const {width, rows} = room;
	if (state.dialog?.type === 'confirm') {
		const {text, hint} = state.dialog.confirmation;
		return [blankRow, ...wrap([{text, style: 'chosen', columns: [margin]}, {text: hint, columns: [margin]}], width)];
	}

	const context = contextOf(state);
	const said = [...wrap(question.aside?.(context) ?? [], width), ...feedbackRows(state, question, width)];
	const list = listRows(state, question, {...room, rows: rows - said.length});
	return [...said, ...list, ...wrap(question.details?.(context) ?? [], width)];
}

/** Returns what the wizard says of the answer in the focused field. */
function feedbackRows(state: WizardState, question: Question, width: number): Row[] {
	const {remark, isWaiting} = state.view;
	const paragraphs: Paragraph[] = [
		...(remark === undefined ? [] : [{text: remark}]),
		...messagesAbove(state, question),
		...(isWaiting ? [{text: 'Looking it up...'}] : validationMessages(state, question)),
	];
	const rows = wrap(paragraphs.map(paragraph => ({...paragraph, columns: [margin]})), width);
	return rows.length === 0 ? [] : [blankRow, ...rows];
}

/** Returns what keeps a field above the focused one from being accepted, which the keyboard has left. */
function messagesAbove(state: WizardState, {fields, validate}: Question): Paragraph[] {
	const {focus} = state.view;
	const context = contextOf(state);
	return state.dialog === undefined
		? fields.slice(0, focus).flatMap(({name, label}) => {
			const {refusal} = validate(context, name);
			return refusal === undefined ? [] : [{text: `${label.trim()} ${refusal}`}];
		})
		: [];
}

/** A refusal is an error only once Enter was pressed on it. */
function validationMessages(state: WizardState, {validate}: Question): Paragraph[] {
	const field = focusedField(state);
	if (field === undefined) {
		return [];
	}

	const {wasRefused, emptied} = state.view;
	if (emptied?.refusal !== undefined) {
		return [{text: `Not yet: ${emptied.refusal}`, style: 'error'}];
	}

	const {refusal, isUnfinished, note, warnings} = validate(contextOf(state), field.name);
	if (refusal !== undefined) {
		return wasRefused
			? [{text: `Not yet: ${refusal}`, style: 'error'}]
			: (isUnfinished ? [] : [{text: refusal}]);
	}

	return [
		...(note === undefined ? [] : [{text: note, style: 'ok'} as const]),
		...warnings.map(text => ({text, mark: 'Note:'})),
	];
}

/** Returns the ways in which a path goes on, when there are several; else what can be put into the field. */
function listRows(state: WizardState, {offers, details}: Question, {width, rows, whyRows, isTall}: Room): Row[] {
	const fitting = rows - listHead;
	const most = Math.max(1, fitting - whyRows, Math.min(leastChoices, fitting));
	const {completion} = state.view;
	if (completion !== undefined) {
		const {options, index: selected} = completion;
		const title = `${options.length} ways to go on; Tab takes the next:`;
		return titledList(title, {items: options.map(text => ({text})), selected, rows: most}, width);
	}

	const offered = offers?.(contextOf(state)) ?? [];
	const field = focusedField(state);
	const selected = field === undefined ? -1 : offered.findIndex(({text}) => text === valueOf(state, field));
	// With details below it, its size does not depend on theirs, which are others for each item.
	const beside = isTall ? Math.max(leastChoices, Math.floor(fitting / 2)) : choicesAboveDetails;
	const shown = details === undefined ? most : beside;
	const inSight = offered.length > shown ? ` (${shown} of ${offered.length} are in sight)` : '';
	const title = `Found on this computer${inSight}:`;
	return offered.length === 0 ? [] : titledList(title, {items: offered, selected, rows: shown}, width);
}

function titledList(title: string, choices: Choices, width: number): Row[] {
	const rows = choiceRows({...choices, sign: inField}, width);
	return [blankRow, [{text: `  ${title}`}], ...rows.map(row => [{text: '  '}, ...row])];
}
