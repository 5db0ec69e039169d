import {stages, type Stage} from '../core/result.ts';
import type {CopyProgress} from '../core/second-copy.ts';
import {
	blankRow,
	type Paragraph,
	paragraphRows,
	rowsOf,
} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {stateWord} from '../text/state-word.ts';
import {copyProgressText} from '../wizard/copying.ts';
import type {Running, StageProgress, WizardState} from '../wizard/state.ts';
import {handOverWords} from '../words/hand-over.ts';
import {
	lookingForEvent,
	stageTitle,
	stillWaiting,
	stopQuestion,
	stoppingWords,
} from '../words/stages.ts';
import {
	nothingTyped,
	silenceWords,
	unknownQuestion,
	usualOrder,
} from '../words/tool.ts';
import {whyOf} from '../words/why.ts';
import {type PageSize, type ScrolledRows, scrollRows} from './scroll.ts';
import {roomyRows, whyRowsOf} from './why.ts';

/** After so long, waiting is worth a word; milliseconds. */
const longWait = 10_000;

const titleWidth = 24;

/** Lines of the tool's screen that are shown: of a question those above it, of a quiet tool the last. */
const linesAbove = 8;
const quietLines = 4;

/** The run, stage by stage, with its elapsed time; or what the tool or the wizard asks meanwhile. */
export function runPage(state: WizardState, size: PageSize): ScrolledRows {
	const {running} = state;
	if (running === undefined) {
		return {rows: [], last: 0};
	}

	const isAsked = running.stopping || running.asksToStop;
	if (!isAsked && running.isHandOverAhead) {
		return scrollRows(handOverRows(state, size.width), size);
	}

	return !isAsked && running.question !== undefined
		? scrollRows(rowsOf(questionParagraphs(running, running.question), size.width), size)
		: progressPage(state, running, size);
}

/**
Where not all of it fits, what is least needed is left out: why the screen may stand still, then the stages that do
not go on now, then what a quiet tool printed before its last line.
*/
function progressPage(state: WizardState, running: Running, size: PageSize): ScrolledRows {
	const {width, availableRows} = size;
	const belowWith = (lines: number): Row[] => {
		const rows = rowsOf(belowParagraphs(running, state, lines), width);
		return rows.length === 0 ? [] : [blankRow, ...rows];
	};

	const below = belowWith(quietLines);
	const why = whyRowsOf(whyOf.run, width, roomyRows);
	const all = stageRows(stages, state, running, width);
	const current = stageRows(stages.filter(stage => running.stages[stage]?.state === 'running'), state, running, width);
	const least = [...current, ...below];
	const fewer = [3, 2, 1].map(lines => [...current, ...belowWith(lines)]);
	const ways = [[...why, ...all, ...below], [...all, ...below], least, ...fewer];
	return scrollRows(ways.find(rows => rows.length <= availableRows) ?? least, size);
}

function stageRows(shown: readonly Stage[], state: WizardState, running: Running, width: number): Row[] {
	const {copied, setting} = state;
	const engine = running.engine ?? setting.engine;
	return rowsOf(shown.map(stage => {
		const progress = running.stages[stage];
		return stageLine(stageTitle(stage, engine), progress, running.now, stage === 'copy' ? copied : undefined);
	}), width);
}

function stageLine(
	title: string,
	progress: StageProgress | undefined,
	now: number,
	copied: CopyProgress | undefined,
): Paragraph {
	const {state, startedAt, endedAt}: StageProgress = progress ?? {state: 'waiting'};
	const isTimed = startedAt !== undefined && state !== 'skipped';
	const time = isTimed ? `${Math.max(0, Math.round(((endedAt ?? now) - startedAt) / 1000))} s` : '';
	const style = state === 'running' ? 'running' : (state === 'waiting' ? 'aside' : undefined);
	return {
		text: copied === undefined || state !== 'running' ? time : `${time.padEnd(8)}${copyProgressText(copied)}`,
		columns: [stateWord(state === 'waiting' ? '' : state), {text: title, width: titleWidth, style}],
	};
}

/** What stands below the stages. `lines`: the most that are shown of a quiet tool. */
function belowParagraphs(running: Running, {setting}: WizardState, lines: number): Paragraph[] {
	if (running.stopping) {
		return [{text: stoppingWords(running, setting.engine)}];
	}

	if (running.asksToStop) {
		return [{text: stopQuestion(running, setting.engine), style: 'warning'}, {text: 'Y stops it. Enter goes on.'}];
	}

	if (running.silence !== undefined) {
		const {before, after} = silenceWords(running, 'press T and answer it yourself.');
		return [{text: before}, ...running.silence.slice(-lines).map(line => toolLine(line)), {text: after}];
	}

	const {waiting, evidence} = running.stages;
	if (evidence?.state === 'running') {
		return [{text: lookingForEvent}];
	}

	const isLong = waiting?.state === 'running' && running.now - (waiting.startedAt ?? running.now) >= longWait;
	return isLong ? [{text: stillWaiting}] : [];
}

/** The question comes first and whole, so that it is in sight however long what stands above it is. */
function questionParagraphs({open}: Running, {prompt, screen}: NonNullable<Running['question']>): Paragraph[] {
	const isRepeated = screen.at(-1)?.trim().endsWith(prompt.trim()) ?? false;
	const above = (isRepeated ? screen.slice(0, -1) : screen).slice(-linesAbove);
	return [
		{text: unknownQuestion, style: 'warning'},
		toolLine(prompt),
		{text: ' '},
		{text: usualOrder(open)},
		{text: nothingTyped},
		...(above.length === 0 ? [] : [{text: ' '}, {text: 'Above it stands:'}, ...above.map(line => toolLine(line))]),
	];
}

/** Before the terminal is given to the tool: what it will ask, in which order. */
function handOverRows(state: WizardState, width: number): Row[] {
	const {why, questions, command, after} = handOverWords(state);
	return [
		...whyRowsOf(why, width, roomyRows),
		...rowsOf([
			...questions.map(text => ({text})),
			...(questions.length === 0 ? [] : [{text: ' '}]),
			...(command === undefined ? [] : [{text: command}]),
		], width),
		...paragraphRows({text: after}, width),
	];
}

/** A line of the tool's screen, whole. */
function toolLine(text: string): Paragraph {
	return {text: text.trim(), columns: [{text: '  |', width: 4}]};
}
