import {blankRow, wrap} from '../text/wrap.ts';
import type {Row} from '../text/row.ts';
import type {Choice} from '../wizard/question.ts';
import {choiceRows} from './choices.ts';
import type {PageSize} from './scroll.ts';

const idWidth = 18;

type ChoicePage = {readonly why: string; readonly choices: readonly Choice[]; readonly selected: number};

/** Returns what is asked, and the choices, one a row; where they do not all fit, the last row says how many do. */
export function choicePage(
	{why, choices, selected}: ChoicePage,
	{width, availableRows}: Omit<PageSize, 'from'>,
): Row[] {
	const items = choices.map(({id, description}) => ({text: `${id.padEnd(idWidth)}${description}`}));
	const head = wrap([{text: why}], width);
	// All of them at once is worth more than a blank row.
	const above = head.length + items.length < availableRows ? [...head, blankRow] : head;
	const rows = availableRows - above.length;
	return items.length <= rows
		? [...above, ...choiceRows({items, selected, rows}, width)]
		: [...above, ...choiceRows({items, selected, rows: rows - 1}, width), moreRow(items.length, rows - 1)];
}

function moreRow(count: number, shown: number): Row {
	return [{text: `  (${shown} of ${count} are in sight: Up and Down show the others)`, style: 'aside'}];
}
