import type {Span} from './row.ts';

/** Text before the first row of a paragraph, in so many columns of its own. */
export type Column = Span & {readonly width: number};

/** A text in one style, and the columns before its first row: all that the program says is made of these. */
export type Paragraph = Span & {
	readonly columns?: readonly Column[];
	/** A word before the text that makes it a warning. */
	readonly mark?: string;
	/**
	Set where the text is copied, or stands as others wrote it: no character of it is left out. A path is broken behind
	its separators, a command between its words too.
	*/
	readonly exact?: 'path' | 'command';
};

/** A paragraph with nothing in it. */
export const blank: Paragraph = {text: ''};

/** Returns columns with nothing in them, which indent a paragraph. */
export function indent(width: number): readonly Column[] {
	return [{text: '', width}];
}

/** Returns a text below its label, as long as it is. */
export function labelled(label: string, width: number, text: string, exact?: Paragraph['exact']): Paragraph {
	return {text, columns: [{text: label, width}], ...(exact !== undefined && {exact})};
}

/** Returns a line that a tool showed, behind a sign that no words of this program have. */
export function toolLine(text: string): Paragraph {
	return labelled('  |', 4, text, 'command');
}

/** Returns numbered paragraphs. */
export function numbered(texts: readonly string[], margin = 0): Paragraph[] {
	const width = margin + `${texts.length}. `.length;
	return texts.map((text, index) => ({text, columns: [{text: `${' '.repeat(margin)}${index + 1}.`, width}]}));
}
