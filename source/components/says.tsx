import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {Judgement} from '../answers/judgement.ts';
import {looks} from '../terminal/theme.ts';
import {Prose} from './prose.tsx';
import {Text} from './text.tsx';

const margin = 2;

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
		<Box flexDirection='column' marginTop={1} marginLeft={margin}>
			{remark !== undefined && <Prose beside={margin}>{remark}</Prose>}
			{isWaiting && <Text>Looking it up...</Text>}
			{!isWaiting && <Verdict judgement={judgement} wasRefused={wasRefused}/>}
		</Box>
	);
}

function Verdict({judgement, wasRefused}: Pick<SaysProps, 'judgement' | 'wasRefused'>): ReactNode {
	if (judgement?.refusal !== undefined) {
		return wasRefused
			? <Prose beside={margin} {...looks.error}>{`Not yet: ${judgement.refusal}`}</Prose>
			: (judgement.isUnfinished ? null : <Prose beside={margin}>{judgement.refusal}</Prose>);
	}

	return (
		<>
			{judgement?.note !== undefined && <Prose beside={margin} {...looks.ok}>{judgement.note}</Prose>}
			{judgement?.warnings.map(warning => <Prose key={warning} beside={margin} mark='Note:'>{warning}</Prose>)}
		</>
	);
}
