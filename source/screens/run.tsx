import {Box, Text} from 'ink';
import {type ReactNode, use} from 'react';
import {Page, RowsContext} from '../components/page.tsx';
import {Prose, WidthContext} from '../components/prose.tsx';
import {type Paragraph, roomyRows} from '../layout/page.ts';
import {shorten} from '../layout/shorten.ts';
import {stateWord} from '../layout/state-word.ts';
import type {EngineName} from '../core/engines/engine.ts';
import {stages} from '../core/result.ts';
import type {CopyProgress} from '../core/second-copy.ts';
import {looks} from '../terminal/theme.ts';
import {copyProgressText} from '../wizard/copying.ts';
import type {Running, StageProgress, WizardState} from '../wizard/state.ts';
import {handOverWords} from '../words/hand-over.ts';
import {
	lookingForEvent,
	stageTitle,
	stillWaiting,
	stopQuestion,
	stoppingWords,
	unknownQuestion,
} from '../words/stages.ts';
import {whyOf} from '../words/why.ts';
import type {ScreenProps} from './screen.ts';
import {Why} from './question.tsx';

/** After so long, waiting is worth a word; milliseconds. */
const longWait = 10_000;

/** The run, stage by stage, with its elapsed time; and what the tool or the wizard asks meanwhile. */
export function RunScreen({state}: ScreenProps): ReactNode {
	const {running} = state;
	if (running === undefined) {
		return null;
	}

	return running.isHandOverAhead && !running.asksToStop ? <HandOver state={state}/> : <Progress running={running} engine={running.engine ?? state.setting.engine} copied={state.copied}/>;
}

type ProgressProps = {
	readonly running: Running;
	readonly engine: EngineName | 'auto';
	readonly copied: CopyProgress | undefined;
};

function Progress({running, engine, copied}: ProgressProps): ReactNode {
	const isRoomy = use(RowsContext) >= roomyRows;
	return (
		<>
			{isRoomy && <Why>{whyOf.run}</Why>}
			<Page paragraphs={stages.map(stage => stageLine(stageTitle(stage, engine), running.stages[stage], running.now, stage === 'copy' ? copied : undefined))} from={0}/>
			<Box flexDirection='column' marginTop={isRoomy ? 1 : 0}>
				<Below running={running}/>
			</Box>
		</>
	);
}

function stageLine(title: string, progress: StageProgress | undefined, now: number, copied: CopyProgress | undefined): Paragraph {
	const {state, startedAt, endedAt}: StageProgress = progress ?? {state: 'waiting'};
	const isTimed = startedAt !== undefined && state !== 'skipped';
	const time = isTimed ? `${Math.max(0, Math.round(((endedAt ?? now) - startedAt) / 1000))} s` : '';
	return {
		text: copied === undefined || state !== 'running' ? time : `${time.padEnd(8)}${copyProgressText(copied)}`,
		lead: [
			stateWord(state === 'waiting' ? '' : state),
			{
				text: title, width: 24, ...(state === 'running' ? looks.running : (state === 'waiting' ? looks.aside : looks.plain)),
			},
		],
	};
}

function Below({running}: {readonly running: Running}): ReactNode {
	if (running.stopping) {
		return <Text>{stoppingWords(running)}</Text>;
	}

	if (running.asksToStop) {
		return (
			<>
				<Prose {...looks.warning}>{stopQuestion(running)}</Prose>
				<Text>Y stops it. Enter goes on.</Text>
			</>
		);
	}

	if (running.question !== undefined) {
		return <Question running={running}/>;
	}

	const {waiting, evidence} = running.stages;
	if (evidence?.state === 'running') {
		return <Text>{lookingForEvent}</Text>;
	}

	const isLong = waiting?.state === 'running' && running.now - (waiting.startedAt ?? running.now) >= longWait;
	return isLong ? <Text>{stillWaiting}</Text> : null;
}

/** Before the terminal is given to the tool: what it will ask, in which order. */
function HandOver({state}: {readonly state: WizardState}): ReactNode {
	const words = handOverWords(state);
	return (
		<>
			<Why>{words.why}</Why>
			{words.questions.map(line => <Prose key={line}>{line}</Prose>)}
			<Box flexDirection='column' marginTop={1}>
				<Prose>{words.command}</Prose>
				<Prose>{words.after}</Prose>
			</Box>
		</>
	);
}

const linesShown = 3;

function Question({running: {question}}: {readonly running: Running}): ReactNode {
	const columns = use(WidthContext);
	return (
		<>
			<Prose {...looks.warning}>{unknownQuestion}</Prose>
			{question?.screen.slice(-linesShown).map((line, index) => (
				<Text key={index} wrap='truncate'>{shorten(`  | ${line}`, columns, 'start')}</Text>
			))}
		</>
	);
}
