import {visible} from './visible.ts';

const gap = '...';

/**
Returns the text shortened to so many columns: its start, or its start and its end as a path needs, with three dots for
the rest. Ink would use a single character for the dots, which old consoles lack.
*/
export function shorten(text: string, columns: number, keep: 'start' | 'both ends'): string {
	const characters = [...visible(text)];
	if (characters.length <= columns) {
		return characters.join('');
	}

	const kept = Math.max(0, columns - gap.length);
	const end = keep === 'start' ? 0 : Math.ceil(kept / 2);
	return characters.slice(0, kept - end).join('') + gap + characters.slice(characters.length - end).join('');
}
