import {visible} from './visible.ts';
import {fits} from './wrap.ts';

const gap = '...';

/**
Returns the text shortened to so many columns: its start, or its start and its end as a path needs, with three dots for
the rest. Ink would use a single character for the dots, which old consoles lack.
*/
export function shorten(text: string, columns: number, keep: 'start' | 'both ends'): string {
	const shown = visible(text);
	if (fits(shown, columns)) {
		return shown;
	}

	const kept = Math.max(0, columns - gap.length);
	const characters = [...shown];
	const endWidth = keep === 'start' ? 0 : Math.ceil(kept / 2);
	const start = fitting(kept - endWidth, count => characters.slice(0, count).join(''));
	const end = fitting(endWidth, count => characters.slice(Math.max(0, characters.length - count)).join(''));
	return start + gap + end;
}

/** Returns the longest of these texts that fits. One character takes one column or two. */
function fitting(columns: number, textOf: (count: number) => string): string {
	let count = columns;
	while (!fits(textOf(count), columns)) {
		count--;
	}

	return textOf(count);
}
