import type {CheckLine} from '../../host/host.ts';
import type {Context} from '../../wizard/context.ts';
import {bind} from '../../wizard/keys.ts';
import type {Binding} from '../../wizard/question.ts';
import {linesIn} from './check-lookups.ts';

/** Key that starts this program once more, as administrator. */
const elevateKey = bind('e', 'E', 'start as administrator', {type: 'elevate'});

/** Returns whether this program can be started elevated from here, and the folder that it is in allows it. */
function isPossible(context: Context): boolean {
	const {administrator, program} = ownLines(context);
	return administrator?.canElevate === true && program?.state === 'ok';
}

const opened = 'This program was started as administrator in a new window. Go on there; Enter ends this one.';

function ownLines(context: Context): {readonly administrator?: CheckLine; readonly program?: CheckLine} {
	const lines = linesIn(context);
	return Object.fromEntries(lines.map(line => [line.id, line]));
}

/** Returns whether this program was started as administrator in another window since the last look. */
function isOpened({elevation, round}: Context): boolean {
	return elevation?.state === 'opened' && elevation.round === round;
}

/** Returns the keys where something stops the way: one that starts this program elevated, where that would help. */
export function elevationKeys(context: Context): readonly Binding[] {
	return isOpened(context)
		? [bind('enter', 'Enter', 'end this one', {type: 'leave'})]
		: [
			bind('enter', undefined, '', {type: 'go-on'}),
			...(isPossible(context) && context.elevation?.state !== 'asking' ? [elevateKey] : []),
		];
}

/** Returns what the key does, for the help; undefined where there is none. */
export function elevationHelp(context: Context): string | undefined {
	return elevationKeys(context).includes(elevateKey)
		? 'E starts this program once more as administrator, in a new window; Windows asks you first.'
		: undefined;
}

/** Returns the lines with what to do about a window that is not elevated. `how`: what starts the elevated one. */
export function withElevation(context: Context, how: string): readonly CheckLine[] {
	return linesIn(context).map(line => line.canElevate ? {...line, advice: adviceOf(line, context, how)} : line);
}

function adviceOf({advice = ''}: CheckLine, context: Context, how: string): string {
	const {program} = ownLines(context);
	if (isOpened(context)) {
		return opened;
	}

	switch (context.elevation?.state === 'asking' ? undefined : program?.state) {
		case undefined: {
			return advice;
		}

		case 'ok': {
			return `${how}; Windows asks you first. Or by hand: ${firstLower(advice)}`;
		}

		case 'unknown': {
			return `${advice} It cannot be done from here: who can change this program's folder could not be found out.`;
		}

		default: {
			return 'Others can change this program\'s folder, so it is not started as administrator from here. '
				+ `${program?.advice ?? ''} If that cannot be: ${firstLower(advice)}`;
		}
	}
}

function firstLower(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Returns what became of the wish to start it elevated; undefined where there was none since the last look. */
export function elevationNews({elevation, round}: Context): string | undefined {
	switch (elevation?.round === round ? elevation.state : undefined) {
		case 'asking': {
			return 'Windows asks whether this program may start as administrator. Answer there.';
		}

		case 'not-opened': {
			return elevation?.state === 'not-opened' ? `It was not started. ${elevation.because}` : undefined;
		}

		case 'opened': {
			return opened;
		}

		case undefined: {
			return undefined;
		}
	}
}

/** Returns the same where what to do about each line is in sight already. */
export function elevationRemark(context: Context): string | undefined {
	return isOpened(context) ? undefined : elevationNews(context);
}
