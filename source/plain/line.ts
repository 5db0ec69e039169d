import {visible} from '../text/visible.ts';
import {wrap} from './wrap.ts';

/** Text that is printed in one go. */
export type Line = {
	/** Stands at the start of its first line; the lines after that begin below its end. */
	readonly lead: string;
	readonly text: string;
	/** Printed as it is, however long: it is to be copied. */
	readonly isExact?: true;
};

export const blank: Line = {lead: '', text: ''};

/** A sentence, broken between words where the window ends. Spaces at its start indent all of its lines. */
export function prose(text: string): Line {
	const words = text.trimStart();
	return {lead: text.slice(0, text.length - words.length), text: words};
}

/** A text with something in a column before it, broken as a sentence is where it does not fit. */
export function row(lead: string, text: string): Line {
	return {lead, text};
}

/** A text that is printed as it is. */
export function exact(text: string): Line {
	return {lead: '', text, isExact: true};
}

/** Columns of a terminal that does not tell, or cannot be meant. */
const usualColumns = 80;
const fewestColumns = 20;

/** Where less than this is left beside the column, the text goes below it. */
const fewestBeside = 20;
const indentBelow = 4;

/** Returns the lines as text, each ended, for a window of so many columns. */
export function printed(lines: readonly Line[], columns = usualColumns): string {
	const width = columns < fewestColumns ? usualColumns : columns;
	return lines
		.map(line => ({...line, lead: visible(line.lead), text: visible(line.text)}))
		.map(line => `${line.isExact ? line.text : fitted(line, width - 1)}\n`)
		.join('');
}

function fitted({lead, text}: Line, width: number): string {
	if (lead.length + text.length <= width) {
		return lead + text;
	}

	const beside = width - lead.length;
	return lead.trim() !== '' && beside < fewestBeside
		? [lead.trimEnd(), ...wrap(text, width - indentBelow).map(line => ' '.repeat(indentBelow) + line)].join('\n')
		: lead + wrap(text, beside).join(`\n${' '.repeat(lead.length)}`);
}
