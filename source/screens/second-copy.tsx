import type {ReactNode} from 'react';
import {Text} from '../components/text.tsx';
import {copyProgressText} from '../wizard/copying.ts';
import {whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {
	Completions,
	Field,
	Reply,
	Why,
} from './question.tsx';

/** Asks for a folder off this machine for the second copy, or 'later'. */
export function SecondCopyScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>{whyOf['second-copy']}</Why>
			<Field state={state} dispatch={dispatch} field='second-copy' label='Folder:' placeholder='(later)'/>
			<Reply state={state}/>
			{state.copying === 'running' && state.copied !== undefined && <Text>{`  ${copyProgressText(state.copied)}`}</Text>}
			<Completions state={state}/>
		</>
	);
}
