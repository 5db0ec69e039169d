import {jsonLine} from '../host/json-line.ts';
import type {Paragraph} from '../text/paragraph.ts';
import {linesOf, printedWidth} from '../text/wrap.ts';
import {visible} from '../text/visible.ts';

/** Where a command prints. Whatever was put into a line, no terminal obeys it, and it stays one line. */
export type Output = {
	/** Paragraphs in the width of the terminal; where it is none, each in one line. */
	paragraphs(paragraphs: readonly Paragraph[]): void;
	lines(lines: readonly string[]): void;
	/** One object in one line of ASCII letters. */
	json(value: unknown): void;
};

type Stream = {
	/** Of a terminal. */
	readonly columns?: number | undefined;
	write(text: string): unknown;
};

/** Returns an output to the stream. */
export function outputTo(stream: Stream): Output {
	const lines = (texts: readonly string[]): void => {
		if (texts.length > 0) {
			stream.write(texts.map(line => `${visible(line)}\n`).join(''));
		}
	};

	return {
		lines,
		paragraphs(paragraphs) {
			lines(linesOf(paragraphs, printedWidth(stream.columns)));
		},
		json(value) {
			stream.write(jsonLine(value));
		},
	};
}
