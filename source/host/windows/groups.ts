/** Groups in a user's token, by SID alone: names and attributes are translated. */
export type Groups = ReadonlySet<string>;

/** "Well-known SIDs" in the Windows documentation. */
export const administrators = 'S-1-5-32-544';
const highLevels = ['S-1-16-12288', 'S-1-16-16384'];

/** Returns the SIDs that `whoami /groups /fo csv /nh` printed in its third column; undefined when there is none. */
export function parseGroups(text: string): Groups | undefined {
	const sids = text
		.split(/\r?\n/v)
		.flatMap(line => /^"[^"]*","[^"]*","(?<sid>S-1-\d+(?:-\d+)+)"/v.exec(line)?.groups?.sid ?? []);
	return sids.length === 0 ? undefined : new Set(sids);
}

/** Returns whether the process is elevated: its mandatory label is high or that of the system. */
export function isElevated(groups: Groups): boolean {
	return highLevels.some(level => groups.has(level));
}
