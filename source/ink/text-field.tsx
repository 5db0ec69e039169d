import {Box} from 'ink';
import TextInput from 'ink-text-input';
import type {ReactNode} from 'react';
import {type FieldRow, labelSpan} from '../page/field-row.ts';
import {mask} from '../terminal/theme.ts';
import type {WizardEvent} from '../wizard/event.ts';
import {
	editedValueOf,
	fieldKey,
	focusedField,
	isMasked,
	type WizardState,
} from '../wizard/state.ts';
import {Rows} from './rows.tsx';

type TextFieldProps = {
	readonly row: FieldRow;
	readonly state: WizardState;
	readonly dispatch: (event: WizardEvent) => void;
};

/** A label and the line that is typed into. */
export function TextField({row, state, dispatch}: TextFieldProps): ReactNode {
	const {field, height} = row;
	return (
		<Box flexShrink={0} height={height} overflowY='hidden'>
			<Box flexShrink={0}><Rows rows={[[labelSpan(state, field)]]}/></Box>
			<TextInput
				// A new key is a new field: the cursor then stands behind the text.
				key={fieldKey(state, field)}
				value={editedValueOf(state, field)}
				focus={focusedField(state) === field}
				placeholder={field.placeholder ?? ''}
				{...(isMasked(state, field) ? {mask} : {})}
				onChange={text => {
					dispatch({type: 'typed', field: field.name, text});
				}}
			/>
		</Box>
	);
}
