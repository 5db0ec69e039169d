import {exitCodes} from '../values/exit-codes.ts';
import {lookOn, markItem, moveFocus} from './checklist.ts';
import {
	closeDialog,
	leave,
	overrideRefusal,
	scrollBy,
	toggleHelp,
} from './dialogs.ts';
import type {Command, Selecting} from './command.ts';
import {startElevated} from './elevation.ts';
import {
	complete,
	focusField,
	generate,
	selectOffer,
} from './fields.ts';
import type {Nested} from './journey.ts';
import {
	edit,
	goToStepBefore,
	lookAgain,
	useOtherEngine,
} from './navigation.ts';
import {isAsked} from './question.ts';
import {enterStep, reviewedQuestions} from './steps.ts';
import {openJourney, returnFrom} from './nesting.ts';
import {
	changeView,
	contextOf,
	copyableIn,
	currentJourney,
	questionOf,
	resultStep,
	reviewStep,
	runStep,
	type WizardState,
} from './state.ts';
import {writeReport} from './report.ts';
import {
	answerTool,
	askToStop,
	handOver,
	isTakingOver,
	keepTerminal,
	stopRun,
	takeOver,
} from './running.ts';
import {type Transition, transition} from './transition.ts';
import {choose, goOn} from './go-on.ts';
import {lookAtResult} from './result.ts';

/** Called when the user does something that is offered now. */
export function takeCommand(state: WizardState, event: Command): Transition {
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
				.some(question => question.id === id && isAsked(question, contextOf(state)));
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

/** Returns what the question or the result on the screen opens. */
function openedBy(state: WizardState, what: string | undefined): Nested | undefined {
	const {journey, result, step} = currentJourney(state);
	const context = contextOf(state);
	return step === resultStep
		? result && journey.result?.opens?.(result, context, what)
		: journey.opens?.(step, context, what);
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
