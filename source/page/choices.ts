import type {Row} from '../text/row.ts';
import {shorten} from '../text/shorten.ts';

/** Lines of which one is chosen. */
export type Choices = {
	readonly items: readonly string[];
	/** Index of the chosen item; none with -1. */
	readonly selected: number;
	/** Most rows to show; the chosen one is always among them. */
	readonly rows: number;
	/** Stands before the chosen one. */
	readonly sign?: string;
};

/** Stands before what is chosen, or typed into. */
export const pointer = '>';

/** Stands before what is in the field already, in a list below it. */
export const inField = '*';

/** Columns for the pointer, and for the margin that a list may have. */
const besideItem = 4;

/** Returns the rows of a list of choices. */
export function choiceRows({items, selected, rows, sign = pointer}: Choices, width: number): Row[] {
	const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), items.length - rows));
	return items.slice(first, first + rows).map((item, index) => {
		const isChosen = first + index === selected;
		return [{
			text: `${isChosen ? sign : ' '} ${shorten(item, width - besideItem, 'both ends')}`,
			style: isChosen ? 'chosen' : undefined,
		}];
	});
}
