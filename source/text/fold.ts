import wrapAnsi from 'wrap-ansi';
import {visible} from './visible.ts';

/**
Lead of a sentence: a state of one word, or a number. Any other text after spaces is a value, such as a path, which gets
copied and stays whole.
*/
const lead = /^ {2}(?:[a-z]+ +|\d+\. )/v;

// Replaces a blank between quotation marks, so that a path there is not broken.
const glue = '\u{A0}';

/**
Returns the lines with each sentence wrapped between words to so many columns and indented below its first row; all
other lines stay as they are.
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
