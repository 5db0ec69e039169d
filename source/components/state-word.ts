import {colours} from '../terminal/theme.ts';
import type {Paragraph} from './page.tsx';

const looks: Readonly<Record<string, {readonly color?: string; readonly bold?: boolean}>> = {
	ok: {color: colours.ok},
	done: {color: colours.ok},
	warning: {color: colours.warning},
	missing: {color: colours.warning},
	stop: {color: colours.error, bold: true},
	bad: {color: colours.error, bold: true},
	failed: {color: colours.error, bold: true},
	unknown: {color: colours.unknown},
};

/** One word for how a line stands, in a column of its own; the colour only repeats it. */
export function stateWord(word: string): NonNullable<Paragraph['lead']>[number] {
	return {text: word, width: 9, ...looks[word]};
}
