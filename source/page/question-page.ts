import {blankRow, type Paragraph, rowsOf} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {copyProgressText} from '../wizard/copying.ts';
import {judgeFocused} from '../wizard/judge.ts';
import type {WizardState} from '../wizard/state.ts';
import {strengthWords} from '../words/strength.ts';
import {reminderWarning, whyOf} from '../words/why.ts';
import {choiceRows} from './choices.ts';
import {
	type FieldRow,
	fieldRow,
	isFieldRow,
	type Page,
	type PageRow,
} from './page.ts';
import {type PageSize, scrollRows} from './scroll.ts';
import {whyRowsOf} from './why.ts';

/** A step that is answered in text fields. */
export type FieldStep = 'backup-file' | 'install-directory' | 'password' | 'reminder' | 'second-copy';

const fieldsOf: Readonly<Record<FieldStep, ReadonlyArray<Omit<FieldRow, 'height'>>>> = {
	'install-directory': [{field: 'install-directory', label: 'Folder:'}],
	'backup-file': [{field: 'backup-file', label: 'File:'}],
	password: [{field: 'password', label: 'Password:        '}, {field: 'confirmation', label: 'Once more:       '}],
	reminder: [{field: 'reminder', label: 'Reminder:'}],
	'second-copy': [{field: 'second-copy', label: 'Folder:', placeholder: '(later)'}],
};

/** The most rows of a list below the field. */
const mostChoices = 6;

const margin = {text: '', width: 2};

/** Returns what is asked and why, the fields, and what is said of the answer in them. */
export function questionPage(state: WizardState, step: FieldStep, {width, availableRows, from}: PageSize): Page {
	const fields = fieldsOf[step].map(row => fieldRow(state, {...row, width}));
	const why = whyRowsOf(whyOf[step], width, availableRows);
	const below = belowOf(state, step, width);
	const fieldHeight = fields.reduce((sum, {height}) => sum + height, 0);
	// Without the rest of the sentence the answer still stands there, and what is said of it.
	const isHigh = why.length + fieldHeight + below.length > availableRows;
	const head: PageRow[] = [...(isHigh ? why.slice(0, Math.max(0, availableRows - fieldHeight - below.length)) : why), ...fields];
	const {rows, last} = scrollRows(below, {availableRows: availableRows - heightOf(head), from});
	return {rows: [...head, ...rows], last};
}

function heightOf(rows: readonly PageRow[]): number {
	return rows.reduce((sum, row) => sum + (isFieldRow(row) ? row.height : 1), 0);
}

/** What stands below the fields. */
function belowOf(state: WizardState, step: FieldStep, width: number): Row[] {
	switch (step) {
		case 'install-directory': {
			return [...feedbackRows(state, width), ...completionRows(state, width), ...directoryRows(state, width)];
		}

		case 'backup-file': {
			return state.folderAsked === undefined
				? [...feedbackRows(state, width), ...completionRows(state, width)]
				: [blankRow, ...rowsOf([
					{text: `The folder ${state.folderAsked} is not there. Make it?`, style: 'chosen', columns: [margin]},
					{text: 'Enter: yes, when the backup runs. Esc: no, choose another.', columns: [margin]},
				], width)];
		}

		case 'password': {
			return [...strengthRows(state, width), ...feedbackRows(state, width)];
		}

		case 'reminder': {
			return [blankRow, ...rowsOf([{mark: 'Note:', text: reminderWarning, columns: [margin]}], width), ...feedbackRows(state, width)];
		}

		case 'second-copy': {
			const {copying, copied} = state;
			return [
				...feedbackRows(state, width),
				...(copying === 'running' && copied !== undefined ? rowsOf([{text: copyProgressText(copied), columns: [margin]}], width) : []),
				...completionRows(state, width),
			];
		}
	}
}

/** Returns what the wizard says of the answer in the focused field. */
function feedbackRows(state: WizardState, width: number): Row[] {
	const {remark, isWaiting} = state;
	const paragraphs: Paragraph[] = [
		...(remark === undefined ? [] : [{text: remark}]),
		...(isWaiting ? [{text: 'Looking it up...'}] : validationMessages(state)),
	];
	return [blankRow, ...rowsOf(paragraphs.map(paragraph => ({...paragraph, columns: [margin]})), width)];
}

/** A refusal is an error only once Enter was pressed on it. */
function validationMessages(state: WizardState): Paragraph[] {
	const judgement = judgeFocused(state);
	if (judgement === undefined) {
		return [];
	}

	const {refusal, isUnfinished, note, warnings} = judgement;
	if (refusal !== undefined) {
		return state.wasRefused
			? [{text: `Not yet: ${refusal}`, style: 'error'}]
			: (isUnfinished ? [] : [{text: refusal}]);
	}

	return [
		...(note === undefined ? [] : [{text: note, style: 'ok'} as const]),
		...warnings.map(text => ({text, mark: 'Note:'})),
	];
}

/** The ways in which a path goes on, when there are several. */
function completionRows({completion}: WizardState, width: number): Row[] {
	if (completion === undefined) {
		return [];
	}

	const {options, index} = completion;
	return listRows(`${options.length} ways to go on; Tab takes the next:`, options, index, width);
}

function directoryRows({completion, directories = [], texts}: WizardState, width: number): Row[] {
	if (completion !== undefined || directories.length === 0) {
		return [];
	}

	const items = directories.map(({path, foundIn}) => `${path} (${foundIn})`);
	const selected = directories.findIndex(({path}) => path === texts['install-directory']);
	return listRows('Found on this computer:', items, selected, width);
}

function listRows(title: string, items: readonly string[], selected: number, width: number): Row[] {
	const rows = choiceRows({items, selected, rows: mostChoices}, width);
	return [blankRow, [{text: `  ${title}`}], ...rows.map(row => [{text: '  '}, ...row])];
}

function strengthRows({secrets: {password}}: WizardState, width: number): Row[] {
	if (password.length === 0) {
		return [];
	}

	const {summary, better} = strengthWords(password);
	return rowsOf([
		{text: `Strength:         ${summary}`, columns: [margin]},
		...(better === undefined ? [] : [{text: better, columns: [margin]}]),
	], width);
}

/** Returns whether the step is answered in this page's fields. */
export function isFieldStep(step: WizardState['step']): step is FieldStep {
	return Object.hasOwn(fieldsOf, step);
}
