import {labelled, type Paragraph} from '../text/paragraph.ts';
import type {Report} from './event.ts';
import {
	changeJourney,
	changeView,
	currentJourney,
	resultStep,
	type JourneyState,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';

/** Returns whether a report may be written on the result on the screen: once on each. */
export function canReport(state: WizardState): boolean {
	const {journey, step, result, report} = currentJourney(state);
	return !state.view.isReporting && step === resultStep && result !== undefined && report?.of !== result
		&& (journey.result?.isReportable?.(result) ?? false);
}

/** Called when the user wants a report. */
export function writeReport(state: WizardState): Transition {
	return canReport(state)
		? transition(
			changeView(state, {remark: 'Writing a report; this takes a few seconds...', isReporting: true}),
			{type: 'write-report'},
		)
		: transition(state);
}

/** Called when a report was written, or could not be. */
export function receiveReport(state: WizardState, {outcome}: Report & {type: 'report-written'}): Transition {
	const {result, step} = currentJourney(state);
	const kept = result !== undefined && 'file' in outcome
		? changeJourney(state, {report: {of: result, file: outcome.file}})
		: state;
	const remark = 'file' in outcome
		? `A report with names replaced was written to ${outcome.file}. ${outcome.howToSend}`
		: outcome.problem;
	return transition(step === resultStep ? changeView(kept, {remark, isReporting: false, scrollTop: 0}) : kept);
}

/** As wide as the labels of a result. */
const labelWidth = 15;

/** Returns where the report on this result is; empty where there is none. */
export function reportParagraphs({report, result}: JourneyState): readonly Paragraph[] {
	return report === undefined || report.of !== result
		? []
		: [{text: ' '}, labelled('Report', labelWidth, report.file, 'path')];
}
