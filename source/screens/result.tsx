import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {StateWord} from '../components/state-word.tsx';
import {verdictWords} from '../core/verdict-words.ts';
import {colours} from '../terminal/theme.ts';
import type {ScreenProps} from './screen.ts';

const verdictColours = {verified: colours.ok, unproven: colours.warning, failed: colours.error} as const;

/** The verdict, the evidence, and what to do next. */
export function ResultScreen({state: {result}}: ScreenProps): ReactNode {
	if (result === undefined) {
		return null;
	}

	const {verdict, errorCode, summary, evidence, advice, practice} = result;
	return (
		<>
			<Text bold color={verdictColours[verdict]}>{`${verdict.toUpperCase()}${errorCode === undefined ? '' : ` (${errorCode})`}: ${verdictWords[verdict]}`}</Text>
			{practice !== undefined && <Text color={colours.practice}>This was practice: the file holds no secret.</Text>}
			<Text>{summary}</Text>
			<Box flexDirection='column' marginTop={1}>
				{evidence.map(({id, state, detail}) => (
					<Box key={id}>
						<StateWord word={state}/>
						<Text>{detail}</Text>
					</Box>
				))}
			</Box>
			<Box flexDirection='column' marginTop={1}>
				{advice.map((line, index) => <Text key={line}>{`${index + 1}. ${line}`}</Text>)}
			</Box>
		</>
	);
}
