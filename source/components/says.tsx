import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {Judgement} from '../answers/judgement.ts';
import {colours} from '../terminal/theme.ts';

type SaysProps = {
	readonly judgement: Judgement | undefined;
	/** Enter was pressed on it: the refusal is an error, no longer a hint. */
	readonly wasRefused: boolean;
	readonly isWaiting: boolean;
	readonly remark: string | undefined;
};

/** What the wizard says of the answer in the field above. */
export function Says({judgement, wasRefused, isWaiting, remark}: SaysProps): ReactNode {
	return (
		<Box flexDirection='column' marginTop={1} marginLeft={2}>
			{remark !== undefined && <Text>{remark}</Text>}
			{isWaiting && <Text>Looking it up...</Text>}
			{!isWaiting && <Verdict judgement={judgement} wasRefused={wasRefused}/>}
		</Box>
	);
}

function Verdict({judgement, wasRefused}: Pick<SaysProps, 'judgement' | 'wasRefused'>): ReactNode {
	if (judgement?.refusal !== undefined) {
		return wasRefused
			? <Text bold color={colours.error}>{`Not yet: ${judgement.refusal}`}</Text>
			: <Text>{judgement.refusal}</Text>;
	}

	return (
		<>
			{judgement?.note !== undefined && <Text color={colours.ok}>{judgement.note}</Text>}
			{judgement?.warnings.map(warning => <Text key={warning} color={colours.warning}>{`Note: ${warning}`}</Text>)}
		</>
	);
}
