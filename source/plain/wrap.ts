import wrapAnsi from 'wrap-ansi';

/**
Returns the text in lines of so many columns, broken between words; a path that is longer, behind one of its separators.
A name that is longer still stays whole.
*/
export function wrap(text: string, columns: number): string[] {
	return wrapAnsi(text, columns).split('\n').flatMap(line => line.length > columns ? brokenPath(line, columns) : [line]);
}

function brokenPath(path: string, columns: number): string[] {
	const lines: string[] = [];
	// Separators that stand together, such as those of a share, stay together.
	for (const piece of path.split(/(?<=[\/\\])(?![\/\\])/v)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + piece.length <= columns) {
			lines[lines.length - 1] = last + piece;
		} else {
			lines.push(piece);
		}
	}

	return lines;
}
