import type {ReactNode} from 'react';
import {Text} from '../components/text.tsx';
import type {WizardState} from '../wizard/state.ts';
import {strengthWords} from '../words/strength.ts';
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

	const {summary, better} = strengthWords(password);
	return (
		<>
			<Text>{`  Strength:         ${summary}`}</Text>
			{better !== undefined && <Text>{`  ${better}`}</Text>}
		</>
	);
}
