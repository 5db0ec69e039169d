import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {StateWord} from '../components/state-word.tsx';
import {type Stage, stages} from '../core/result.ts';
import {colours} from '../terminal/theme.ts';
import type {Running, StageProgress} from '../wizard/state.ts';
import type {ScreenProps} from './screen.ts';
import {Why} from './question.tsx';

const titles: Readonly<Record<Stage, string>> = {
	folder: 'Make the folder',
	start: 'Start ssoconfig',
	password: 'Give the password',
	confirmation: 'Give it once more',
	reminder: 'Give the reminder',
	waiting: 'Wait for ENTSSO',
	evidence: 'Look for proof',
	copy: 'Make the second copy',
};

/** After so long, waiting is worth a word; milliseconds. */
const longWait = 10_000;

/** The run, stage by stage, with its elapsed time; and what the tool or the wizard asks meanwhile. */
export function RunScreen({state}: ScreenProps): ReactNode {
	const {running} = state;
	if (running === undefined) {
		return null;
	}

	return (
		<>
			<Why>The backup is being made. If the screen seems to stand still, press Esc once: a click into the window can hold it.</Why>
			{stages.map(stage => <StageLine key={stage} title={titles[stage]} progress={running.stages[stage]} now={running.now}/>)}
			<Box flexDirection='column' marginTop={1}>
				<Below running={running}/>
			</Box>
		</>
	);
}

function StageLine({title, progress, now}: {readonly title: string; readonly progress: StageProgress | undefined; readonly now: number}): ReactNode {
	const {state = 'waiting', startedAt, endedAt} = progress ?? {};
	const elapsed = startedAt === undefined || state === 'skipped' ? '' : `${Math.max(0, Math.round(((endedAt ?? now) - startedAt) / 1000))} s`;
	return (
		<Box>
			<StateWord word={state === 'waiting' ? '' : state}/>
			<Box width={24} flexShrink={0}>
				<Text bold={state === 'running'} dimColor={state === 'waiting'}>{title}</Text>
			</Box>
			<Text>{elapsed}</Text>
		</Box>
	);
}

function Below({running}: {readonly running: Running}): ReactNode {
	if (running.stopping) {
		return <Text>Stopping the tool...</Text>;
	}

	if (running.asksToStop) {
		return (
			<>
				<Text bold color={colours.warning}>Stop the tool? The backup will not be made.</Text>
				<Text>Y stops it. Enter goes on.</Text>
			</>
		);
	}

	if (running.question !== undefined) {
		return <Question running={running}/>;
	}

	const {waiting} = running.stages;
	const isLong = waiting?.state === 'running' && running.now - (waiting.startedAt ?? running.now) >= longWait;
	return isLong ? <Text>Still waiting. ENTSSO can take a minute.</Text> : null;
}

const linesShown = 3;

function Question({running: {question}}: {readonly running: Running}): ReactNode {
	return (
		<>
			<Text bold color={colours.warning}>ssoconfig asks something this program does not know. What does it want?</Text>
			{question?.screen.slice(-linesShown).map((line, index) => (
				<Text key={index} wrap='truncate'>{`  | ${line}`}</Text>
			))}
		</>
	);
}
