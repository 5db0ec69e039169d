import {exitCodes} from '../values/exit-codes.ts';
import {
	lookOn,
	markItem,
	moveFocus,
	receiveLookDue,
} from './checklist.ts';
import {
	acceptDialog,
	closeDialog,
	leave,
	overrideRefusal,
	scrollBy,
	scrollTo,
	scrollTopOf,
	toggleHelp,
} from './dialogs.ts';
import type {Command, Selecting} from './command.ts';
import {receiveElevation, startElevated} from './elevation.ts';
import type {Report, WizardEvent} from './event.ts';
import {
	complete,
	focusField,
	generate,
	receiveCompletions,
	receiveGenerated,
	selectOffer,
	submit,
	typeInto,
} from './fields.ts';
import type {Nested} from './journey.ts';
import {commandFor, isOffered} from './keys.ts';
import {
	begin,
	edit,
	enterStep,
	goToStepBefore,
	isSkippedIn,
	leaveQuestion,
	lookAgain,
	openJourney,
	returnFrom,
	reviewedQuestions,
	takeFound,
	tryAgain,
	useOtherEngine,
} from './navigation.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	contextOf,
	copyableIn,
	currentJourney,
	initialState,
	questionOf,
	resultStep,
	reviewStep,
	runStep,
	type WizardState,
} from './state.ts';
import {receiveReport, writeReport} from './report.ts';
import {
	announceHandOver,
	answerTool,
	askToStop,
	dropQuestion,
	finish,
	handOver,
	isTakingOver,
	keepTerminal,
	receiveEngine,
	receiveProgress,
	receiveQuestion,
	receiveSilence,
	receiveStage,
	receiveTick,
	stopRun,
	takeOver,
} from './running.ts';
import {transition, type Transition} from './transition.ts';

/**
Returns what becomes of the wizard when something happens. Pure: what is to be done in the world is returned as effects.
*/
export function reduce(state: WizardState, event: WizardEvent): Transition {
	if (state.exitCode !== undefined || (state.isTooSmall && isUnseen(event))) {
		return transition(state);
	}

	switch (event.type) {
		case 'start': {
			return enterStep(state, currentJourney(state).step);
		}

		case 'options': {
			return startOver(state, event);
		}

		case 'typed': {
			return typeInto(state, event);
		}

		case 'pasted-line-break': {
			return transition(changeView(state, {
				remark: 'The pasted text had a line break; it was left out. Press Enter to go on.', isRemarkAhead: true,
			}));
		}

		case 'pasted-lines': {
			return transition(changeView(state, {
				remark: `The paste has ${event.count} lines, and one is asked for. Nothing of it was taken: paste one line.`,
			}));
		}

		case 'typed-ahead': {
			return transition(changeView(state, {hadTypeAhead: true}));
		}

		case 'found': {
			const {lookup, about, facts, isComplete} = event;
			const taken = takeFound(state, lookup, {about, facts, isComplete});
			const resumed = resume(taken.state, isComplete);
			return transition(resumed.state, ...taken.effects, ...resumed.effects);
		}

		case 'look-due': {
			return receiveLookDue(state, event);
		}

		case 'completions': {
			return receiveCompletions(state, event);
		}

		case 'generated': {
			return receiveGenerated(state, event);
		}

		case 'conceal': {
			return transition(changeView(state, {isRevealed: false}));
		}

		case 'elevation': {
			return receiveElevation(state, event.outcome);
		}

		case 'resized': {
			const {pageRows, isTooSmall = false} = event;
			return transition(pageRows === state.pageRows && isTooSmall === state.isTooSmall
				? state
				: {...state, pageRows, isTooSmall});
		}

		case 'page-ended': {
			return scrollTopOf(state) > event.lastRow ? scrollTo(state, event.lastRow) : transition(state);
		}

		case 'report-written': {
			return receiveReport(state, event);
		}

		case 'result-seen': {
			return receiveSeen(state, event);
		}

		case 'stage':
		case 'tick':
		case 'engine':
		case 'tool-asks':
		case 'question-withdrawn':
		case 'tool-silent':
		case 'hand-over-ahead':
		case 'progress':
		case 'finished': {
			return reportOfRun(state, event);
		}

		default: {
			// One that is not offered came too late, or by mistake.
			return isOffered(state, event) ? command(state, event) : transition(state);
		}
	}
}

/** News from the world; whatever else happens comes from the user. */
const news: ReadonlySet<WizardEvent['type']> = new Set<WizardEvent['type']>([
	'completions',
	'conceal',
	'elevation',
	'engine',
	'finished',
	'found',
	'hand-over-ahead',
	'look-due',
	'options',
	'page-ended',
	'progress',
	'question-withdrawn',
	'report-written',
	'resized',
	'result-seen',
	'stage',
	'start',
	'tick',
	'tool-asks',
	'tool-silent',
]);

/**
Returns whether an event must not count where nothing of the wizard is seen: all that the user does but leaving, and a
password that was made to be shown.
*/
function isUnseen({type}: WizardEvent): boolean {
	return type !== 'leave' && !news.has(type);
}

/** Begins anew with another computer, if the wizard still waits for one. */
function startOver(state: WizardState, {options, journey}: Report & {type: 'options'}): Transition {
	if (questionOf(state)?.choices === undefined) {
		return transition(state);
	}

	const {pageRows, isTooSmall, notice} = state;
	const begun = {...initialState(journey, options, notice), pageRows, isTooSmall};
	return enterStep(begun, currentJourney(begun).step);
}

type RunReport = Report & {
	readonly type:
		| 'engine'
		| 'finished'
		| 'hand-over-ahead'
		| 'progress'
		| 'question-withdrawn'
		| 'stage'
		| 'tick'
		| 'tool-asks'
		| 'tool-silent';
};

function reportOfRun(state: WizardState, event: RunReport): Transition {
	switch (event.type) {
		case 'stage': {
			return receiveStage(state, event);
		}

		case 'tick': {
			return receiveTick(state, event.now);
		}

		case 'engine': {
			return receiveEngine(state, event.engine);
		}

		case 'tool-asks': {
			return receiveQuestion(state, event);
		}

		case 'question-withdrawn': {
			return dropQuestion(state);
		}

		case 'tool-silent': {
			return receiveSilence(state, event.lines);
		}

		case 'hand-over-ahead': {
			return announceHandOver(state);
		}

		case 'progress': {
			return receiveProgress(state, event);
		}

		case 'finished': {
			return finish(state, event.result);
		}
	}
}

function command(state: WizardState, event: Command): Transition {
	switch (event.type) {
		case 'go-on': {
			return goOn(state);
		}

		case 'go-back': {
			return goBack(state);
		}

		case 'leave': {
			const {step, journey: {run}} = currentJourney(state);
			return step === runStep && run?.stop !== undefined ? askToStop(state) : leave(state);
		}

		case 'toggle-help': {
			return toggleHelp(state);
		}

		case 'select': {
			return select(state, event.by);
		}

		case 'scroll': {
			return scrollBy(state, event.by);
		}

		case 'choose': {
			return choose(state, event.id);
		}

		case 'complete': {
			return complete(state);
		}

		case 'switch-field': {
			const count = questionOf(state)?.fields.length ?? 1;
			return focusField(state, (state.view.focus + 1) % count);
		}

		case 'reveal': {
			return transition(changeView(state, {isRevealed: true}), {type: 'conceal-later'});
		}

		case 'generate': {
			return generate(state);
		}

		case 'explain-paste': {
			return transition(changeView(state, {remark: 'To paste, click with the right mouse button.'}));
		}

		case 'look-again': {
			return questionOf(state)?.checklist === undefined ? lookAgain(state) : lookOn(state);
		}

		case 'go-on-anyway': {
			return overrideRefusal(state);
		}

		case 'show-result': {
			return enterStep(state, resultStep);
		}

		case 'use-other-engine': {
			return useOtherEngine(state);
		}

		case 'elevate': {
			return startElevated(state);
		}

		case 'copy-text': {
			const copyable = copyableIn(state);
			return copyable === undefined
				? transition(state)
				: transition(
					changeView(state, {remark: `The ${copyable.name} was sent to the clipboard of this window.`}),
					{type: 'copy-text', text: copyable.text},
				);
		}

		case 'open-next': {
			const nested = openedBy(state, event.what);
			return nested === undefined ? transition(state) : openJourney(state, nested);
		}

		case 'mark': {
			return markItem(state);
		}

		case 'return': {
			return state.journeys.length > 1 ? returnFrom(state) : transition(state);
		}

		case 'look-at-result': {
			return lookAtResult(state);
		}

		case 'write-report': {
			return writeReport(state);
		}

		case 'finish': {
			return transition({...state, exitCode: exitCodes.done});
		}

		case 'edit': {
			const id = event.question ?? reviewedQuestions(state)[state.view.selected]?.id;
			const isKnown = currentJourney(state).journey.questions
				.some(question => question.id === id && !isSkippedIn(state, question));
			return id === undefined || !isKnown ? transition(state) : edit(state, id);
		}

		case 'answer-tool': {
			return answerTool(state, event.answer);
		}

		case 'take-over': {
			return takeOver(state);
		}

		case 'hand-over': {
			return handOver(state);
		}

		case 'stop-run': {
			return stopRun(state);
		}
	}
}

/** `isResumed` when it goes on by itself. */
function goOn(state: WizardState, isResumed = false): Transition {
	if (state.dialog !== undefined) {
		return acceptDialog(state);
	}

	const {journey, step, run, result} = currentJourney(state);
	const question = questionOf(state);
	if (question !== undefined) {
		const choice = question.choices?.(contextOf(state))[state.view.selected];
		return choice === undefined ? submit(state, question, isResumed) : choose(state, choice.id);
	}

	if (step === reviewStep) {
		return begin(state);
	}

	if (step !== resultStep || result === undefined || journey.result === undefined) {
		return transition(state);
	}

	const retry = journey.result.retry?.(result);
	if (retry !== undefined) {
		return tryAgain(state, retry);
	}

	return state.journeys.length > 1
		? returnFrom(state)
		: transition({...state, exitCode: journey.result.exitCode(result, run?.isStopping ?? false)});
}

/**
Goes on by itself when Enter was pressed before all was known. Where it turns out that Enter does something else here,
it does not: nobody has read that yet.
*/
function resume(state: WizardState, isComplete: boolean): Transition {
	// A result that is looked at again waits for that alone.
	if (!isComplete || !state.view.isWaiting || currentJourney(state).step === resultStep) {
		return transition(state);
	}

	const remark = questionOf(state)?.lookedAgain?.(contextOf(state)) ?? state.view.remark;
	const calm = changeView(state, {isWaiting: false, remark});
	return !state.isTooSmall && commandFor(calm, 'enter')?.type === 'go-on' ? goOn(calm, true) : transition(calm);
}

/** Returns what the question or the result on the screen opens. */
function openedBy(state: WizardState, what: string | undefined): Nested | undefined {
	const {journey, result, step} = currentJourney(state);
	const context = contextOf(state);
	return step === resultStep
		? result && journey.result?.opens?.(result, context, what)
		: journey.opens?.(step, context, what);
}

function lookAtResult(state: WizardState): Transition {
	const {journey, result} = currentJourney(state);
	return result === undefined || journey.lookAgain === undefined
		? transition(state)
		: transition(
			changeView(state, {remark: 'Looking again...', isWaiting: true}),
			{type: 'look-at-result', journey, result},
		);
}

/** Takes a result that was looked at again, if it is still the one that is shown. */
function receiveSeen(state: WizardState, {of, result}: Report & {type: 'result-seen'}): Transition {
	const {journey, result: before, step} = currentJourney(state);
	if (before !== of) {
		return transition(state);
	}

	const seen = changeJourney(state, {result});
	const remark = journey.result?.seenAgain?.(result, of);
	return transition(step === resultStep ? changeView(seen, {remark, scrollTop: 0, isWaiting: false}) : seen);
}

/** Takes one of the choices of a question. */
function choose(state: WizardState, id: string): Transition {
	const question = questionOf(state);
	if (question === undefined) {
		return transition(state);
	}

	const {texts} = currentJourney(state).answers;
	return leaveQuestion(changeAnswers(state, {texts: {...texts, [question.id]: id}}), question);
}

function goBack(state: WizardState): Transition {
	if (state.dialog !== undefined) {
		return closeDialog(state);
	}

	const {step, journey} = currentJourney(state);
	if (step === runStep) {
		return isTakingOver(state) ? keepTerminal(state) : askToStop(state);
	}

	if (step === resultStep) {
		return journey.review === undefined ? returnFrom(state) : enterStep(state, reviewStep);
	}

	return state.view.focus > 0 ? focusField(state, state.view.focus - 1) : goToStepBefore(state);
}

function select(state: WizardState, by: Selecting): Transition {
	const question = questionOf(state);
	const items = question?.checklist?.(contextOf(state));
	if (items !== undefined) {
		return moveFocus(state, items.length, by);
	}

	// No key goes to an end of anything else.
	if (typeof by !== 'number') {
		return transition(state);
	}

	const choices = question?.choices?.(contextOf(state));
	if (question !== undefined && choices === undefined) {
		return selectOffer(state, by);
	}

	const count = choices?.length ?? reviewedQuestions(state).length;
	return transition(changeView(state, {selected: (state.view.selected + by + count) % count, scrollTop: 0}));
}
