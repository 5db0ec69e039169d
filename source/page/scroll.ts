import type {Paragraph} from '../text/paragraph.ts';
import type {Row} from '../text/row.ts';
import {wrap} from '../text/wrap.ts';

/** Space that a page may fill, and where it begins. */
export type PageSize = {
	/** Columns. */
	readonly width: number;
	readonly availableRows: number;
	/** First row to show, when not all fit. */
	readonly from: number;
	/** Up and Down do something else on this page. */
	readonly isByPage?: boolean;
};

/** Rows of a page, and the last row that it can begin with. */
export type ScrolledRows = {readonly rows: readonly Row[]; readonly last: number};

/** Returns paragraphs below each other; where they do not all fit, as many rows as do, and a word about the rest. */
export function scrollParagraphs(paragraphs: readonly Paragraph[], size: PageSize): ScrolledRows {
	return scrollRows(wrap(paragraphs, size.width), size);
}

/** Returns the rows; where they do not all fit, as many as do, and a word about the rest. */
export function scrollRows(
	rows: readonly Row[],
	{availableRows, from, isByPage = false}: Omit<PageSize, 'width'>,
): ScrolledRows {
	if (rows.length <= availableRows) {
		return {rows, last: 0};
	}

	const shown = Math.max(0, availableRows - 1);
	const last = rows.length - shown;
	const first = Math.min(from, last);
	const [down, up] = isByPage ? ['Page Down', 'Page Up'] : ['Down', 'Up'];
	const more = first + shown < rows.length ? `(more below: press ${down})` : `(the end: ${up} shows what is above)`;
	return {rows: [...rows.slice(first, first + shown), [{text: more, style: 'aside'}]], last};
}
