import {Secret} from '../answers/secret.ts';
import {lacksCopyAskedFor} from '../core/missing-copy.ts';
import type {BackupResult} from '../core/result.ts';
import type {EngineName, PromptKind, ToolAnswer} from '../core/engines/engine.ts';
import type {Report} from './event.ts';
import type {Running, WizardState} from './state.ts';
import {become, enterStep, type Transition} from './transition.ts';

/** Exit codes of the program, a stable interface. */
const exitCodes = {verified: 0, failed: 1, unproven: 3} as const;
export const cancelledExitCode = 130;

const usualOrder: readonly PromptKind[] = ['password', 'confirmation', 'reminder'];

/** A run of which nothing has been told yet. */
export const notBegun: Running = {
	stages: {},
	startedAt: 0,
	now: 0,
	open: usualOrder,
	silence: undefined,
	question: undefined,
	isHandOverAhead: false,
	asksToStop: false,
	stopping: false,
};

function changeRunning(state: WizardState, change: Partial<Running>): WizardState {
	return state.running === undefined ? state : {...state, running: {...state.running, ...change}};
}

/** A stage of the run began or ended. */
export function receiveStage(state: WizardState, {stage, state: progress, at}: Report & {type: 'stage'}): Transition {
	const {running} = state;
	if (running === undefined) {
		return become(state);
	}

	const before = running.stages[stage];
	const change = progress === 'running'
		? {state: progress, startedAt: at}
		: {...before, state: progress, endedAt: at};
	return become(changeRunning(state, {
		stages: {...running.stages, [stage]: change},
		startedAt: running.startedAt === 0 ? at : running.startedAt,
		now: at,
		open: progress === 'running' ? running.open.filter(kind => kind !== stage) : running.open,
		silence: undefined,
	}));
}

export function receiveTick(state: WizardState, now: number): Transition {
	return become(changeRunning(state, {now}));
}

/** An engine takes the run on, the first or one in its place, which begins anew. */
export function receiveEngine(state: WizardState, engine: EngineName): Transition {
	return become(changeRunning(state, {engine, open: usualOrder, silence: undefined}));
}

/** The tool asks something that nobody recognised. */
export function receiveQuestion(state: WizardState, {question}: Report & {type: 'tool-asks'}): Transition {
	return become(changeRunning({...state, isHelpShown: false, selected: 0}, {
		question, open: question.open, silence: undefined, asksToStop: false,
	}));
}

/** The tool has gone quiet, or goes on. */
export function receiveSilence(state: WizardState, lines: readonly string[] | undefined): Transition {
	const {running} = state;
	if (running === undefined || running.stopping || running.isHandOverAhead) {
		return become(state);
	}

	// One that prints on and on changes nothing.
	return lines === undefined && running.silence === undefined
		? become(state)
		: become(changeRunning({...state, selected: 0}, {silence: lines}));
}

/** The user wants to answer a tool that has gone quiet. */
export function takeOver(state: WizardState): Transition {
	return become(changeRunning(state, {silence: undefined}), {type: 'take-over'});
}

/** The terminal is about to be given to the tool. */
export function announceHandOver(state: WizardState): Transition {
	return become(changeRunning({...state, isHelpShown: false, selected: 0}, {
		isHandOverAhead: true, question: undefined, silence: undefined,
	}));
}

/** The user is ready to answer the tool by hand. */
export function handOver(state: WizardState): Transition {
	return become(changeRunning(state, {isHandOverAhead: false}), {type: 'hand-over'});
}

/** The question is no longer there. */
export function dropQuestion(state: WizardState): Transition {
	return become(changeRunning(state, {question: undefined}));
}

export function answerTool(state: WizardState, answer: ToolAnswer): Transition {
	const {running} = state;
	if (running?.question === undefined) {
		return become(state);
	}

	const open = openAfter(running.open, answer);
	const change = {question: undefined, silence: undefined, open};
	return become(changeRunning({...state, selected: 0}, change), {type: 'answer-tool', answer});
}

/**
What is open once this was answered. Where it had been typed before, the tool has begun anew, and what follows it is
open again.
*/
function openAfter(open: readonly PromptKind[], answer: ToolAnswer): readonly PromptKind[] {
	if (answer === 'take-over' || answer === 'stop') {
		return open;
	}

	const again = open.includes(answer) ? [] : usualOrder.slice(usualOrder.indexOf(answer) + 1);
	return usualOrder.filter(kind => kind !== answer && (open.includes(kind) || again.includes(kind)));
}

/** Asks whether to stop; asked already, stops. */
export function askToStop(state: WizardState): Transition {
	return state.running?.asksToStop
		? stopRun(state)
		: become(changeRunning({...state, isHelpShown: false, selected: 0}, {asksToStop: true}));
}

export function keepRunning(state: WizardState): Transition {
	return become(changeRunning({...state, selected: 0}, {asksToStop: false}));
}

export function stopRun(state: WizardState): Transition {
	return state.running?.stopping
		? become(state)
		: become(changeRunning(state, {
			stopping: true, asksToStop: false, question: undefined, silence: undefined,
		}), {type: 'stop-run'});
}

/** The run came to its end. A verified backup needs its secrets no longer. */
export function finish(state: WizardState, result: BackupResult): Transition {
	return result.verdict === 'verified' ? forget({...state, result}) : enterStep({...state, result}, 'result');
}

/**
Goes to the result without the secrets. They are wiped too: what has been drawn, and what has run, may hold them for
longer.
*/
function forget(state: WizardState): Transition {
	const {secrets: {password, confirmation}, texts} = state;
	const {state: next, effects} = enterStep({
		...state,
		secrets: {password: new Secret(''), confirmation: new Secret('')},
		texts: {...texts, reminder: ''},
	}, 'result');
	return become(next, ...effects, {type: 'wipe', secrets: [password, confirmation]});
}

/** Returns the exit code that says how the last run ended. */
export function exitCodeOf(state: WizardState): number {
	const {result, running} = state;
	if (result === undefined || (result.verdict === 'failed' && running?.stopping)) {
		return cancelledExitCode;
	}

	return lacksCopyAskedFor(result) ? exitCodes.unproven : exitCodes[result.verdict];
}
