import {Box} from 'ink';
import type {ReactNode} from 'react';
import {strengthOf} from '../answers/password.ts';
import {Prose} from '../components/prose.tsx';
import type {WizardState} from '../wizard/state.ts';
import type {ScreenProps} from './screen.ts';
import {Field, Reply, Why} from './question.tsx';

/** Asks for the password, twice. */
export function PasswordScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>This password protects the backup file. Without it the file is of no use, and nobody can find it out again: store it where a second person can find it too. 7 to 256 characters; letters, digits and signs of plain ASCII are safest.</Why>
			<Field state={state} dispatch={dispatch} field='password' label='Password:        '/>
			<Field state={state} dispatch={dispatch} field='confirmation' label='Once more:       '/>
			<Strength state={state}/>
			<Reply state={state}/>
		</>
	);
}

function Strength({state}: {readonly state: WizardState}): ReactNode {
	const {password} = state.secrets;
	if (password.length === 0) {
		return null;
	}

	const {word, better} = strengthOf(password);
	const length = password.length === 1 ? '1 character' : `${password.length} characters`;
	return (
		<Box marginLeft={2} marginTop={1}>
			<Prose beside={2}>{`${length}, ${word}${better === undefined ? '' : `; to make it better, ${better}`}.`}</Prose>
		</Box>
	);
}
