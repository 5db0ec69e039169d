import wrapAnsi from 'wrap-ansi';
import {visible} from './visible.ts';

/**
What stands before a sentence: a state of one word, or a number. Anything else before a text makes it a value, such
as a path, which is copied and stays whole.
*/
const lead = /^ {2}(?:[a-z]+ +|\d+\. )/v;

// Takes the place of a blank between quotation marks, so that a path there is not parted.
const glue = '\u{A0}';

/**
Returns the sentences among these lines in rows of so many columns, parted between words and indented below their
first; all other lines as they are.
*/
export function foldSentences(lines: readonly string[], columns: number): string[] {
	return lines
		.map(line => visible(line))
		.flatMap(line =>
			line.length <= columns || (line.startsWith(' ') && !lead.test(line)) ? [line] : fold(line, columns),
		);
}

function fold(line: string, columns: number): string[] {
	const before = lead.exec(line)?.[0] ?? '';
	const glued = line.slice(before.length).replaceAll(/"[^"]*"/gv, quoted => quoted.replaceAll(' ', () => glue));
	const rows = wrapAnsi(glued, columns - before.length).replaceAll(glue, ' ').split('\n');
	return rows.map((row, index) => (index === 0 ? before : ' '.repeat(before.length)) + row);
}
