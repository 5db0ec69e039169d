import {Box} from 'ink';
import type {ReactNode} from 'react';
import {ChoiceList} from '../components/choice-list.tsx';
import {Text} from '../components/text.tsx';
import {whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {
	Completions,
	Field,
	Reply,
	Why,
} from './question.tsx';

const mostDirectories = 6;

/** Asks for the folder that ssoconfig is in. */
export function InstallDirectoryScreen({state, dispatch}: ScreenProps): ReactNode {
	const current = state.texts['install-directory'];
	const directories = state.directories ?? [];
	return (
		<>
			<Why>{whyOf['install-directory']}</Why>
			<Field state={state} dispatch={dispatch} field='install-directory' label='Folder:'/>
			<Reply state={state}/>
			<Completions state={state}/>
			{directories.length > 0 && state.completion === undefined && (
				<Box flexDirection='column' marginTop={1} marginLeft={2}>
					<Text>Found on this computer:</Text>
					<ChoiceList
						items={directories.map(({path, foundIn}) => `${path} (${foundIn})`)}
						selected={directories.findIndex(({path}) => path === current)}
						rows={mostDirectories}
					/>
				</Box>
			)}
		</>
	);
}
