import type {EngineName, ToolQuestion} from '../core/engines/task.ts';
import {blank, type Paragraph, toolLine} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {blankRow, wrap} from '../text/wrap.ts';
import {stateWord} from '../text/state-word.ts';
import type {RunWords} from '../wizard/journey.ts';
import {stopHint} from '../wizard/dialogs.ts';
import {contextOf, openDialog, type WizardState} from '../wizard/state.ts';
import {
	askedFor,
	nothingTyped,
	screenAbove,
	silenceWords,
	toldBefore,
	usualOrder,
} from '../wizard/tool-words.ts';
import type {Run, StageProgress} from '../wizard/view.ts';
import {type PageSize, type ScrolledRows, scrollRows} from './scroll.ts';
import {roomyRows, whyRowsOf} from './why.ts';

const titleWidth = 25;

/** Lines of the tool's screen that are shown: of a question those above it, of a quiet tool the last. */
const linesAbove = 8;
const quietLines = 4;

/** Returns the run, stage by stage, with its elapsed time; or what the tool or the wizard asks meanwhile. */
export function runPage(state: WizardState, words: RunWords, run: Run, size: PageSize): ScrolledRows {
	const top = openDialog(state);
	switch (top?.type) {
		case 'hand-over': {
			return scrollRows(handOverRows(state, words, run, size.width), size);
		}

		case 'tool': {
			return scrollRows(wrap(questionParagraphs(words, run, top.question), size.width), size);
		}

		default: {
			return progressPage(state, words, run, size);
		}
	}
}

/**
Where not all of it fits, what is least needed is left out: why the screen may stand still, then the stages that do not
go on now, then what a quiet tool printed before its last line.
*/
function progressPage(state: WizardState, words: RunWords, run: Run, size: PageSize): ScrolledRows {
	const {width, availableRows} = size;
	const belowWith = (lines: number): Row[] => {
		const rows = wrap(belowParagraphs(state, words, run, lines), width);
		return rows.length === 0 || words.stages.length === 0 ? rows : [blankRow, ...rows];
	};

	const below = belowWith(quietLines);
	const why = words.why === undefined ? [] : whyRowsOf(words.why, width, roomyRows);
	const engine = run.engine ?? state.options.engine;
	const context = contextOf(state);
	const shown = inOrderOfStart(words, run).filter(stage =>
		run.stages[stage] !== undefined || (words.isAhead?.(stage, context) ?? true));
	const all = stageRows(shown, words, {run, engine}, width);
	const running = words.stages.filter(stage => run.stages[stage]?.state === 'running');
	const current = stageRows(running, words, {run, engine}, width);
	const least = [...current, ...below];
	const fewer = [3, 2, 1].map(lines => [...current, ...belowWith(lines)]);
	const ways = [[...why, ...all, ...below], [...all, ...below], least, ...fewer];
	return scrollRows(ways.find(rows => rows.length <= availableRows) ?? least, size);
}

/** The tool may ask for one answer before another: those come in the order in which they were given. */
function inOrderOfStart({stages, prompts}: RunWords, run: Run): readonly string[] {
	const kinds = new Set<string>(prompts);
	const startOf = (stage: string): number => run.stages[stage]?.startedAt ?? Infinity;
	const given = stages.filter(stage => kinds.has(stage)).toSorted((one, other) =>
		startOf(one) === startOf(other) ? 0 : startOf(one) - startOf(other));
	return stages.map(stage => kinds.has(stage) ? given.shift()! : stage);
}

type StageContext = {readonly run: Run; readonly engine: EngineName | 'auto'};

function stageRows(shown: readonly string[], words: RunWords, {run, engine}: StageContext, width: number): Row[] {
	return wrap(shown.map(stage => stageLine(
		words.stageTitle(stage, engine),
		run.stages[stage],
		run.now,
		words.progress?.(stage, run),
	)), width);
}

function stageLine(
	title: string,
	progress: StageProgress | undefined,
	now: number,
	detail: string | undefined,
): Paragraph {
	const {state, startedAt, endedAt}: StageProgress = progress ?? {state: 'waiting'};
	const isTimed = startedAt !== undefined && state !== 'skipped';
	const time = isTimed ? `${Math.max(0, Math.round(((endedAt ?? now) - startedAt) / 1000))} s` : '';
	const style = state === 'running' ? 'running' : (state === 'waiting' ? 'aside' : undefined);
	return {
		text: detail === undefined || state !== 'running' ? time : `${time.padEnd(8)}${detail}`,
		columns: [stateWord(state === 'waiting' ? '' : state), {text: title, width: titleWidth, style}],
	};
}

/** Returns all that stands below the stages. `lines`: the most that are shown of a quiet tool. */
function belowParagraphs(state: WizardState, words: RunWords, run: Run, lines: number): Paragraph[] {
	const stop = words.stop?.(run, contextOf(state));
	if (stop !== undefined && run.isStopping) {
		return [{text: stop.stopping}];
	}

	if (stop !== undefined && state.dialog?.type === 'stop') {
		return [{text: stop.question, style: 'warning'}, {text: stopHint}];
	}

	const text = words.whileIn(run, contextOf(state));
	const meanwhile = text === undefined ? [] : [{text}];
	if (run.silence !== undefined) {
		const {before, after} = silenceWords(run, 'press T and answer it yourself.');
		return [{text: before}, ...run.silence.slice(-lines).map(line => toolLine(line.trim())), {text: after}, ...meanwhile];
	}

	return meanwhile;
}

/** Returns the question first and whole, so that it is in sight however long what stands above it is. */
function questionParagraphs(
	{prompts}: RunWords,
	{open}: Run,
	question: ToolQuestion,
): Paragraph[] {
	const told = toldBefore(question);
	const above = screenAbove(question).slice(-linesAbove);
	return [
		{text: askedFor(question), style: 'warning'},
		toolLine(question.prompt.trim()),
		...(told === undefined ? [] : [{text: told}]),
		blank,
		{text: usualOrder(prompts, open)},
		{text: nothingTyped(question)},
		...(above.length === 0 ? [] : [blank, {text: 'Above it stands:'}, ...above.map(line => toolLine(line.trim()))]),
	];
}

/** Before the terminal is given to the tool: what it will ask, in which order. */
function handOverRows(state: WizardState, words: RunWords, run: Run, width: number): Row[] {
	const {why, questions, command, after} = words.handOver(contextOf(state), run);
	return [
		...whyRowsOf(why, width, roomyRows),
		...wrap([
			...questions.map(text => ({text})),
			...(questions.length === 0 ? [] : [blank]),
			...(command === undefined ? [] : [{text: command, exact: 'command'} as const]),
			{text: after},
		], width),
	];
}
