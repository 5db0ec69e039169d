import {blank, type Paragraph} from '../text/paragraph.ts';
import type {WizardState} from '../wizard/state.ts';
import {helpOf} from '../wizard/titles.ts';

const titleWidth = 22;

/** Returns the explanation of the step in the words of somebody who has never heard of a master secret. */
export function helpPage(state: WizardState): readonly Paragraph[] {
	const {sections, keys} = helpOf(state);
	const all = [...sections, ...(keys === undefined ? [] : [{title: 'Keys', text: keys}])];
	return all.flatMap(({title, text}, index) => [
		...(index === 0 ? [] : [blank]),
		{text, columns: [{text: title, width: titleWidth, style: 'chosen'} as const]},
	]);
}
