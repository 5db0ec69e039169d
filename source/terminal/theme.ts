/** How the frame is drawn: the one place that names colours and signs. Colours are of the 16 that every console has; no meaning hangs on them alone. */
export type Theme = {
	readonly rule: string;
	readonly mask: string;
	readonly pointer: string;
};

/** Colours by what they stand for. */
export const colours = {
	title: 'cyan',
	ok: 'green',
	warning: 'yellow',
	error: 'red',
	unknown: 'magenta',
	practice: 'yellow',
} as const;

/** Signs of the console's own line set where it has one, else ASCII. */
export function chooseTheme(isAscii: boolean): Theme {
	return {rule: isAscii ? '-' : '\u{2500}', mask: '*', pointer: '>'};
}
