import {exitCodes} from '../values/exit-codes.ts';
import type {Scrolling} from './command.ts';
import {submit} from './fields.ts';
import {
	changeAnswers,
	changeView,
	contextOf,
	currentJourney,
	questionOf,
	resultStep,
	runStep,
	type WizardState,
} from './state.ts';
import {leaveQuestion} from './navigation.ts';
import {keepRunning} from './running.ts';
import {doubtWords} from './tool-words.ts';
import {transition, type Transition} from './transition.ts';

/**
Opens the explanation, or closes it: then a question below it is there again. Who reads does not want the step to go on
by itself.
*/
export function toggleHelp(state: WizardState): Transition {
	const dialog = state.dialog?.type === 'help'
		? state.dialog.over
		: {type: 'help', scrollTop: 0, over: state.dialog} as const;
	return transition({...changeView(state, {isWaiting: false}), dialog, inputKey: state.inputKey + 1});
}

/** Enter in a dialog. One that wants a Y takes it for a no. */
export function acceptDialog(state: WizardState): Transition {
	const {dialog} = state;
	const question = questionOf(state);
	if (dialog?.type === 'help') {
		return toggleHelp(state);
	}

	if (question === undefined || dialog?.type !== 'confirm') {
		return dialog?.type === 'stop' ? keepRunning(state) : closeDialog(state);
	}

	const {agreed} = currentJourney(state).answers;
	const accepted = changeAnswers({...state, dialog: undefined}, {
		agreed: {...agreed, [question.id]: dialog.confirmation.about},
	});
	return submit(accepted, question, true);
}

/** Esc in a dialog. */
export function closeDialog(state: WizardState): Transition {
	if (state.dialog?.type === 'help') {
		return toggleHelp(state);
	}

	return state.dialog?.type === 'stop'
		? keepRunning(state)
		: transition({...state, dialog: undefined, inputKey: state.inputKey + 1});
}

/** Asks whether to pass a refusal; asked already, passes it. */
export function overrideRefusal(state: WizardState): Transition {
	const question = questionOf(state);
	if (question === undefined) {
		return transition(state);
	}

	return state.dialog?.type === 'override'
		? leaveQuestion(state, question)
		: transition({...changeView(state, {isWaiting: false, scrollTop: 0}), dialog: {type: 'override'}});
}

/** Asks whether to leave, where something that was typed would be lost; asked already, leaves. */
export function leave(state: WizardState): Transition {
	// A journey that is only read is as if it were not there.
	const {step, journey, run, result} = state.journeys.findLast(one => one.journey.staysAsLeft !== true)
		?? currentJourney(state);
	const isAsked = state.dialog?.type === 'leave';
	const isHalfDone = unfinishedIn(state) !== undefined;
	if (step !== runStep && !isAsked && (isHalfDone || hasAnswers(state) || hasMarks(state))) {
		return transition({...changeView(state, {isWaiting: false, scrollTop: 0}), dialog: {type: 'leave'}});
	}

	// Leaving is the end of what was tried, or done; only what it was done for is given up where that still waits.
	const isFailed = result !== undefined && journey.result?.retry?.(result) !== undefined;
	const isWhole = state.journeys.every(one => one.journey === journey || one.journey.staysAsLeft === true);
	const exitCode = step === resultStep && result !== undefined && (isFailed || isWhole)
		? journey.result?.exitCode(result, run?.isStopping ?? false)
		: undefined;
	return transition({...state, dialog: undefined, exitCode: exitCode ?? exitCodes.cancelled});
}

/** Returns what is said of a journey that waits for the one on the screen, such as a restore for its backup. */
export function unfinishedIn({journeys}: WizardState): string | undefined {
	const isRead = journeys.at(-1)?.journey.staysAsLeft === true;
	return isRead ? undefined : journeys.slice(0, -1).find(({result}) => result === undefined)?.journey.unfinished;
}

function hasAnswers({journeys}: WizardState): boolean {
	return journeys.some(({hasTyped}) => hasTyped);
}

/** Returns whether something is marked as done, in what is on the screen or was left. */
function hasMarks({journeys, left}: WizardState): boolean {
	return [...journeys, ...Object.values(left).map(one => one?.state)].some(one => (one?.marked.length ?? 0) > 0);
}

/** Returns what is said of what leaving loses; undefined where that is nothing. */
function lostIn(state: WizardState): string | undefined {
	if (!hasAnswers(state) && !hasMarks(state)) {
		return undefined;
	}

	const lost = hasAnswers(state) ? (hasMarks(state) ? 'answers and marks' : 'answers') : 'marks in the guide';
	return `The ${lost} so far will be lost.`;
}

/** `prompt`: line of the tool that is asked about. */
type AskedWords = {readonly text: string; readonly hint: string; readonly prompt?: string};

/** Returns the question of a dialog that wants a Y, and what the keys do about it; undefined where there is none. */
export function askedWords(state: WizardState): AskedWords | undefined {
	switch (state.dialog?.type) {
		case 'leave': {
			const words = [unfinishedIn(state), lostIn(state)].filter(text => text !== undefined);
			return {text: ['Leave?', ...words].join(' '), hint: 'Y: leave. Enter: stay.'};
		}

		case 'answer': {
			const {open = [], asks} = currentJourney(state).run ?? {};
			const question = asks?.type === 'tool' ? asks.question : undefined;
			return {
				text: doubtWords(state.dialog.answer, open, question?.known ?? question?.unneeded),
				hint: 'Y: type it. Any other key: no.',
				...(question !== undefined && {prompt: question.prompt}),
			};
		}

		case 'override': {
			const text = questionOf(state)?.override?.(contextOf(state)) ?? '';
			return {text, hint: 'Y: go on anyway. Any other key: no.'};
		}

		default: {
			return undefined;
		}
	}
}

export const stopHint = 'Y: stop. Enter: keep waiting.';

/** Returns the question that an explanation lies over, and what the keys do about it; undefined where there is none. */
export function explainedQuestion(state: WizardState): string | undefined {
	const over = state.dialog?.type === 'help' ? state.dialog.over : undefined;
	switch (over?.type) {
		case 'confirm': {
			return `${over.confirmation.text} ${over.confirmation.hint}`;
		}

		case 'stop': {
			const {run, journey: {run: words}} = currentJourney(state);
			const stop = run && words?.stop?.(run, contextOf(state));
			return stop && `${stop.question} ${stopHint}`;
		}

		default: {
			const asked = askedWords({...state, dialog: over});
			return asked && `${asked.text} ${asked.hint}`;
		}
	}
}

/** Moves the first row in sight of a page, or of the explanation over it. */
export function scrollTo(state: WizardState, row: number): Transition {
	const scrollTop = Math.max(0, row);
	return transition(state.dialog?.type === 'help'
		? {...state, dialog: {...state.dialog, scrollTop}}
		: changeView(state, {scrollTop}));
}

/** Moves the first row in sight by a row or a page, or to an end; the page says where it ends. */
export function scrollBy(state: WizardState, by: Scrolling): Transition {
	// A row that was in sight stays there.
	const page = Math.max(1, state.pageRows - 2);
	const rows = {
		home: -Infinity, end: Number.MAX_SAFE_INTEGER, 'page-up': -page, 'page-down': page,
	};
	return scrollTo(state, scrollTopOf(state) + (typeof by === 'number' ? by : rows[by]));
}

/** Returns the first row in sight, as far as the page is long enough. */
export function scrollTopOf({dialog, view}: WizardState): number {
	return dialog?.type === 'help' ? dialog.scrollTop : view.scrollTop;
}
