import {commandLine} from '../wizard/command-line.ts';
import {pathIn} from '../wizard/judge.ts';
import type {WizardState} from '../wizard/state.ts';

/** Said before the terminal is given to the tool: what it will ask, in which order. */
export function handOverWords(state: WizardState): {readonly why: string; readonly questions: readonly string[]; readonly command: string; readonly after: string} {
	return {
		why: 'Now ssoconfig asks you itself, in this window. Each answer ends with Enter:',
		questions: [
			'1. Password: the one of step 4. Each letter shows as a star, or not at all.',
			'2. The same password again.',
			`3. The reminder: ${state.texts.reminder}`,
		],
		command: `Command: ${commandLine(pathIn(state, 'backup-file'), state.setting.pathStyle)}`,
		after: 'When it has ended, this program comes back by itself and looks for the proof. The wording and the order may differ; if it asks anything else, answer as you think right.',
	};
}
