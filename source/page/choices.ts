import type {Row} from '../text/row.ts';
import {shorten} from '../text/shorten.ts';
import {fits} from '../text/wrap.ts';

/** Lines of which one is chosen. */
export type Choices = {
	readonly items: ReadonlyArray<{
		readonly text: string;
		/** Stands behind it, in brackets. */
		readonly detail?: string;
	}>;
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

/** Columns that the text of a choice keeps, however much is said of it. */
const leastText = 16;

/** Columns that the detail of a choice keeps where it is the text that tells it from others. */
const leastDetail = 24;

/** Fewer columns than these say nothing of a detail. */
const leastBehind = 10;

/** Columns for the pointer, and for the margin that a list may have. */
const besideItem = 4;

/** Returns the rows of a list of choices. */
export function choiceRows({items, selected, rows, sign = pointer}: Choices, width: number): Row[] {
	const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), items.length - rows));
	const lines = linesOf(items.slice(first, first + rows), textsThatTell(items), width - besideItem);
	return lines.map((line, index) => {
		const isChosen = first + index === selected;
		return [{text: `${isChosen ? sign : ' '} ${line}`, style: isChosen ? 'chosen' : undefined}];
	});
}

type Item = Choices['items'][number];

/** Returns the items that have a detail of others, or a text that looks like that of others where it is short. */
function textsThatTell(items: readonly Item[]): ReadonlySet<Item> {
	const looksOf = ({text, detail = ''}: Item): string[] => [`detail ${detail}`, shorten(text, leastText, 'both ends')];
	const withDetail = items.filter(({detail}) => detail !== undefined);
	const counts = new Map<string, number>();
	for (const look of withDetail.flatMap(item => looksOf(item))) {
		counts.set(look, (counts.get(look) ?? 0) + 1);
	}

	return new Set(withDetail.filter(item => looksOf(item).some(look => counts.get(look) !== 1)));
}

/**
Returns the line of each choice. Its detail tells it from others with like names, so the text makes room for that. Where
only the text can tell, it keeps more, and all that it needs where nothing less will do.
*/
function linesOf(items: readonly Item[], tellingTexts: ReadonlySet<Item>, columns: number): string[] {
	const linesWith = (leastTelling: number): string[] =>
		items.map(item => lineOf(item, columns, tellingTexts.has(item) ? leastTelling : leastText));
	const lines = linesWith(Math.max(leastText, columns - leastDetail));
	return new Set(lines).size === lines.length ? lines : linesWith(columns);
}

/** Returns the line of a choice. Its text keeps at least so many columns. */
function lineOf({text, detail}: Item, columns: number, least: number): string {
	const said = detail === undefined ? '' : ` (${detail})`;
	const roomBehind = columns - Math.min(least, text.length);
	const behind = roomBehind < Math.min(leastBehind, said.length) ? '' : shorten(said, roomBehind, 'both ends');
	let room = columns - behind.length;
	// Letters of some languages take two columns.
	while (room > 0 && !fits(shorten(text, room, 'both ends') + behind, columns)) {
		room--;
	}

	return shorten(text, room, 'both ends') + behind;
}
