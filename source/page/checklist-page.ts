import {indent, type Paragraph} from '../text/paragraph.ts';
import {blankRow, wrap} from '../text/wrap.ts';
import type {ChecklistItem} from '../wizard/question.ts';
import {currentJourney, type WizardState} from '../wizard/state.ts';
import {pointer} from './choices.ts';
import {type PageSize, type ScrolledRows, scrollRows} from './scroll.ts';

const pointerWidth = 2;

/** Returns all items below each other, from the one that has the focus on. */
export function checklistPage(state: WizardState, items: readonly ChecklistItem[], size: PageSize): ScrolledRows {
	const {width, availableRows, from} = size;
	const {remark, selected} = state.view;
	const focus = Math.min(selected, items.length - 1);
	const said = remark === undefined ? [] : [...wrap([{text: remark, style: 'chosen'}], width), blankRow];
	const blocks = items.map((item, index) => {
		const isFocused = index === focus;
		const paragraphs = itemParagraphs(item, currentJourney(state).marked, isFocused);
		return [...(index === 0 ? [] : [blankRow]), ...wrap(pointed(paragraphs, isFocused), width)];
	});
	const before = blocks.slice(0, Math.max(0, focus)).flat().length;
	// The blank row above it may be out of sight.
	const start = focus > 0 ? before + 1 : 0;
	const room = availableRows - said.length;
	// Whoever marks an item sees it: no more is scrolled than there is of it.
	const more = Math.max(0, (blocks[focus]?.length ?? 0) - (focus > 0 ? 1 : 0) - Math.max(1, room - 1));
	const first = Math.min(from, more);
	const {rows, last} = scrollRows(blocks.flat(), {
		availableRows: room, from: start + first, isByPage: first < more,
	});
	return {rows: [...said, ...rows], last: Math.max(0, Math.min(more, last - start))};
}

/** Returns an item with its mark, which says in signs whether it is done. */
export function itemParagraphs(
	{id, canBeMarked, paragraphs}: ChecklistItem,
	marked: readonly string[],
	isFocused = false,
): Paragraph[] {
	if (canBeMarked === undefined) {
		return [...paragraphs];
	}

	const mark = `${marked.includes(id) ? '[x]' : '[ ]'} `;
	const style = isFocused ? 'chosen' : undefined;
	return paragraphs.map((paragraph, index) => ({
		...paragraph,
		...(index === 0 && isFocused && {style}),
		columns: [
			...(index === 0 ? [{text: mark, width: mark.length, style} as const] : indent(mark.length)),
			...paragraph.columns ?? [],
		],
	}));
}

/** Returns the paragraphs of an item in the window, where a sign stands before the one that has the focus. */
function pointed(paragraphs: readonly Paragraph[], isFocused: boolean): Paragraph[] {
	return paragraphs.map((paragraph, index) => ({
		...paragraph,
		columns: [
			{text: index === 0 && isFocused ? pointer : '', width: pointerWidth, style: 'chosen'},
			...paragraph.columns ?? [],
		],
	}));
}
