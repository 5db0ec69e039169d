import {blankRow, wrap} from '../text/wrap.ts';
import type {Row} from '../text/row.ts';
import type {Choice} from '../wizard/question.ts';
import {choiceRows} from './choices.ts';
import type {PageSize} from './scroll.ts';

const idWidth = 18;

type ChoicePage = {readonly why: string; readonly choices: readonly Choice[]; readonly selected: number};

/** Returns what is asked, and the choices, one a row. */
export function choicePage(
	{why, choices, selected}: ChoicePage,
	{width, availableRows}: Omit<PageSize, 'from'>,
): Row[] {
	const items = choices.map(({id, description}) => `${id.padEnd(idWidth)}${description}`);
	const head = wrap([{text: why}], width);
	// All of them at once is worth more than a blank row.
	const above = head.length + items.length < availableRows ? [...head, blankRow] : head;
	return [...above, ...choiceRows({items, selected, rows: availableRows - above.length}, width)];
}
