import {
	exact,
	type Line,
	prose,
	row,
} from './line.ts';

/** Returns the lines of a report: those with columns keep them, and what the tool showed stays as it was. */
export function reported(lines: readonly string[]): readonly Line[] {
	return lines.map(line => {
		const [lead] = /^ {2}[A-Z]\S* (?:\S+ )? +/v.exec(line) ?? [];
		if (lead !== undefined) {
			return row(lead, line.slice(lead.length));
		}

		return line.startsWith('  |') ? exact(line) : prose(line);
	});
}
