import {Secret} from '../answers/secret.ts';
import type {BackupResult} from '../core/result.ts';
import type {EngineName, ToolAnswer} from '../core/engines/engine.ts';
import type {Report} from './event.ts';
import type {Running, WizardState} from './state.ts';
import {become, enterStep, type Transition} from './transition.ts';

/** Exit codes of the program, a stable interface. */
const exitCodes = {verified: 0, failed: 1, unproven: 3} as const;
export const cancelledExitCode = 130;

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
	}));
}

export function receiveTick(state: WizardState, now: number): Transition {
	return become(changeRunning(state, {now}));
}

/** An engine takes the run on, the first or one in its place. */
export function receiveEngine(state: WizardState, engine: EngineName): Transition {
	return become(changeRunning(state, {engine}));
}

/** The tool asks something that nobody recognised. */
export function receiveQuestion(state: WizardState, {question}: Report & {type: 'tool-asks'}): Transition {
	return become(changeRunning({...state, isHelpShown: false}, {question, asksToStop: false}));
}

/** The terminal is about to be given to the tool. */
export function announceHandOver(state: WizardState): Transition {
	return become(changeRunning({...state, isHelpShown: false}, {isHandOverAhead: true}));
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
	return state.running?.question === undefined
		? become(state)
		: become(changeRunning(state, {question: undefined}), {type: 'answer-tool', answer});
}

/** Asks whether to stop; asked already, stops. */
export function askToStop(state: WizardState): Transition {
	return state.running?.asksToStop ? stopRun(state) : become(changeRunning({...state, isHelpShown: false}, {asksToStop: true}));
}

export function keepRunning(state: WizardState): Transition {
	return become(changeRunning(state, {asksToStop: false}));
}

export function stopRun(state: WizardState): Transition {
	return state.running?.stopping
		? become(state)
		: become(changeRunning(state, {
			stopping: true, asksToStop: false, isHandOverAhead: false, question: undefined,
		}), {type: 'stop-run'});
}

/** The run came to its end. A verified backup needs its secrets no longer. */
export function finish(state: WizardState, result: BackupResult): Transition {
	return result.verdict === 'verified' ? forget({...state, result}) : enterStep({...state, result}, 'result');
}

/** Goes to the result without the secrets. They are wiped too: what has been drawn, and what has run, may hold them for longer. */
function forget(state: WizardState): Transition {
	const {secrets: {password, confirmation}, texts} = state;
	const {state: next, effects} = enterStep({
		...state,
		secrets: {password: new Secret(''), confirmation: new Secret('')},
		texts: {...texts, reminder: ''},
	}, 'result');
	return become(next, ...effects, {type: 'wipe', secrets: [password, confirmation]});
}

/** The exit code that says how the last run ended. */
export function exitCodeOf(state: WizardState): number {
	const {result, running} = state;
	return result === undefined || (result.verdict === 'failed' && running?.stopping) ? cancelledExitCode : exitCodes[result.verdict];
}
