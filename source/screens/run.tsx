import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {Page, type Paragraph} from '../components/page.tsx';
import {Prose} from '../components/prose.tsx';
import {stateWord} from '../components/state-word.ts';
import {type Stage, stages} from '../core/result.ts';
import {colours} from '../terminal/theme.ts';
import {commandLine} from '../wizard/command-line.ts';
import {pathIn} from '../wizard/judge.ts';
import type {Running, StageProgress, WizardState} from '../wizard/state.ts';
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

	if (running.isHandOverAhead && !running.asksToStop) {
		return <HandOver state={state}/>;
	}

	return (
		<>
			<Why>The backup is being made. If the screen seems to stand still, press Esc once: a click into the window can hold it.</Why>
			<Page paragraphs={stages.map(stage => stageLine(titles[stage], running.stages[stage], running.now))} from={0}/>
			<Box flexDirection='column' marginTop={1}>
				<Below running={running}/>
			</Box>
		</>
	);
}

function stageLine(title: string, progress: StageProgress | undefined, now: number): Paragraph {
	const {state, startedAt, endedAt}: StageProgress = progress ?? {state: 'waiting'};
	const isTimed = startedAt !== undefined && state !== 'skipped';
	return {
		text: isTimed ? `${Math.max(0, Math.round(((endedAt ?? now) - startedAt) / 1000))} s` : '',
		lead: [
			stateWord(state === 'waiting' ? '' : state),
			{
				text: title, width: 24, bold: state === 'running', dimColor: state === 'waiting',
			},
		],
	};
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

/** Before the terminal is given to the tool: what it will ask, in which order. */
function HandOver({state}: {readonly state: WizardState}): ReactNode {
	const lines = [
		'1. Password: the one of step 4. Each letter shows as a star, or not at all.',
		'2. The same password again.',
		`3. The reminder: ${state.texts.reminder}`,
	];
	return (
		<>
			<Why>Now ssoconfig asks you itself, in this window. Each answer ends with Enter:</Why>
			{lines.map(line => <Prose key={line}>{line}</Prose>)}
			<Box flexDirection='column' marginTop={1}>
				<Prose>{`Command: ${commandLine(pathIn(state, 'backup-file'), state.setting.pathStyle)}`}</Prose>
				<Prose>When it has ended, this program comes back by itself and looks for the proof. The wording and the order may differ; if it asks anything else, answer as you think right.</Prose>
			</Box>
		</>
	);
}

const linesShown = 3;

function Question({running: {question}}: {readonly running: Running}): ReactNode {
	return (
		<>
			<Prose bold color={colours.warning}>ssoconfig asks something this program does not know. What does it want?</Prose>
			{question?.screen.slice(-linesShown).map((line, index) => (
				<Text key={index} wrap='truncate'>{`  | ${line}`}</Text>
			))}
		</>
	);
}
