import wrapAnsi from 'wrap-ansi';

/** What is printed in one go. */
export type Line = {
	readonly text: string;
	/** Printed as it is, however long: it is to be copied, or has columns of its own. */
	readonly isExact?: true;
};

export const blank: Line = {text: ''};

/** A sentence, broken between words where the window ends. */
export function prose(text: string): Line {
	return {text};
}

/** A text that is printed as it is. */
export function exact(text: string): Line {
	return {text, isExact: true};
}

/** Columns of a terminal that does not tell, or cannot be meant. */
const usualColumns = 80;
const fewestColumns = 20;

/** The lines as text, each ended, for a window of so many columns. */
export function printed(lines: readonly Line[], columns = usualColumns): string {
	const width = columns < fewestColumns ? usualColumns : columns;
	return lines.map(({text, isExact}) => `${isExact ? text : wrapped(text, width - 1)}\n`).join('');
}

function wrapped(text: string, width: number): string {
	const words = text.trimStart();
	const indent = ' '.repeat(text.length - words.length);
	return wrapAnsi(words, width - indent.length).split('\n').map(line => `${indent}${line}`).join('\n');
}
