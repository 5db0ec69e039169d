import type {
	EngineName,
	PromptKind,
	ToolAnswer,
	ToolQuestion,
} from '../core/engines/task.ts';
import {textName} from '../core/proof/typed-words.ts';
import type {Report} from './event.ts';
import {forgetSecrets} from './navigation.ts';
import {enterStep} from './steps.ts';
import {returnFrom} from './nesting.ts';
import {
	changeJourney,
	changeView,
	currentJourney,
	resultStep,
	runStep,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';
import type {Run} from './view.ts';

function changeRun(state: WizardState, change: Partial<Run>): WizardState {
	const {run} = currentJourney(state);
	return run === undefined ? state : changeJourney(state, {run: {...run, ...change}});
}

/**
Milliseconds between two looks at the clock while a task runs. Its time limit is counted in them, because somebody may
set the time of day meanwhile.
*/
export const tickTime = 1000;

/** A stage of the run began or ended. */
export function receiveStage(state: WizardState, {stage, state: progress, at}: Report & {type: 'stage'}): Transition {
	const {run} = currentJourney(state);
	if (run === undefined) {
		return transition(state);
	}

	const before = run.stages[stage];
	const change = progress === 'running'
		? {state: progress, startedAt: at}
		: {...before, state: progress, endedAt: at};
	// The time limit of the tool begins with it.
	const isStart = stage === 'start' && progress === 'running' && run.counted !== undefined;
	return transition(changeRun(state, {
		stages: {...run.stages, [stage]: change},
		now: at,
		counted: isStart ? 0 : run.counted,
		open: progress === 'running' ? run.open.filter(kind => kind !== stage) : run.open,
		silence: undefined,
	}));
}

/** Called each second while the run goes on. */
export function receiveTick(state: WizardState, now: number): Transition {
	const {counted, asks} = currentJourney(state).run ?? {};
	const isCounting = counted !== undefined && asks === undefined;
	return transition(changeRun(state, {now, counted: isCounting ? counted + tickTime : counted}));
}

/** Called when a copy has moved on. */
export function receiveProgress(state: WizardState, {progress}: Report & {type: 'progress'}): Transition {
	return transition(changeRun(state, {progress}));
}

/** An engine takes the run on, the first or one in its place, which begins anew. */
export function receiveEngine(state: WizardState, engine: EngineName): Transition {
	return transition(changeRun(state, {
		engine, open: promptsIn(state), silence: undefined, counted: engine === 'hand-over' ? undefined : 0,
	}));
}

/** Returns what the tool usually asks, in its order. */
function promptsIn(state: WizardState): readonly PromptKind[] {
	return currentJourney(state).journey.run?.prompts ?? [];
}

/** Called when the tool asks something that nobody recognised. */
export function receiveQuestion(state: WizardState, {question}: Report & {type: 'tool-asks'}): Transition {
	const {counted} = currentJourney(state).run ?? {};
	return transition(changeRun({...changeView(state, {scrollTop: 0}), dialog: undefined}, {
		asks: {type: 'tool', question},
		open: question.open,
		silence: undefined,
		// The second in which the question came does not count.
		counted: counted === undefined ? undefined : counted - tickTime,
	}));
}

/** Called when the tool has gone quiet, or goes on. */
export function receiveSilence(state: WizardState, lines: readonly string[] | undefined): Transition {
	const {run} = currentJourney(state);
	if (run === undefined || run.isStopping || run.asks?.type === 'hand-over') {
		return transition(state);
	}

	// One that prints on and on changes nothing.
	return lines === undefined && run.silence === undefined
		? transition(state)
		: transition(changeRun(changeView(state, {scrollTop: 0}), {silence: lines}));
}

/** Called when the user wants to answer a tool that has gone quiet. */
export function takeOver(state: WizardState): Transition {
	return transition(changeRun(state, {silence: undefined}), {type: 'take-over'});
}

/** Called when the terminal is about to be given to the tool. */
export function announceHandOver(state: WizardState): Transition {
	const {dialog: top} = withoutAnswer(state);
	const dialog = top?.type === 'help' ? top.over : top;
	const opened = {...changeView(state, {scrollTop: 0}), dialog};
	return transition(changeRun(opened, {asks: {type: 'hand-over'}, silence: undefined}));
}

/** Called when the user is ready to answer the tool by hand. */
export function handOver(state: WizardState): Transition {
	return transition(changeRun(state, {asks: undefined, counted: undefined}), {type: 'hand-over', isWanted: true});
}

/** Returns whether the terminal is about to be given to a tool that could go on without it. */
export function isTakingOver(state: WizardState): boolean {
	const {run} = currentJourney(state);
	return run?.asks?.type === 'hand-over' && run.engine === 'console';
}

/** Called when the user does not want to answer the tool by hand after all. */
export function keepTerminal(state: WizardState): Transition {
	return transition(
		changeRun(changeView(state, {scrollTop: 0}), {asks: undefined}), {type: 'hand-over', isWanted: false},
	);
}

/** Called when the question is no longer there. */
export function dropQuestion(state: WizardState): Transition {
	const {run} = currentJourney(state);
	return run?.asks?.type === 'tool'
		? transition(changeRun(withoutAnswer(state), {asks: undefined}))
		: transition(state);
}

/** Returns the state without the question whether to type an answer, or an explanation over it. */
function withoutAnswer(state: WizardState): WizardState {
	const {dialog} = state;
	if (dialog?.type === 'help') {
		return dialog.over?.type === 'answer' ? {...state, dialog: {...dialog, over: undefined}} : state;
	}

	return dialog?.type === 'answer' ? {...state, dialog: undefined} : state;
}

/**
Called when the user answers the question of the tool; an answer that comes too late changes nothing. One that is not
expected is asked for once more: the password may be taken for the reminder.
*/
export function answerTool(state: WizardState, answer: ToolAnswer): Transition {
	const {run} = currentJourney(state);
	if (run?.asks?.type !== 'tool') {
		return transition(state);
	}

	const {dialog} = state;
	const isSure = dialog?.type === 'answer' && dialog.answer === answer;
	if (!isSure && answer !== 'take-over' && answer !== 'stop' && !isExpected(answer, run.asks.question, run.open)) {
		return transition({...changeView(state, {scrollTop: 0}), dialog: {type: 'answer', answer}});
	}

	const open = openAfter(run.open, answer, {order: promptsIn(state), known: run.asks.question.known});
	const seen = withoutAnswer(changeView(state, {scrollTop: 0}));
	return transition(
		changeRun(seen, {asks: undefined, silence: undefined, open}),
		{type: 'answer-tool', answer},
	);
}

/** Returns whether the tool asks for this answer, by its words or, where they are not known, by its usual order. */
function isExpected(answer: PromptKind, {known, unneeded}: ToolQuestion, open: readonly PromptKind[]): boolean {
	const asked = known ?? unneeded;
	return asked === undefined
		? answer === open[0]
		: open.includes(answer) && textName(answer) === textName(asked);
}

/**
Returns what is open once this was answered. Where it had been typed before, the tool has begun anew, and what follows
it is open again; but a password typed twice in a row counts as confirmed.
*/
function openAfter(
	open: readonly PromptKind[],
	answer: ToolAnswer,
	{order, known}: {readonly order: readonly PromptKind[]; readonly known: PromptKind | undefined},
): readonly PromptKind[] {
	if (answer === 'take-over' || answer === 'stop') {
		// Whoever answers by hand begins with what is asked now.
		const isAgain = known !== undefined && order.includes(known) && !open.includes(known);
		return isAgain ? order.slice(order.indexOf(known)) : open;
	}

	const isConfirmed = answer === 'password' && open[0] === 'confirmation';
	if (isConfirmed) {
		return open.slice(1);
	}

	const again = open.includes(answer) ? [] : order.slice(order.indexOf(answer) + 1);
	return order.filter(kind => kind !== answer && (open.includes(kind) || again.includes(kind)));
}

/** Asks whether to stop; asked already, or where nothing would be lost, stops. */
export function askToStop(state: WizardState): Transition {
	const {journey: {run}} = currentJourney(state);
	return state.dialog?.type === 'stop' || run?.stop === undefined
		? stopRun(state)
		: transition({...changeView(state, {scrollTop: 0}), dialog: {type: 'stop'}});
}

/** Called when the user decides not to stop the run. */
export function keepRunning(state: WizardState): Transition {
	return transition({...changeView(state, {scrollTop: 0}), dialog: undefined});
}

/** Stops the run. Nothing that is offered from then on stops it again. */
export function stopRun(state: WizardState): Transition {
	const {journey, run} = currentJourney(state);
	// A hand-over that is ahead says how far the run had come; nobody is asked about it any more.
	const asks = run?.asks?.type === 'hand-over' ? run.asks : undefined;
	return transition(changeRun({...changeView(state, {remark: journey.run?.stoppingRemark}), dialog: undefined}, {
		isStopping: true, asks, silence: undefined,
	}), {type: 'stop-run'});
}

/** Called when the run came to its end. */
export function finish(state: WizardState, result: Record<string, unknown>): Transition {
	const {journey, step, results} = currentJourney(state);
	if (step !== runStep) {
		return transition(state);
	}

	if (journey.result === undefined) {
		return returnFrom(state, result);
	}

	const finished = changeJourney(state, {result, results: [...results, result]});
	const {state: kept, effects} = journey.result.forgets(result) ? forgetSecrets(finished) : transition(finished);
	const entered = enterStep(kept, resultStep);
	return transition(entered.state, ...entered.effects, ...effects);
}
