import {mask} from '../terminal/theme.ts';
import type {Row, Span} from '../text/row.ts';
import {wrapAsInk} from '../text/wrap.ts';
import type {Field} from '../wizard/question.ts';
import {
	editedValueOf,
	focusedField,
	isMasked,
	type WizardState,
} from '../wizard/state.ts';
import {pointer} from './choices.ts';

/** A text field and the label before it. */
export type FieldRow = {
	readonly field: Field;
	/** Rows that it takes: a long text goes on below. */
	readonly height: number;
};

/** A row of a page, or a field of some rows below each other. */
export type PageRow = FieldRow | Row;

/** Rows of a page, and the last row that it can begin with. */
export type Page = {readonly rows: readonly PageRow[]; readonly last: number};

/** Returns whether a row holds a field. */
export function isFieldRow(row: PageRow): row is FieldRow {
	return 'field' in row;
}

/** Returns the field with its label, as high as its text makes it. */
export function fieldRow(state: WizardState, field: Field, width: number): FieldRow {
	return {field, height: linesOf(state, field, width).length};
}

/** Returns the label as it stands before the field. */
export function labelSpan(state: WizardState, field: Field): Span {
	const isFocused = focusedField(state) === field;
	return {text: `${isFocused ? pointer : ' '} ${field.label} `, style: isFocused ? 'chosen' : undefined};
}

/** Returns the rows that ink-text-input makes of a field that was just entered: with the cursor behind the text. */
export function rowsOfField(state: WizardState, {field}: FieldRow, width: number): Row[] {
	const label = labelSpan(state, field);
	const isFocused = focusedField(state) === field;
	const {placeholder = ''} = field;
	const lines = linesOf(state, field, width);
	if (placeholder !== '' && editedValueOf(state, field) === '') {
		const [first = '', ...rest] = placeholder;
		return [[label, {text: first, style: isFocused ? 'cursor' : 'aside'}, {text: rest.join(''), style: 'aside'}]];
	}

	return lines.map((line, index) => {
		const isLast = isFocused && index === lines.length - 1;
		return [
			index === 0 ? label : {text: ' '.repeat(label.text.length)},
			...(isLast ? [{text: line.slice(0, -1)}, {text: ' ', style: 'cursor'} as const] : [{text: line}]),
		];
	});
}

/** Returns the text of a field as Ink wraps it beside its label, with a blank at its end for the cursor. */
function linesOf(state: WizardState, field: Field, width: number): string[] {
	const value = editedValueOf(state, field);
	const shown = isMasked(state, field) ? mask.repeat(value.length) : value;
	const text = focusedField(state) === field ? `${shown} ` : shown;
	return wrapAsInk(text, width - labelSpan(state, field).text.length);
}
