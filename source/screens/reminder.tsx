import {Text} from 'ink';
import type {ReactNode} from 'react';
import {colours} from '../terminal/theme.ts';
import type {ScreenProps} from './screen.ts';
import {Field, Reply, Why} from './question.tsx';

/** Asks for the reminder, in clear. */
export function ReminderScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>Years from now, a restore shows this text before it asks for the password. Say where the password is kept, such as: team password store, entry SSO master secret.</Why>
			<Text color={colours.warning}>Anyone who holds the backup file can read it. Never write the password itself.</Text>
			<Text> </Text>
			<Field state={state} dispatch={dispatch} field='reminder' label='Reminder:'/>
			<Reply state={state}/>
		</>
	);
}
