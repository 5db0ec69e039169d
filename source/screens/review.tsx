import {Box} from 'ink';
import {type ReactNode, use} from 'react';
import {Prose, WidthContext} from '../components/prose.tsx';
import {Text} from '../components/text.tsx';
import {shorten} from '../layout/shorten.ts';
import {looks} from '../terminal/theme.ts';
import {runLine} from '../wizard/command-line.ts';
import {pathIn, problemOf} from '../wizard/judge.ts';
import {reviewedSteps} from '../wizard/review.ts';
import type {WizardState} from '../wizard/state.ts';
import {type QuestionStep, stepTitles} from '../wizard/steps.ts';
import {actsAhead, summaryOf} from '../words/review.ts';
import {whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {Why} from './question.tsx';

const titleWidth = 21;

/** Shows all answers, the command, and what will happen; Enter starts. */
export function ReviewScreen({state}: ScreenProps): ReactNode {
	const {engine, pathStyle} = state.setting;
	return (
		<>
			<Why>{whyOf.review}</Why>
			{reviewedSteps.map((step, index) => <Row key={step} state={state} step={step} isSelected={index === state.selected}/>)}
			<Box flexDirection='column' marginTop={1}>
				<Prose>{runLine(engine, pathIn(state, 'backup-file'), pathStyle)}</Prose>
				<Prose>{state.isWaiting ? 'Looking the answers over once more...' : whatWillHappen(state)}</Prose>
			</Box>
		</>
	);
}

function Row({state, step, isSelected}: {readonly state: WizardState; readonly step: QuestionStep; readonly isSelected: boolean}): ReactNode {
	const problem = problemOf(state, step);
	return (
		<Box>
			<Box width={titleWidth} flexShrink={0}>
				<Text {...(isSelected ? looks.chosen : looks.plain)}>{`${isSelected ? '>' : ' '} ${stepTitles[step]}`}</Text>
			</Box>
			<Box flexDirection='column'>
				<Text wrap='truncate'>{shorten(summaryOf(state, step), use(WidthContext) - titleWidth, step === 'reminder' ? 'start' : 'both ends')}</Text>
				{problem !== undefined && <Prose beside={titleWidth} {...looks.error}>{`Not yet: ${problem}`}</Prose>}
			</Box>
		</Box>
	);
}

function whatWillHappen(state: WizardState): string {
	return state.setting.dryRun
		? 'Dry run: Enter prints what would be run, and ends. Nothing is started.'
		: `Enter will: ${actsAhead(state).join(', ')}.`;
}
