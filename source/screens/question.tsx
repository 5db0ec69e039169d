import {Box} from 'ink';
import {type ReactNode, use, useMemo} from 'react';
import {ChoiceList} from '../components/choice-list.tsx';
import {RowsContext} from '../components/page.tsx';
import {WidthContext} from '../components/prose.tsx';
import {Rows} from '../components/rows.tsx';
import {Says} from '../components/says.tsx';
import {Text} from '../components/text.tsx';
import {TextField} from '../components/text-field.tsx';
import {whyRowsOf} from '../layout/why.ts';
import {judgeFocused} from '../wizard/judge.ts';
import {
	editedValueOf,
	fieldKey,
	focusedField,
	type FieldName,
	isSecretField,
} from '../wizard/state.ts';
import type {ScreenProps} from './screen.ts';

type FieldProps = ScreenProps & {
	readonly field: FieldName;
	readonly label: string;
	readonly placeholder?: string;
};

/** Returns the field of an answer, wired to the wizard. */
export function Field({state, dispatch, field, label, placeholder = ''}: FieldProps): ReactNode {
	return (
		<TextField
			label={label}
			fieldKey={fieldKey(state, field)}
			value={editedValueOf(state, field)}
			isFocused={focusedField(state) === field}
			isMasked={isSecretField(field) && !state.isRevealed}
			placeholder={placeholder}
			onType={text => {
				dispatch({type: 'typed', field, text});
			}}
		/>
	);
}

/** What is said of the answer in the focused field. */
export function Reply({state}: {readonly state: ScreenProps['state']}): ReactNode {
	return (
		<Says
			judgement={judgeFocused(state)}
			wasRefused={state.wasRefused}
			isWaiting={state.isWaiting}
			remark={state.remark}
		/>
	);
}

const mostOptions = 6;

/** Returns the ways a path goes on, when there are several. */
export function Completions({state}: {readonly state: ScreenProps['state']}): ReactNode {
	const {completion} = state;
	if (completion === undefined) {
		return null;
	}

	const {options, index} = completion;
	return (
		<Box flexDirection='column' marginTop={1} marginLeft={2}>
			<Text>{`${options.length} ways to go on; Tab takes the next:`}</Text>
			<ChoiceList items={options} selected={index} rows={mostOptions}/>
		</Box>
	);
}

/**
One or two plain sentences: what is asked, and why. What follows starts in the same row on every screen of this
size.
*/
export function Why({children}: {readonly children: string}): ReactNode {
	const width = use(WidthContext);
	const room = use(RowsContext);
	const rows = useMemo(() => whyRowsOf(children, width, room), [children, width, room]);
	return <Box flexShrink={0}><Rows rows={rows}/></Box>;
}
