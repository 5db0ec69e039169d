import type {PromptKind} from '../core/engines/engine.ts';
import {commandLine} from '../wizard/command-line.ts';
import {pathIn} from '../wizard/judge.ts';
import type {WizardState} from '../wizard/state.ts';

type HandOverWords = {
	readonly why: string;
	readonly questions: readonly string[];
	/** Undefined where ssoconfig has been started already. */
	readonly command: string | undefined;
	readonly after: string;
};

const afterwards = 'When it has ended, this program comes back by itself and looks for the proof.';
const ifOther = 'If it asks anything else, answer as you think right.';

/** Said before the terminal is given to the tool: what it will ask, in which order. */
export function handOverWords(state: WizardState): HandOverWords {
	const {setting, running} = state;
	if (running?.engine === 'console') {
		return takeOverWords(state, running.open);
	}

	return {
		why: 'Now ssoconfig asks you itself, in this window. Each answer ends with Enter:',
		questions: questionsFor(['password', 'confirmation', 'reminder'], state),
		command: `Command: ${commandLine(pathIn(state, 'backup-file'), setting.pathStyle)}`,
		after: `${afterwards} The wording and the order may differ. ${ifOther}`,
	};
}

/** The console engine has started the tool, and may have answered some of it. */
function takeOverWords(state: WizardState, open: readonly PromptKind[]): HandOverWords {
	const why = 'Once you go on, your keys go to ssoconfig, in this window, until it has ended. '
		+ 'This program types nothing more.';
	return {
		why: open.length === 0
			? `${why} All that it usually asks has been typed.`
			: `${why} Each answer ends with Enter. Still open, as far as is known:`,
		questions: questionsFor(open, state),
		command: undefined,
		after: `${afterwards} ${ifOther}`,
	};
}

const given = 'the one of step 4. Each letter shows as a star, or not at all.';

function questionsFor(open: readonly PromptKind[], {texts}: WizardState): string[] {
	const words: Readonly<Record<PromptKind, string>> = {
		password: `Password: ${given}`,
		confirmation: open.includes('password') ? 'The same password again.' : `The password again: ${given}`,
		reminder: `The reminder: ${texts.reminder}`,
	};
	return open.map((kind, index) => `${index + 1}. ${words[kind]}`);
}
