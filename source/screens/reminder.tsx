import {Text} from 'ink';
import type {ReactNode} from 'react';
import {colours} from '../terminal/theme.ts';
import {reminderWarning, whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {Field, Reply, Why} from './question.tsx';

/** Asks for the reminder, in clear. */
export function ReminderScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>{whyOf.reminder}</Why>
			<Text color={colours.warning}>{reminderWarning}</Text>
			<Text> </Text>
			<Field state={state} dispatch={dispatch} field='reminder' label='Reminder:'/>
			<Reply state={state}/>
		</>
	);
}
