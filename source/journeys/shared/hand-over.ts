import type {Help} from '../../wizard/question.ts';
import type {Run} from '../../wizard/view.ts';
import {explain, means, next} from './help.ts';

/** Said on the page before the window is given away, and where that page is explained. */
export const looksForProof = 'When ssoconfig has ended, this program comes back by itself and looks for proof.';
export const ifItAsksElse = 'If it asks anything else and you are unsure, stop and ask a BizTalk administrator.';
export const yourKeys = 'Once you go on, your keys go to ssoconfig, in this window, until it has ended. '
	+ 'This program types nothing more.';
export const lastLineAsks = 'Its last line shows what it asks now, if anything. Each answer ends with Enter.';

/** Explains the page before the window is given to a tool that runs already. */
const takingOver = explain({
	[means]: 'ssoconfig runs, and waits for an answer as far as is known. Once you go on, your keys go to it until it has '
		+ 'ended, and this program types nothing more. The time limit stands still on this page.',
	[next]: looksForProof,
	'If you do not want it': 'Go back: this program watches ssoconfig as before, and asks you again where it must.',
}, 'Enter gives the window to ssoconfig. Esc goes back. Ctrl+C asks whether to stop.');

/** Explains the page before a tool is started in the window. */
const starting = explain({
	[means]: 'ssoconfig has not been started yet. It is started in this window, and asks you its questions.',
	[next]: looksForProof,
}, 'Enter gives the window to ssoconfig. Esc asks whether to stop.');

/** Returns how the page is explained on which the window is about to be given away. */
export function handOverHelp({engine}: Run): Help {
	return engine === 'console' ? takingOver : starting;
}
