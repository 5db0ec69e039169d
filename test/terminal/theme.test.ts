import {expect, test} from 'vitest';
import {type Format, formats} from '../../source/terminal/theme.ts';

/** The 16 colours as the consoles of Windows draw them: today's (Campbell) and those of before Windows 10 1709. */
const palettes = {
	campbell: {
		black: '0C0C0C', red: 'C50F1F', green: '13A10E', yellow: 'C19C00', blue: '0037DA', magenta: '881798', cyan: '3A96DD', white: 'CCCCCC',
		gray: '767676', redBright: 'E74856', greenBright: '16C60C', yellowBright: 'F9F1A5', blueBright: '3B78FF', magentaBright: 'B4009E', cyanBright: '61D6D6', whiteBright: 'F2F2F2',
	},
	old: {
		black: '000000', red: '800000', green: '008000', yellow: '808000', blue: '000080', magenta: '800080', cyan: '008080', white: 'C0C0C0',
		gray: '808080', redBright: 'FF0000', greenBright: '00FF00', yellowBright: 'FFFF00', blueBright: '0000FF', magentaBright: 'FF00FF', cyanBright: '00FFFF', whiteBright: 'FFFFFF',
	},
} as const;

type Name = keyof (typeof palettes)['old'];

/** Relative luminance, and contrast from 1 to 21: WCAG 2.2. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(place => {
		const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
}

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

// The cursor is drawn by exchanging both colours.
const named: Array<[string, readonly Format[]]> = Object.entries(formats).filter(([, names]) => !names.includes('inverse'));

test.each(named)('%s is one of 16 colours, and readable on black and on white', (_name, names) => {
	const bold = names.includes('bold');
	const color = names.find(name => name !== 'bold' && !name.startsWith('bg'));
	const backgroundColor = names.find(name => name.startsWith('bg'))?.slice(2).toLowerCase();
	for (const palette of Object.values(palettes)) {
		if (color === undefined) {
			expect(backgroundColor).toBeUndefined();
			continue;
		}

		// Old consoles draw bold as the bright colour.
		const drawn = bold && !color.endsWith('Bright') ? `${color}Bright` : color;
		expect(Object.keys(palette)).toContain(color);
		const backgrounds = backgroundColor === undefined ? [palette.black, palette.whiteBright, 'FFFFFF'] : [palette[backgroundColor as Name]];
		for (const background of backgrounds) {
			expect(contrast(palette[drawn as Name], background)).toBeGreaterThanOrEqual(2.8);
		}
	}
});
