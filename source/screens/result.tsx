import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import {StateWord} from '../components/state-word.tsx';
import {headline} from '../core/headline.ts';
import {colours} from '../terminal/theme.ts';
import type {ScreenProps} from './screen.ts';

const verdictColours = {verified: colours.ok, unproven: colours.warning, failed: colours.error} as const;

/** The verdict, the evidence, and what to do next. */
export function ResultScreen({state: {result}}: ScreenProps): ReactNode {
	if (result === undefined) {
		return null;
	}

	const {verdict, summary, evidence, advice, practice} = result;
	return (
		<>
			<Prose bold color={verdictColours[verdict]}>{headline(result)}</Prose>
			{practice !== undefined && <Text color={colours.practice}>This was practice: the file holds no secret.</Text>}
			<Prose>{summary}</Prose>
			<Box flexDirection='column' marginTop={1}>
				{evidence.map(({id, state, detail}) => (
					<Box key={id}>
						<StateWord word={state}/>
						<Prose beside={9}>{detail}</Prose>
					</Box>
				))}
			</Box>
			<Box flexDirection='column' marginTop={1}>
				{advice.map((line, index) => <Prose key={line}>{`${index + 1}. ${line}`}</Prose>)}
			</Box>
		</>
	);
}
