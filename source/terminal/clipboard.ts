import {Buffer} from 'node:buffer';
import type {System} from '../host/system.ts';

const programs: ReadonlySet<string | undefined> = new Set(['WezTerm', 'ghostty']);
const types: ReadonlySet<string | undefined> = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot']);

/**
Returns whether the terminal is known to put text that it is sent into its clipboard (OSC 52) without being set up for
it. The old console of Windows would not; one inside tmux or screen may not pass it on.
*/
export function takesClipboard({environment}: Pick<System, 'environment'>): boolean {
	const {
		WT_SESSION: windowsTerminal = '', TERM_PROGRAM: program, TERM: type, TMUX: tmux = '', STY: screen = '',
	} = environment;
	return tmux === '' && screen === '' && (windowsTerminal !== '' || programs.has(program) || types.has(type));
}

/** Returns the bytes that have a terminal put the text into its clipboard. Whatever is in it, they are one sequence. */
export function clipboardSequence(text: string): string {
	return `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{07}`;
}
