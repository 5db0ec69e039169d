import type {PromptKind} from '../../core/engines/task.ts';
import {type Context, stepNumber, textIn} from '../../wizard/context.ts';
import type {HandOverWords} from '../../wizard/journey.ts';
import type {Run} from '../../wizard/view.ts';
import {
	ifItAsksElse,
	lastLineAsks,
	looksForProof,
	yourKeys,
} from '../shared/hand-over.ts';
import {backupFileIn} from './questions/backup-file.ts';
import {commandLine} from './command-line.ts';

/** Returns what is said before the terminal is given to the tool: what it will ask, in which order. */
export function handOverWords(context: Context, run: Run): HandOverWords {
	if (run.engine === 'console') {
		return takeOverWords(context, run.open);
	}

	return {
		why: 'Now ssoconfig asks you itself, in this window. Each answer ends with Enter:',
		questions: questionsFor(['password', 'confirmation', 'reminder'], context),
		command: `Command: ${commandLine(backupFileIn(context), context.options.pathStyle)}`,
		after: `${looksForProof} The wording and the order may differ. ${ifItAsksElse}`,
	};
}

/** Words for a tool that the console engine has started, and may have answered in part. */
function takeOverWords(context: Context, open: readonly PromptKind[]): HandOverWords {
	return {
		why: open.length === 0
			? `${yourKeys} All that it usually asks has been typed. ${lastLineAsks}`
			: `${yourKeys} ${lastLineAsks} Still open, as far as is known:`,
		questions: questionsFor(open, context),
		command: undefined,
		after: `${looksForProof} ${ifItAsksElse}`,
	};
}

function questionsFor(open: readonly PromptKind[], context: Context): string[] {
	const given = `the one of step ${stepNumber(context, 'password')}. Each letter shows as a star, or not at all.`;
	const words: Readonly<Record<PromptKind, string>> = {
		password: `Password: ${given}`,
		confirmation: open.includes('password') ? 'The same password again.' : `The password again: ${given}`,
		reminder: `The reminder: ${textIn(context, 'reminder')}`,
	};
	return open.map((kind, index) => `${index + 1}. ${words[kind]}`);
}
