import {jsonLine} from '../host/json-line.ts';
import {visible} from '../text/visible.ts';

/** Where a command prints. Whatever was put into a line, no terminal obeys it, and it stays one line. */
export type Output = {
	lines(lines: readonly string[]): void;
	/** One object in one line of ASCII letters. */
	json(value: unknown): void;
};

/** Returns an output to the stream. */
export function outputTo(stream: {write(text: string): unknown}): Output {
	return {
		lines(lines) {
			if (lines.length > 0) {
				stream.write(lines.map(line => `${visible(line)}\n`).join(''));
			}
		},
		json(value) {
			stream.write(jsonLine(value));
		},
	};
}
