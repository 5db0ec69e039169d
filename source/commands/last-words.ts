import {blank, type Paragraph} from '../text/paragraph.ts';
import {reportParagraphs} from '../wizard/report.ts';
import {contextIn, type WizardState} from '../wizard/state.ts';

/**
Returns what stays in the window when the wizard has ended: the page of its result, else a last word. What a journey
within it came to stays too.
*/
export function lastWords({options, journeys, exitCode}: WizardState): readonly Paragraph[] {
	const [first] = journeys;
	const pages = journeys.flatMap(part => {
		const {journey, result} = part;
		return result === undefined || journey.result === undefined
			? []
			: [blank, ...journey.result.page(journey.result.afterwards?.(result) ?? result), ...reportParagraphs(part), blank];
	});
	return first.result === undefined || first.journey.result === undefined
		? [...pages, ...first.journey.farewell(contextIn(options, first), exitCode === 0)]
		: pages;
}
