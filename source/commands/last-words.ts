import {blank, type Paragraph} from '../text/paragraph.ts';
import {reportParagraphs} from '../wizard/report.ts';
import {contextIn, type WizardState} from '../wizard/state.ts';

/** Returns what stays in the window when the wizard has ended: the page of its result, else a last word. */
export function lastWords({options, journeys, exitCode}: WizardState): readonly Paragraph[] {
	const [first] = journeys;
	const {journey, result} = first;
	return result === undefined || journey.result === undefined
		? journey.farewell(contextIn(options, first), exitCode === 0)
		: [blank, ...journey.result.page(result), ...reportParagraphs(first), blank];
}
