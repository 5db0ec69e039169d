import {labelled, type Paragraph} from '../text/paragraph.ts';
import type {Report} from './event.ts';
import {
	changeJourney,
	changeView,
	currentJourney,
	type JourneyState,
	mapJourneys,
	resultStep,
	type WizardState,
} from './state.ts';
import {transition, type Transition} from './transition.ts';

/** Returns whether a report may be written on the result on the screen: once on each run. */
export function canReport(state: WizardState): boolean {
	const {
		journey, step, result, report, runs,
	} = currentJourney(state);
	return step === resultStep
		&& result !== undefined
		&& report?.run !== runs
		&& (journey.result?.isReportable?.(result) ?? false);
}

/** Returns whether one is being written on the result on the screen. */
export function isReporting(state: WizardState): boolean {
	const {step, report} = currentJourney(state);
	return step === resultStep && report !== undefined && report.file === undefined;
}

/** Called when the user wants a report. */
export function writeReport(state: WizardState): Transition {
	if (!canReport(state)) {
		return transition(state);
	}

	const {runs: run} = currentJourney(state);
	const begun = changeJourney(state, {report: {run, file: undefined}});
	return transition(
		changeView(begun, {remark: 'Writing a report; this takes a few seconds...'}), {type: 'write-report'},
	);
}

/** Called when a report was written, or could not be. Its result may no longer be on the screen. */
export function receiveReport(state: WizardState, {outcome}: Report & {type: 'report-written'}): Transition {
	const take = (journey: JourneyState): JourneyState => {
		const {report} = journey;
		return report === undefined || report.file !== undefined
			? journey
			: {...journey, report: 'file' in outcome ? {...report, file: outcome.file} : undefined};
	};

	const remark = 'file' in outcome
		? `A report with names replaced was written to ${outcome.file}. ${outcome.howToSend}`
		: outcome.problem;
	const taken = mapJourneys(state, take);
	return transition(isReporting(state) ? changeView(taken, {remark, scrollTop: 0}) : taken);
}

/** As wide as the labels of a result. */
const labelWidth = 15;

/** Returns where the report on the last run is; empty where there is none. */
export function reportParagraphs({report, runs}: JourneyState): readonly Paragraph[] {
	return report?.file === undefined || report.run !== runs
		? []
		: [{text: ' '}, labelled('Report', labelWidth, report.file, 'path')];
}
