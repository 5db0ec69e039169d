/**
Returns the lines with each sentence broken between words, for a terminal of so many columns. A line that is indented is
to be copied, and stays whole; so do all where nobody reads them in a window.
*/
export async function wrapped(lines: readonly string[], columns: number | undefined): Promise<readonly string[]> {
	if (columns === undefined || columns < fewestColumns) {
		return lines;
	}

	// Only here: most calls have nothing to say that is wrapped, and start faster without it.
	const {linesOf} = await import('../text/wrap.ts');
	return lines.flatMap(line => line.startsWith(' ')
		? [line]
		: linesOf([{text: line}], columns - 1));
}

/** A terminal that tells of fewer does not know. */
const fewestColumns = 20;
