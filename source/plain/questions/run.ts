import type {WizardState} from '../../wizard/state.ts';
import {handOverWords} from '../../words/hand-over.ts';
import {stopQuestion} from '../../words/stages.ts';
import {
	nothingTyped,
	silenceWords,
	unknownQuestion,
	usualOrder,
} from '../../words/tool.ts';
import {menu} from '../choose.ts';
import {
	exact,
	type Line,
	prose,
	row,
} from '../line.ts';
import type {Question} from '../question.ts';

/** Lines of the tool's screen that are printed. */
const linesShown = 8;

/** What the run asks; undefined while it goes on by itself. */
export function runQuestion(state: WizardState): Question | undefined {
	const {running, setting} = state;
	if (running === undefined || running.stopping) {
		return undefined;
	}

	if (running.asksToStop) {
		return menu(state, 'stop', [prose(stopQuestion(running, setting.engine))]);
	}

	if (running.isHandOverAhead) {
		const {why, questions, command, after} = handOverWords(state);
		return menu(state, 'hand-over', [
			prose(why),
			...questions.map(line => prose(line)),
			...(command === undefined ? [] : [exact(command)]),
			prose(after),
		]);
	}

	const {question, silence, open} = running;
	if (question !== undefined) {
		const {prompt, screen} = question;
		const isThere = screen.at(-1)?.trim().endsWith(prompt.trim()) ?? false;
		return menu(state, `tool ${screen.join('\n')}`, [
			prose(unknownQuestion),
			...toolLines(isThere ? screen : [...screen, prompt]),
			prose(usualOrder(open)),
			prose(nothingTyped),
		]);
	}

	if (silence === undefined) {
		return undefined;
	}

	const {before, after} = silenceWords(running, 'you can answer it yourself; if not, wait.');
	return menu(state, `quiet ${silence.join('\n')}`, [prose(before), ...toolLines(silence), prose(after)]);
}

function toolLines(lines: readonly string[]): Line[] {
	return lines.slice(-linesShown).map(line => row('  | ', line));
}
