import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import type {WizardState} from '../wizard/state.ts';
import {strengthSentence} from '../words/strength.ts';
import {whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {Field, Reply, Why} from './question.tsx';

/** Asks for the password, twice. */
export function PasswordScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>{whyOf.password}</Why>
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

	return (
		<Box marginLeft={2} marginTop={1}>
			<Prose beside={2}>{strengthSentence(password)}</Prose>
		</Box>
	);
}
