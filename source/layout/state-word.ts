import {type Look, looks} from '../terminal/theme.ts';
import type {Lead} from './page.ts';

const wordLooks: Readonly<Record<string, Look>> = {
	ok: looks.ok,
	done: looks.ok,
	warning: looks.warning,
	missing: looks.warning,
	stop: looks.error,
	bad: looks.error,
	failed: looks.error,
	unknown: looks.unknown,
	running: looks.running,
};

/** Columns of the word and the gap behind it. */
export const stateWidth = 9;

/** One word for how a line stands, in a column of its own; the colour only repeats it. */
export function stateWord(word: string): Lead {
	return {text: word, width: stateWidth, ...wordLooks[word]};
}
