/**
Returns whether a terminal is better served with lines than with screens, as its variables say: it cannot move its
cursor, or a screen reader reads it aloud.
*/
export function isPlainTerminal({TERM, INK_SCREEN_READER = ''}: Readonly<Record<string, string | undefined>>): boolean {
	return TERM === 'dumb' || !['', 'false'].includes(INK_SCREEN_READER.toLowerCase());
}
