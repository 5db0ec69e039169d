import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import {reminderWarning, whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {Field, Reply, Why} from './question.tsx';

/** Asks for the reminder, in clear. */
export function ReminderScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>{whyOf.reminder}</Why>
			<Field state={state} dispatch={dispatch} field='reminder' label='Reminder:'/>
			<Box marginTop={1} marginLeft={2}>
				<Prose beside={2} mark='Note:'>{reminderWarning}</Prose>
			</Box>
			<Reply state={state}/>
		</>
	);
}
