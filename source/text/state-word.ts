import type {Column} from './paragraph.ts';
import type {Style} from './style.ts';

const wordStyles: Readonly<Record<string, Style>> = {
	ok: 'ok',
	done: 'ok',
	warning: 'warning',
	missing: 'warning',
	stop: 'error',
	bad: 'error',
	failed: 'error',
	unknown: 'unknown',
	running: 'running',
};

/** Columns of the word and the gap behind it. */
export const stateWidth = 9;

/** Returns one word for how a line stands, in a column of its own; the colour only repeats it. */
export function stateWord(word: string): Column {
	return {text: word, width: stateWidth, style: wordStyles[word]};
}
