import {blankRow, paragraphRows} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import type {WizardState} from '../wizard/state.ts';
import {whyOf} from '../words/why.ts';
import {choiceRows} from './choices.ts';
import type {FrameSize} from './frame.ts';

/** Says that there is no ENTSSO to look for, and lists what can be practised. */
export function offerRows({setting, selected}: WizardState, {width, availableRows}: Pick<FrameSize, 'availableRows' | 'width'>): Row[] {
	const items = setting.scenarios.map(({name, description}) => `${name.padEnd(18)}${description}`);
	const why = paragraphRows({text: whyOf.offer}, width);
	// All of them at once is worth more than a blank row.
	const head = why.length + items.length < availableRows ? [...why, blankRow] : why;
	return [...head, ...choiceRows({items, selected, rows: availableRows - head.length}, width)];
}
