import type {Theme} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {whyOf} from '../words/why.ts';
import {choiceRows} from './choices.ts';
import type {FrameSize} from './frame.ts';
import type {Row} from './row.ts';
import {whyRowsOf} from './why.ts';

/** Says that there is no ENTSSO to look for, and lists what can be practised. */
export function offerRows({setting, selected}: WizardState, theme: Theme, {width, room}: Pick<FrameSize, 'room' | 'width'>): Row[] {
	const why = whyRowsOf(whyOf.offer, width);
	const items = setting.scenarios.map(({name, description}) => `${name.padEnd(18)}${description}`);
	return [...why, ...choiceRows({items, selected, rows: room - why.length}, theme, width)];
}
