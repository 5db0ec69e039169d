import {contextIn, type WizardState} from '../wizard/state.ts';

/** Returns what stays in the window when the wizard has ended: the report of its result, else a last word. */
export function lastWords({options, journeys, exitCode}: WizardState): readonly string[] {
	const [first] = journeys;
	const {journey, result} = first;
	return result === undefined || journey.result === undefined
		? journey.farewell(contextIn(options, first), exitCode === 0).split('\n')
		: journey.result.report(result);
}
