import type {TextProps} from 'ink';

/** How the frame is drawn: the one place that names colours and signs. */
export type Theme = {
	readonly rule: string;
	readonly mask: string;
	readonly pointer: string;
};

export type Look = Readonly<Pick<TextProps, 'bold' | 'color' | 'backgroundColor'>>;

/**
Looks by what they stand for, of the 16 colours that every console has. No meaning hangs on a colour alone. Each is
readable on a black and on a white console: yellow is only ever a background, blue, dark red and magenta are too
dark on black, and the dim look is missing on old consoles. Bold stands alone, or with a bright colour, because old
consoles draw bold as the bright colour.
*/
export const looks = {
	name: {bold: true},
	title: {color: 'cyan'},
	key: {bold: true},
	rule: {color: 'gray'},
	aside: {color: 'gray'},
	chosen: {bold: true},
	plain: {},
	ok: {color: 'green'},
	warning: {color: 'black', backgroundColor: 'yellow'},
	error: {color: 'redBright', bold: true},
	unknown: {color: 'magentaBright'},
	practice: {color: 'black', backgroundColor: 'yellow'},
	running: {bold: true},
} as const satisfies Record<string, Look>;

/** Signs of the console's own line set where it has one, else ASCII. */
export function chooseTheme({isAscii}: {readonly isAscii: boolean}): Theme {
	return {rule: isAscii ? '-' : '\u{2500}', mask: '*', pointer: '>'};
}
