import {receiveLookDue} from './checklist.ts';
import {scrollTo, scrollTopOf} from './dialogs.ts';
import {receiveElevation} from './elevation.ts';
import type {Report, WizardEvent} from './event.ts';
import {receiveCompletions, receiveGenerated, typeInto} from './fields.ts';
import {isOffered} from './keys.ts';
import {enterStep} from './steps.ts';
import {takeFound} from './lookups.ts';
import {
	changeView,
	currentJourney,
	initialState,
	questionOf,
	type WizardState,
} from './state.ts';
import {receiveReport} from './report.ts';
import {
	announceHandOver,
	dropQuestion,
	finish,
	receiveEngine,
	receiveProgress,
	receiveQuestion,
	receiveSilence,
	receiveStage,
	receiveTick,
} from './running.ts';
import {type Transition, transition} from './transition.ts';
import {takeCommand} from './commands.ts';
import {receiveSeen} from './result.ts';
import {resume} from './go-on.ts';

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
			return isOffered(state, event) ? takeCommand(state, event) : transition(state);
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
