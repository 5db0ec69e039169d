import type {styleText} from 'node:util';
import type {Style} from '../text/style.ts';

/** Signs that a frame is drawn with: the one place that names them, and the colours. */
export type Theme = {
	readonly rule: string;
};

/** Stands for each character of a secret. */
export const mask = '*';

/** Names of `styleText`. */
export type Format = Extract<Parameters<typeof styleText>[0], string>;

/**
Formats of the styles, of the 16 colours that every console has. Each is readable on a black and on a white console:
yellow is only ever a background, blue, dark red and magenta are too dark on black, and the dim look is missing on old
consoles. Bold stands alone, or with a bright colour, because old consoles draw bold as the bright colour.
*/
export const formats: Readonly<Record<Style, readonly Format[]>> = {
	name: ['bold'],
	title: ['cyan'],
	key: ['bold'],
	rule: ['gray'],
	aside: ['gray'],
	chosen: ['bold'],
	cursor: ['inverse'],
	ok: ['green'],
	warning: ['black', 'bgYellow'],
	error: ['redBright', 'bold'],
	unknown: ['magentaBright'],
	practice: ['black', 'bgYellow'],
	running: ['bold'],
	verified: ['whiteBright', 'bgGreen', 'bold'],
	unproven: ['black', 'bgYellow'],
	failed: ['whiteBright', 'bgRed', 'bold'],
};

/** Returns the signs of the console's own line set where it has one, else ASCII. */
export function chooseTheme({isAscii}: {readonly isAscii: boolean}): Theme {
	return {rule: isAscii ? '-' : '\u{2500}'};
}
