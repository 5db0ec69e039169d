import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import {Text} from '../components/text.tsx';
import {whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {
	Completions,
	Field,
	Reply,
	Why,
} from './question.tsx';

/** Asks where the backup file goes, and whether a missing folder may be made. */
export function BackupFileScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>{whyOf['backup-file']}</Why>
			<Field state={state} dispatch={dispatch} field='backup-file' label='File:'/>
			{state.folderAsked === undefined
				? (
					<>
						<Reply state={state}/>
						<Completions state={state}/>
					</>
				)
				: (
					<Box flexDirection='column' marginTop={1} marginLeft={2}>
						<Prose bold beside={2}>{`The folder ${state.folderAsked} is not there. Make it?`}</Prose>
						<Text>Enter: yes, when the backup runs. Esc: no, choose another.</Text>
					</Box>
				)}
		</>
	);
}
