import type {System} from '../host/system.ts';

/** Traits of a console that are known before anything is written to it. */
export type ConsoleTraits = {
	readonly hasColour: boolean;
	/** True when lines and signs beyond ASCII would be missing, or as wide as two letters. */
	readonly isAscii: boolean;
	/** True when the console marks pasted text (bracketed paste); otherwise a pasted line end arrives as Enter. */
	readonly marksPastes: boolean;
};

type Wishes = {
	readonly hasColour: boolean;
	readonly isAscii: boolean;
};

// In these languages fonts and code pages (932, 936, 949, 950) draw lines as wide as two letters.
const hasWideLines = /^(?:ja|ko|zh)\b/v;

/** Returns the traits of the console that the program runs in. `language`: the user's, such as `de-CH`. */
export function traitsOf(
	{pathStyle, environment}: Pick<System, 'environment' | 'pathStyle'>,
	language: string,
	wishes: Wishes,
): ConsoleTraits {
	// Windows Terminal names itself; any other console of Windows is taken for the old one, which has no second font to
	// take a sign from.
	const isOldConsole = pathStyle === 'windows' && !isSet(environment.WT_SESSION);
	const encoding =
		pathStyle === 'windows' ? undefined : [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(isSet);
	return {
		// https://no-color.org
		hasColour: wishes.hasColour && !isSet(environment.NO_COLOR),
		isAscii:
			wishes.isAscii
			|| isOldConsole
			|| hasWideLines.test(language)
			|| (encoding !== undefined && !/utf-?8/iv.test(encoding)),
		marksPastes: !isOldConsole && environment.TERM !== 'linux',
	};
}

function isSet(value: string | undefined): value is string {
	return value !== undefined && value !== '';
}
