import type {WizardState} from '../../wizard/state.ts';
import {handOverWords} from '../../words/hand-over.ts';
import {stopQuestion, unknownQuestion} from '../../words/stages.ts';
import {menu} from '../choose.ts';
import {exact, prose} from '../line.ts';
import type {Question} from '../question.ts';

/** Lines of the tool's screen that are printed. */
const linesShown = 8;

/** What the run asks; undefined while it goes on by itself. */
export function runQuestion(state: WizardState): Question | undefined {
	const {running} = state;
	if (running === undefined || running.stopping) {
		return undefined;
	}

	if (running.asksToStop) {
		return menu(state, 'stop', [prose(stopQuestion(running))]);
	}

	if (running.isHandOverAhead) {
		const {why, questions, command, after} = handOverWords(state);
		return menu(state, 'hand-over', [prose(why), ...questions.map(line => prose(line)), exact(command), prose(after)]);
	}

	const {question} = running;
	return question && menu(state, `tool ${question.screen.join('\n')}`, [
		prose(unknownQuestion),
		...question.screen.slice(-linesShown).map(line => exact(`  | ${line}`)),
	]);
}
